"""The participant's pages in a real browser: steps, skip logic, languages, and no JavaScript."""

import pytest

from collector.core.codes import card_code, read_card_code
from collector.core.expressions import parse_expression
from collector.core.languages import LANGUAGES
from collector.core.waves import WaveName
from collector.errors import CardCodeError
from collector.store.responses import list_responses
from collector.store.waves import find_wave
from collector.web.inline import FOLDER
from tests.browser.conftest import PHONE
from tests.browser.flaws import find_flaws
from tests.factories import close_event_wave

pytestmark = pytest.mark.browser

SMALL_PHONE = {"width": 320, "height": 568}
CODE = card_code(123456)


def answers(db, event, name="post"):
    return [each.answers for each in list_responses(db, find_wave(db, event.id, name).id)]


def go_to_end(page):
    while page.is_visible("#next"):
        page.click("#next")


def choose(page, name, value):
    page.locator(f"label:has(input[name={name}][value='{value}'])").click()


def place_of(page):
    return page.inner_text(".progress").partition(" · ")[0]


EXPRESSIONS = [
    "${a} = 'yes'",
    "${a} != 'yes'",
    "${a} = 4",
    "${a} >= 4 and ${b} < 2",
    "${a} > ${b} or not(${b} = '')",
    "${a} + ${b} * 2 - 1 = 7",
    "${a} div ${b} > 1",
    "${a} mod 3 = 1",
    "-${a} < -3",
    "selected(${a}, 'fires')",
    "count-selected(${a}) <= 1",
    "count-selected(.) <= 2",
    ". = ${a}",
    "not(${a}) = not(${b})",
    "'0' and 0",
]
VALUES = ["", "yes", "4", " 4 ", "04", "-4.5", "1e1", "0", "fires traffic", "\n", "4\u00a0"]


def test_conditions_mean_the_same_in_the_browser(page):
    source = (FOLDER / "expressions.js").read_text("utf-8")
    trees = [(text, parse_expression(text)) for text in EXPRESSIONS]
    cases = [(text, tree, a, b) for text, tree in trees for a in VALUES for b in VALUES]
    sent = [[tree.as_json(), {"a": a, "b": b}, b] for _, tree, a, b in cases]

    found = page.evaluate(
        f"sent => {{ {source}; return sent.map(([t, g, o]) => Boolean(evaluate(t, g, o))); }}", sent
    )

    meant = [tree.evaluate({"a": a, "b": b}, b) for _, tree, a, b in cases]
    assert [
        case for case, one, other in zip(cases, found, meant, strict=True) if one != other
    ] == []


def reason(typed):
    try:
        read_card_code(typed)
    except CardCodeError as error:
        return error.reason
    return ""


def test_card_codes_are_checked_the_same_in_the_browser(page):
    source = (FOLDER / "card_code.js").read_text("utf-8")
    codes = [card_code(number) for number in range(0, 2**30, 2**30 // 97)]
    typed = [*codes, *(code.lower() for code in codes), *(f"{c[:3]} {c[3:]}" for c in codes)]
    typed += [code[:2] + code[3] + code[2] + code[4:] for code in codes]
    typed += ["", "ABC", "ABC!EFG", "UUUUUUU", "оilАВЕ0", "ABCDEFGH", "ab-cd_ef.g", "😀BCDEFG"]

    found = page.evaluate(f"typed => {{ {source}; return typed.map(cardProblem); }}", typed)

    assert found == [reason(each) for each in typed]


def test_whole_questionnaire_is_one_request_without_complaints_of_the_policy(site, phone):
    requests, complaints = [], []
    phone.on("request", lambda request: requests.append(request.url))
    phone.on("console", lambda message: complaints.append(message.text))

    phone.goto(f"{site}/e/spring?lang=et", wait_until="domcontentloaded")
    until_answerable = list(requests)
    phone.wait_for_selector("#waiting", state="attached")
    go_to_end(phone)

    assert until_answerable == [f"{site}/e/spring?lang=et"]
    assert [request for request in requests if not request.startswith(site)] == []
    assert complaints == []


def test_sections_are_shown_one_at_a_time(site, phone):
    phone.goto(f"{site}/e/spring?lang=en")
    phone.click("text=Start")

    assert phone.locator(".step:visible h2").all_inner_texts() == ["The seminar"]
    assert place_of(phone) == "1 / 7"
    assert phone.evaluate("document.activeElement.textContent") == "The seminar"
    assert phone.evaluate("scrollY") == 0


def test_back_button_of_the_browser_goes_back_one_section(site, phone):
    phone.goto(f"{site}/e/spring?lang=en")
    phone.click("#next")
    phone.click("#next")

    phone.go_back()

    assert place_of(phone) == "1 / 7"


def test_answers_are_sent_and_skipped_ones_are_not(db, event, site, phone):
    phone.goto(f"{site}/e/spring?lang=en")
    phone.click("#next")
    before = phone.is_visible("#q-use_practice")
    choose(phone, "took_part_practice", "yes")
    choose(phone, "use_practice", "5")
    choose(phone, "took_part_practice", "no")
    after = phone.is_visible("#q-use_practice")
    go_to_end(phone)
    phone.click("text=Send my answers")
    phone.wait_for_selector("#words")

    assert (before, after) == (False, False)
    assert answers(db, event) == [{"took_part_practice": "no"}]


def test_limit_of_choices_is_kept_kindly(site, phone):
    phone.goto(f"{site}/e/spring?lang=en")
    for _ in range(3):
        phone.click("#next")
    for risk in ("fires", "traffic", "youth", "drowning"):
        choose(phone, "top_risks", risk)
    complaint = phone.inner_text("#e-top_risks")
    phone.click("#next")
    stayed = place_of(phone)

    choose(phone, "top_risks", "fires")
    phone.click("#next")

    assert complaint == "Please choose no more than three."
    assert (stayed, place_of(phone)) == ("3 / 7", "4 / 7")


def test_card_code_comes_from_the_link_and_leaves_the_address(db, site, phone):
    phone.goto(f"{site}/e/spring?lang=en#c={CODE}")
    address = phone.url
    go_to_end(phone)
    typed = phone.input_value("#i-card_code")
    phone.click("#submit")
    phone.wait_for_selector("#words")

    assert (address, typed) == (f"{site}/e/spring?lang=en", CODE)
    assert db.table("link_codes").count == 1


def test_mistyped_card_code_is_explained_before_sending(site, phone):
    phone.goto(f"{site}/e/spring?lang=en")
    go_to_end(phone)
    phone.fill("#i-card_code", "ABC1234")
    phone.click("#submit")

    assert phone.inner_text("#e-card_code").startswith("One symbol is wrong")
    assert phone.get_attribute("#i-card_code", "aria-invalid") == "true"
    assert phone.evaluate("document.activeElement.id") == "i-card_code"


def test_enter_in_a_field_sends_nothing(db, event, site, phone, plain_phone):
    for each in (phone, plain_phone):
        each.goto(f"{site}/e/spring?lang=en#send")
        each.fill("#i-card_code", CODE)
        each.press("#i-card_code", "Enter")
        each.wait_for_timeout(300)

    assert phone.is_visible("#i-card_code")
    assert plain_phone.input_value("#i-card_code") == CODE
    assert answers(db, event) == []


def test_going_back_and_sending_again_is_one_response(db, event, site, phone):
    phone.goto(f"{site}/e/spring?lang=en")
    go_to_end(phone)
    phone.click("#submit")
    words = phone.inner_text("#words")

    phone.go_back()
    phone.click("#submit")

    assert phone.inner_text("#words") == words
    assert len(answers(db, event)) == 1


def test_two_visits_are_two_responses(db, event, site, phone):
    for _ in range(2):
        phone.goto(f"{site}/e/spring?lang=en")
        go_to_end(phone)
        phone.click("#submit")
        phone.wait_for_selector("#words")

    assert len(answers(db, event)) == 2


def test_other_language_keeps_answers_and_section(site, phone):
    phone.goto(f"{site}/e/spring?lang=en")
    phone.click("#next")
    choose(phone, "use_overall", "4")

    phone.click("text=Русский")
    phone.wait_for_selector("html[lang=ru]")

    assert phone.is_checked("input[name=use_overall][value='4']")
    assert phone.locator(".step:visible h2").all_inner_texts() == ["Семинар"]
    assert phone.title() == "После семинара · Весенний семинар"


def test_other_language_before_any_answer_is_an_ordinary_page(site, phone):
    phone.goto(f"{site}/e/spring?lang=en")

    with phone.expect_request(f"{site}/e/spring/post?lang=et") as info:
        phone.click("text=Eesti")

    assert info.value.method == "GET"


def test_refused_answers_lead_to_their_question(db, event, site, phone):
    phone.goto(f"{site}/e/spring?lang=en")
    phone.evaluate("document.querySelector('input[name=mot_value]').value = '9'")
    phone.click("#next")
    phone.click("#next")
    choose(phone, "mot_value", "9")
    go_to_end(phone)
    phone.click("#submit")
    phone.wait_for_selector("#summary")
    focused = phone.evaluate("document.activeElement.id")
    phone.click("#summary a")

    assert phone.title().startswith("Error: ")
    assert focused == "summary"
    assert phone.evaluate("document.activeElement.name") == "mot_value"
    assert answers(db, event) == []


def test_wave_that_closes_meanwhile_keeps_the_answers_on_the_page(db, event, site, phone):
    phone.goto(f"{site}/e/spring/post?lang=en")
    phone.click("#next")
    choose(phone, "use_overall", "4")
    go_to_end(phone)
    close_event_wave(db, event, WaveName.POST)
    phone.click("#submit")

    assert "The questionnaire is closed" in phone.inner_text("#summary")
    assert phone.is_checked("input[name=use_overall][value='4']")


def test_everything_works_without_javascript(db, event, site, plain_phone):
    plain_phone.goto(f"{site}/e/spring?lang=en")
    choose(plain_phone, "use_overall", "4")
    choose(plain_phone, "use_practice", "5")
    plain_phone.click("text=Eesti")
    kept = plain_phone.is_checked("input[name=use_overall][value='4']")
    plain_phone.click("text=Saadan vastused")

    assert kept
    assert plain_phone.locator("#words").inner_text().count(" ") == 2
    assert "Üks vastus jäi kõrvale" in plain_phone.inner_text("main")
    assert answers(db, event) == [{"use_overall": "4"}]


def test_receipt_is_copied(site, phone):
    phone.goto(f"{site}/e/spring?lang=en#send")
    phone.click("#submit")
    phone.click("text=Copy the words")

    phone.wait_for_selector("text=Copied")
    words = phone.inner_text("#words")
    phone.goto(f"{site}/receipt?lang=en")
    phone.press("#i-words", "Control+V")
    assert phone.input_value("#i-words") == words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (SMALL_PHONE, "dark")])
def test_pages_are_accessible(site, phone, language, size, scheme):
    phone.set_viewport_size(size)
    phone.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    flaws = {}
    for path in ("/", "/receipt", "/e/nowhere", "/e/later", "/e/spring"):
        phone.goto(f"{site}{path}?lang={language}")
        flaws[path] = find_flaws(phone)
    while phone.is_visible("#next"):
        phone.click("#next")
        flaws[phone.url] = find_flaws(phone)
    phone.fill("#i-card_code", "ABC")
    phone.click("#submit")
    flaws["complaint"] = find_flaws(phone)
    phone.fill("#i-card_code", "")
    phone.click("#submit")
    phone.wait_for_selector("#words")
    flaws["thanks"] = find_flaws(phone)

    assert {place: found for place, found in flaws.items() if found} == {}
