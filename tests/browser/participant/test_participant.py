"""The participant's pages in a real browser: steps, skip logic, sending, and no JavaScript."""

from datetime import timedelta

import pytest

from collector.actions.events.run_wave import close_wave
from collector.core.linking.codes import card_code
from collector.core.waves import WaveName
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave
from tests.support.factories import NOW
from tests.support.filling_in import choose, go_to_end, open_page

pytestmark = pytest.mark.browser

CODE = card_code(123456)


def answers(db, event, name="post"):
    return [each.answers for each in list_responses(db, find_wave(db, event.id, name).id)]


def place_of(page):
    return page.inner_text(".progress").partition(" · ")[0]


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
    phone.click("#next")

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
    assert db.table("link_hashes").count == 1


def test_mistyped_card_code_is_explained_before_sending(site, phone):
    phone.goto(f"{site}/e/spring?lang=en")
    go_to_end(phone)
    choose(phone, "link_way", "card")
    phone.fill("#i-card_code", "ABC1234")
    phone.click("#submit")

    assert phone.inner_text("#e-card_code").startswith("One symbol is wrong")
    assert phone.get_attribute("#i-card_code", "aria-invalid") == "true"
    assert phone.evaluate("document.activeElement.id") == "wrong"


def test_what_is_wrong_stands_on_top_with_a_way_to_it(site, phone):
    phone.goto(f"{site}/e/spring?lang=en")
    go_to_end(phone)
    choose(phone, "link_way", "card")
    phone.fill("#i-card_code", "ABC1234")
    phone.click("#submit")
    summary = phone.inner_text("#wrong").splitlines()
    phone.click("#wrong a")
    focused = phone.evaluate("document.activeElement.id")
    phone.fill("#i-card_code", CODE)
    phone.click("#back")

    assert summary[0] == "Please check these answers"
    assert "One symbol is wrong" in summary[-1]
    assert focused == "i-card_code"
    assert phone.query_selector("#wrong") is None


def test_enter_in_a_field_sends_nothing(db, event, site, phone, plain_phone):
    for each in (phone, plain_phone):
        each.goto(f"{site}/e/spring?lang=en#send")
        each.press("[name=link_way][value=card]", "Space")
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
    close_wave(db, "spring", WaveName.POST, now=NOW - timedelta(minutes=1), account="test")
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


def test_title_says_that_something_is_wrong_until_it_is_mended(site, phone):
    open_page(phone, f"{site}/e/spring/pre?lang=en#send")
    choose(phone, "link_way", "card")
    phone.click("#submit")
    wrong = phone.title()
    phone.click("#back")
    phone.click("#next")

    assert (wrong, phone.title()) == (
        "Error: Before the seminar · Spring seminar",
        "Before the seminar · Spring seminar",
    )
