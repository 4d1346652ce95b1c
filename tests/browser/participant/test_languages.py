"""Changing the language, and a second one under each question, with network and without."""

import pytest

from tests.servers.chromium import PHONE
from tests.support.filling_in import (
    answer_one,
    go_to_end,
    open_page,
    wait_for_queue,
    wait_for_receipt,
)

pytestmark = pytest.mark.browser

FORBID_STORAGE = """for (const name of ["localStorage", "indexedDB"])
    Object.defineProperty(window, name, {get() { throw new DOMException("forbidden"); }});"""
ALL_KEPT = """async () => (await (await caches.open("pages")).keys()).length >= 6"""
RUSSIAN_KEPT = """async () => (await (await caches.match("/e/spring/post?lang=ru",
    {ignoreVary: true})).text()).includes("Русский")"""
WAIT = """async () => {
    for (let round = 0; round < 100 && !await (%s)(); round++)
        await new Promise(done => setTimeout(done, 100));
}"""
SAYS_ELSEWHERE = "#state:has-text('this phone does not have the page in that language yet')"


@pytest.fixture
def cut_off(phone, address):
    """A phone that has answered a question, kept all languages, and then lost the network."""
    answer_one(phone, f"{address}?lang=en")
    phone.evaluate(WAIT % ALL_KEPT)
    phone.context.set_offline(True)
    return phone


def is_kept(page):
    return page.is_checked("input[name=use_overall][value='4']")


def test_other_language_keeps_answers_and_section(phone, address):
    answer_one(phone, f"{address}?lang=en")

    phone.click("text=Русский")
    phone.wait_for_selector("html[lang=ru]")

    assert is_kept(phone)
    assert phone.locator(".step:visible h2").all_inner_texts() == ["Семинар"]
    assert phone.title() == "После семинара · Весенний семинар"


def test_other_language_before_any_answer_is_an_ordinary_page(phone, address):
    open_page(phone, f"{address}?lang=en")

    with phone.expect_navigation(url=f"{address}?lang=et*") as info:
        phone.click("text=Eesti")

    assert info.value.request.method == "GET"


def test_every_language_opens_without_network_and_sends_later(cut_off, address, stored):
    for language, name in (
        ("ru", "Русский"),
        ("et", "Eesti"),
        ("en", "English"),
        ("ru", "Русский"),
    ):
        cut_off.click(f"text={name}")
        cut_off.wait_for_selector(f"html[lang={language}] #waiting", state="attached")
    kept = is_kept(cut_off)
    go_to_end(cut_off)
    cut_off.click("#submit")
    wait_for_queue(cut_off)
    cut_off.context.set_offline(False)
    wait_for_receipt(cut_off)

    assert kept
    assert stored() == [{"use_overall": "4"}]


def test_second_language_comes_without_network_and_goes_along(cut_off):
    cut_off.click(".second [lang=ru]")
    cut_off.wait_for_selector("#s-seminar small.again[lang=ru]")
    first = cut_off.inner_text("#s-seminar h2 .again")
    cut_off.click("text=Eesti")
    cut_off.wait_for_selector("html[lang=et] #s-seminar small.again[lang=ru]")

    assert first == "Семинар"
    assert is_kept(cut_off)
    assert cut_off.inner_text("#s-seminar h2") == "Seminar\nСеминар"


def test_second_language_is_the_same_from_the_phone_as_from_the_server(phone, address):
    shown = []
    texts = "all => all.map(each => [each.lang, each.textContent])"
    open_page(phone, f"{address}?lang=en")
    phone.click(".second [lang=ru]")
    phone.wait_for_selector(".second [aria-pressed=true]")
    shown.append(phone.eval_on_selector_all(".again", texts))
    phone.reload()
    shown.append(phone.eval_on_selector_all(".again", texts))

    assert phone.url == f"{address}?lang=en&also=ru"
    assert len(shown[0]) > 100
    assert shown[0] == shown[1]


def test_second_language_keeps_answers_and_goes_away_again(phone, address):
    answer_one(phone, f"{address}?lang=en")

    phone.click(".second [lang=ru]")
    phone.wait_for_selector(".second [lang=ru][aria-pressed=true]")
    phone.click(".second [lang=et]")
    phone.wait_for_selector("#s-seminar small.again[lang=et]")
    mixed = phone.locator("small.again[lang=ru]").count()
    phone.click(".second [lang=et]")

    assert is_kept(phone)
    assert (mixed, phone.locator("small.again").count()) == (0, 0)
    assert phone.url == f"{address}?lang=en#s-seminar"


@pytest.fixture
def old_phone(new_page):
    """A phone whose browser knows no service workers."""
    return new_page(viewport=PHONE, service_workers="block")


def test_language_that_is_not_on_the_phone_leaves_the_answers_where_they_are(old_phone, address):
    phone = old_phone
    answer_one(phone, f"{address}?lang=en")
    phone.context.set_offline(True)
    said = []
    for button in ("text=Русский", ".second [lang=et]"):
        phone.evaluate("document.getElementById('state').textContent = ''")
        phone.click(button)
        said.append(phone.wait_for_selector(SAYS_ELSEWHERE).inner_text())

    assert said[0] == said[1]
    assert (is_kept(phone), phone.url) == (True, f"{address}?lang=en#s-seminar")


def test_phone_that_keeps_nothing_loses_nothing_without_network(phone, address):
    phone.add_init_script(FORBID_STORAGE)
    answer_one(phone, f"{address}?lang=en")
    phone.evaluate(WAIT % ALL_KEPT)
    phone.context.set_offline(True)
    for _ in range(2):
        phone.click("text=Русский")
        phone.wait_for_selector(SAYS_ELSEWHERE)
    stayed = is_kept(phone)
    phone.context.set_offline(False)
    phone.click("text=Русский")
    phone.wait_for_selector("html[lang=ru]")

    assert stayed
    assert is_kept(phone)


def test_questions_that_changed_are_kept_anew(phone, address):
    open_page(phone, f"{address}?lang=en")
    phone.evaluate(WAIT % ALL_KEPT)
    phone.evaluate(
        """caches.open("pages")
            .then(pages => pages.put("/e/spring/post?lang=ru", new Response("old")))"""
    )
    phone.reload()

    phone.evaluate(WAIT % RUSSIAN_KEPT)

    assert phone.evaluate(RUSSIAN_KEPT)


def test_second_language_works_without_javascript(address, plain_phone):
    plain_phone.goto(f"{address}?lang=en")
    plain_phone.locator("input[name=use_overall][value='4']").check(force=True)

    plain_phone.click(".second [lang=et]")

    assert is_kept(plain_phone)
    assert plain_phone.locator("#s-seminar small.again[lang=et]").first.inner_text() == "Seminar"
