"""What goes wrong between a phone and the server: what the participant sees, what is stored."""

import json
from datetime import timedelta

import pytest

from collector.core.waves import GRACE
from collector.store.answering.responses import list_responses
from collector.store.questionnaire.versions import save_questionnaire
from tests.support.factories import NOW, written_questionnaires
from tests.support.filling_in import (
    answer_one,
    choose,
    go_to_end,
    open_page,
    wait_for_queue,
    wait_for_receipt,
)
from tests.support.tiny_forms import change

pytestmark = pytest.mark.browser

WAITING = "Waiting for network, will be sent by itself."
ANSWERS = {"use_overall": "4"}


def fill_in(page, address):
    """Answer one question in English and go to the button that sends."""
    answer_one(page, f"{address}?lang=en")
    go_to_end(page)


def send_in_vain(page, network, fault="cut_before"):
    network.fault = fault
    page.click("#submit")
    wait_for_queue(page)


FAULTS = [
    ("cut_before", 0),
    ("cut_during", 0),
    ("cut_after", 1),
    ("cut_in_reply", 1),
    ("error_500", 0),
    ("error_502", 0),
    ("portal", 0),
    ("redirect", 0),
]


@pytest.mark.parametrize(("fault", "stored_meanwhile"), FAULTS)
def test_answers_wait_until_the_server_has_really_answered(
    phone, network, address, stored, fault, stored_meanwhile
):
    fill_in(phone, address)
    send_in_vain(phone, network, fault)
    seen = phone.inner_text("#state"), phone.inner_text("#waiting h2"), len(stored())
    network.fault = None
    words = wait_for_receipt(phone)

    assert seen == (WAITING, "Your answers are still on this phone", stored_meanwhile)
    assert len(words.split()) == 3
    assert stored() == [ANSWERS]
    assert network.posts >= 2


def test_waiting_answers_are_sent_when_the_page_is_opened_again(phone, network, address, stored):
    fill_in(phone, address)
    send_in_vain(phone, network)
    phone.goto("about:blank")
    network.fault = None

    phone.goto(f"{address}?lang=en")
    words = wait_for_receipt(phone)

    assert len(words.split()) == 3
    assert stored() == [ANSWERS]


@pytest.mark.parametrize("fault", ["error_500", "error_502", "portal", "redirect", "cut_before"])
def test_page_that_the_server_cannot_show_comes_from_the_phone(
    phone, network, address, stored, fault
):
    fill_in(phone, address)
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    network.fault, network.everything = fault, True
    phone.reload()
    kept = phone.is_checked("input[name=use_overall][value='4']")
    phone.click("#submit")
    wait_for_queue(phone)
    network.fault = None
    wait_for_receipt(phone)

    assert kept
    assert stored() == [ANSWERS]


@pytest.mark.parametrize("days", [-365, 365])
def test_clock_of_the_phone_may_be_wrong_by_a_year(phone, network, address, close, stored, days):
    phone.clock.install(time=NOW + timedelta(days=days))
    fill_in(phone, address)
    send_in_vain(phone, network)
    close(NOW + timedelta(minutes=1), NOW + timedelta(hours=1))
    network.fault = None
    phone.clock.fast_forward(3_600_000)

    wait_for_receipt(phone)

    assert "you answered before that" in phone.inner_text("main")
    assert int(network.ages[-1]) == pytest.approx(3600, abs=60)
    assert stored() == [ANSWERS]


def test_storage_cleared_half_way_loses_nothing_on_the_open_page(phone, network, address, stored):
    fill_in(phone, address)
    send_in_vain(phone, network)
    phone.evaluate("localStorage.clear(); indexedDB.deleteDatabase('tagasiside')")
    network.fault = None

    wait_for_receipt(phone)

    assert stored() == [ANSWERS]


def test_wave_closing_meanwhile_takes_what_was_finished_before(
    phone, network, address, close, stored
):
    fill_in(phone, address)
    send_in_vain(phone, network)
    said = phone.inner_text("#waiting")
    # The phone or its service worker sends anew at once: the wave closes this very moment.
    close(NOW, NOW)
    network.fault = None

    wait_for_receipt(phone)

    assert "accepted for 48 hours after it" in said
    assert "The questionnaire had already closed" in phone.inner_text("main")
    assert stored() == [ANSWERS]


def test_answers_finished_after_closing_come_back_with_the_reason(
    phone, network, address, close, stored
):
    fill_in(phone, address)
    close(NOW - timedelta(minutes=5), NOW)
    phone.click("#submit")
    phone.wait_for_selector("#summary")

    assert "The questionnaire is closed" in phone.inner_text("#summary")
    assert phone.is_checked("input[name=use_overall][value='4']")
    assert stored() == []


def test_answers_that_come_after_the_grace_stay_on_the_phone(
    phone, network, address, close, stored
):
    fill_in(phone, address)
    send_in_vain(phone, network)
    phone.goto("about:blank")
    close(NOW, NOW + GRACE)
    network.fault = None

    phone.goto(f"{address}?lang=en")
    phone.wait_for_selector("text=The server did not take these answers.")
    phone.click("summary")
    [kept] = json.loads(phone.inner_text("#unsent"))["submissions"]

    assert (kept["path"], kept["fields"]["use_overall"]) == ("/e/spring/post", ["4"])
    assert stored() == []


def test_closed_page_still_sends_what_was_finished_before(phone, network, address, close, stored):
    fill_in(phone, address)
    send_in_vain(phone, network)
    phone.goto("about:blank")
    close(NOW + timedelta(seconds=1), NOW + timedelta(seconds=2))
    network.fault = None
    phone.add_init_script("Date.now = (now => () => now() + 60000)(Date.now)")

    phone.goto(f"{address}?lang=en")
    words = wait_for_receipt(phone)

    assert len(words.split()) == 3
    assert stored() == [ANSWERS]


def test_questionnaire_edited_meanwhile_is_stored_with_the_answered_version(
    phone, address, db, wave
):
    fill_in(phone, address)
    sheets = next(each for each in written_questionnaires() if each.settings["form_id"] == "post")
    edited = change(sheets, ("settings", 0, "form_title::English (en)", "Edited"))
    version = save_questionnaire(db, "post", edited)
    db.execute("UPDATE waves SET questionnaire_version = ? WHERE id = ?", [version, wave.id])
    phone.click("#submit")
    wait_for_receipt(phone)

    [kept] = list_responses(db, wave.id)
    assert kept.questionnaire_version == wave.questionnaire_version != version
    assert kept.answers == ANSWERS


def test_double_tap_is_one_response(phone, network, address, stored):
    fill_in(phone, address)
    phone.dblclick("#submit")
    wait_for_receipt(phone)

    assert stored() == [ANSWERS]


def test_two_tabs_with_the_same_answers_are_one_response(phone, network, address, stored):
    fill_in(phone, address)
    other = phone.context.new_page()
    open_page(other, f"{address}?lang=en")
    phone.click("#submit")
    other.click("#submit")

    assert wait_for_receipt(phone) == wait_for_receipt(other)
    assert stored() == [ANSWERS]


def test_second_tab_that_answered_otherwise_is_asked_which_to_keep(phone, address, stored):
    fill_in(phone, address)
    other = phone.context.new_page()
    open_page(other, f"{address}?lang=en")
    other.evaluate("document.querySelector('input[name=use_overall][value=\"2\"]').checked = true")
    phone.click("#submit")
    words = wait_for_receipt(phone)
    other.click("#submit")
    other.click("text=Replace it with this")

    assert wait_for_receipt(other) == words
    assert stored() == [{"use_overall": "2"}]


def test_editing_after_going_back_replaces_what_was_sent(phone, network, address, stored):
    fill_in(phone, address)
    phone.click("#submit")
    words = wait_for_receipt(phone)
    phone.go_back()
    phone.evaluate("location.hash = '#start'")
    phone.click("#next")
    choose(phone, "use_overall", "1")
    go_to_end(phone)
    phone.click("#submit")

    assert wait_for_receipt(phone) == words
    assert stored() == [{"use_overall": "1"}]


def test_edited_answers_go_in_place_of_those_that_may_have_arrived(phone, network, address, stored):
    fill_in(phone, address)
    send_in_vain(phone, network, "cut_after")
    network.fault = "cut_before"
    phone.click("text=Change my answers")
    choose(phone, "link_way", "none")
    phone.evaluate("location.hash = '#start'")
    phone.click("#next")
    choose(phone, "use_overall", "2")
    go_to_end(phone)
    network.fault = None
    phone.click("#submit")
    wait_for_receipt(phone)

    assert stored() == [{"use_overall": "2"}]
