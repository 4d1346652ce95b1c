"""Cards and posters as they come out of the printer, and what a phone reads from them."""

import logging
import re
from dataclasses import replace

import pytest

from collector.core.linking.codes import number_card
from collector.formats.print.invitation import PosterSize, write_card_sheet, write_poster
from collector.store.linking.keys import list_card_numbers, read_key
from collector.texts.languages import LANGUAGES, Translated
from tests.formats.qr_reader import read_qr_codes
from tests.support.factories import EVENT
from tests.support.flaws import find_flaws
from tests.support.organising import NAME, PASSWORD, make_account

pytestmark = pytest.mark.browser

ADDRESS = "https://tagasiside.example/e/spring"
CARDS = "/organiser/events/spring/cards"
TITLES = {
    "short": EVENT.title,
    "long": Translated(
        et="Kogukondliku turvalisuse ja vabatahtlike koostöö seminar Ida-Virumaal",
        ru="Семинар по общинной безопасности и сотрудничеству добровольцев в Ида-Вирумаа",
        en="Seminar on community safety and the work of volunteers in Ida-Viru County",
    ),
    "longest": Translated(et="Turvalisus " * 20, ru="Безопасность " * 20, en="Safety " * 20),
}

BADLY_PLACED = """() => {
  const box = each => each.getBoundingClientRect();
  const boxes = Array.from(document.querySelectorAll(".sheet > :not(.qr)")).map(box);
  const all = box(document.querySelector("main"));
  const isOutside = ({top, bottom, right}) =>
    top < all.top || bottom > all.bottom || right > all.right;
  const isOver = ({top}, at) => at && top < boxes[at - 1].bottom - 1;
  return boxes.filter((each, at) => isOutside(each) || isOver(each, at)).length;
}"""
"""Count what leaves the page or lies over what stands before it."""

CUT_OFF = """() => Array.from(document.querySelectorAll(".card, .card p"))
  .filter(({scrollHeight, clientHeight, scrollWidth, clientWidth}) =>
    scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1)
  .map(each => each.outerHTML)"""

WRAPPED = """() => Array.from(document.querySelectorAll(".card p"))
  .filter(each =>
    each.clientHeight > 1.2 * parseFloat(getComputedStyle(each).lineHeight))
  .map(each => each.outerHTML)"""


@pytest.fixture
def open_file(page, tmp_path):
    """Open a page from a file, as from a memory stick, without a network."""

    def open_file(html):
        (tmp_path / "page.html").write_text(html, "utf-8")
        page.context.set_offline(True)
        page.goto((tmp_path / "page.html").as_uri())
        page.emulate_media(media="print")
        return page

    return open_file


@pytest.fixture
def office(site, db, page):
    """An organiser's page, signed in, before a service at `site`."""
    make_account(db)
    page.goto(f"{site}/organiser/sign-in?lang=en")
    page.fill("#name", NAME)
    page.fill("#password", PASSWORD)
    page.click("main button")
    page.wait_for_url("**/organiser/")
    return page


def print_pages(page):
    """Return the sizes of the pages that the browser prints, in points."""
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def codes(count):
    return [number_card(bytes(32), number) for number in range(count)]


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (10, 1), (11, 2), (60, 6)])
def test_sheets_come_out_on_as_many_a4_pages_as_ten_cards_each_need(open_file, count, pages):
    sheet = open_file(write_card_sheet(codes(count), EVENT, ADDRESS))

    assert print_pages(sheet) == [(595, 842)] * pages


def test_a_phone_reads_every_card_and_the_code_stands_after_the_hash(open_file):
    sheet = open_file(write_card_sheet(codes(30), EVENT, ADDRESS))

    read = [
        text for page in sheet.locator(".page").all() for text in read_qr_codes(page.screenshot())
    ]

    assert sorted(read) == sorted(f"{ADDRESS}#c={code}" for code in codes(30))


@pytest.mark.parametrize("cards_only", [False, True])
def test_nothing_on_a_card_is_cut_off_or_wrapped(open_file, cards_only):
    linking = replace(EVENT.linking, cards_only=cards_only)
    event = replace(EVENT, linking=linking, simulated=True)
    sheet = open_file(write_card_sheet(codes(10), event, ADDRESS))

    assert (sheet.evaluate(CUT_OFF), sheet.evaluate(WRAPPED)) == ([], [])


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("size", "points"),
    [(PosterSize.A4, (595, 842)), (PosterSize.A5, (420, 595)), (PosterSize.SLIDE, (907, 510))],
)
def test_poster_fills_one_page_and_a_phone_reads_its_address(open_file, title, size, points):
    event = replace(EVENT, title=TITLES[title], simulated=True)
    poster = open_file(write_poster(event, ADDRESS, size=size))

    read = read_qr_codes(poster.locator("main").screenshot())

    assert (print_pages(poster), read) == ([points], [ADDRESS])
    assert poster.evaluate(BADLY_PLACED) == 0


def test_a_printed_card_works_and_its_code_stays_out_of_logs_addresses_and_files(
    new_page, office, site, data, keys, caplog
):
    caplog.set_level(logging.DEBUG)
    office.goto(f"{site}{CARDS}")
    office.fill("#count", "10")
    with office.expect_popup() as opened:
        office.click("main button")
    printed = read_qr_codes(opened.value.locator(".page").screenshot())
    code = number_card(read_key(keys, "spring"), list_card_numbers(keys, "spring")[0])
    [card] = [text for text in printed if text.endswith(f"#c={code}")]

    phone = new_page()
    phone.goto(card.replace("http://127.0.0.1:8000", site))

    assert phone.input_value("#i-card_code") == code
    assert [code in text for text in (phone.url, phone.title(), opened.value.url)] == [False] * 3
    assert f'POST {CARDS} HTTP/1.1" 200' in caplog.text
    assert 'GET /e/spring HTTP/1.1" 200' in caplog.text
    assert code not in caplog.text
    files = [path for path in data.rglob("*") if path.is_file()]
    assert [path.name for path in files if code.encode() in path.read_bytes()] == []


def test_pages_around_the_sheets_have_no_flaw_that_a_program_finds(office, site):
    flaws = {}

    for language in LANGUAGES:
        for path in ("cards", "poster", "poster?size=slide&wave=post"):
            for width in (390, 1280):
                office.set_viewport_size({"width": width, "height": 900})
                mark = "&" if "?" in path else "?"
                office.goto(f"{site}/organiser/events/spring/{path}{mark}lang={language}")
                flaws[path, language, width] = find_flaws(office)

    assert {at: found for at, found in flaws.items() if found} == {}


def test_slide_fills_the_screen_without_the_bar(office, site):
    office.set_viewport_size({"width": 1280, "height": 1000})
    office.goto(f"{site}/organiser/events/spring/poster?size=slide")

    office.click("[data-fill]")
    office.wait_for_selector(".bar", state="hidden")

    width = office.locator("main").bounding_box()["width"]
    assert (width, office.evaluate(BADLY_PLACED)) == (1280, 0)


@pytest.mark.parametrize("width", [390, 1280])
def test_sheet_of_cards_on_the_screen_has_no_flaw_that_a_program_finds(office, site, width):
    office.set_viewport_size({"width": width, "height": 900})
    office.goto(f"{site}{CARDS}")
    with office.expect_popup() as opened:
        office.click("main button")
    sheet = opened.value
    sheet.wait_for_selector("[data-print]")

    assert find_flaws(sheet) == []
