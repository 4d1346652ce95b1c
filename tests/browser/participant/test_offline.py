"""What a phone keeps: answers as they are typed, the page itself, and what waits to be sent."""

import json

import pytest

from collector.core.linking.codes import card_code
from collector.texts.languages import LANGUAGES
from tests.support.filling_in import (
    answer_one,
    click_to_new_page,
    go_to_end,
    open_page,
    wait_for_queue,
    wait_for_receipt,
    wait_until,
)
from tests.support.flaws import find_flaws

pytestmark = pytest.mark.browser

CODE = card_code(123456)


def is_kept(page):
    return page.is_checked("input[name=use_overall][value='4']")


def wait_for_worker(page):
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    wait_until(page, "caches.keys().then(names => names.includes('pages'))")


def send_without_network(page, network):
    network.fault, network.everything = "error_502", True
    page.click("#submit")
    wait_for_queue(page)


@pytest.mark.parametrize("elsewhere", ["about:blank", "/receipt", ""])
def test_answers_survive_leaving_the_page(phone, address, elsewhere):
    answer_one(phone, f"{address}?lang=en")
    phone.goto(elsewhere if ":" in elsewhere else address.replace("/e/spring/post", elsewhere))

    open_page(phone, f"{address}?lang=en")

    assert is_kept(phone)
    assert phone.locator(".step:visible h2").all_inner_texts() == ["The seminar"]
    assert phone.inner_text("#state") == "Here are the answers that this phone had kept."


def test_answers_survive_closing_the_tab(phone, address):
    answer_one(phone, f"{address}?lang=en")
    context = phone.context
    phone.close(run_before_unload=False)

    again = context.new_page()
    open_page(again, f"{address}?lang=ru")

    assert is_kept(again)


def test_draft_holds_id_version_section_answers_code_and_pace(phone, address, wave):
    answer_one(phone, f"{address}?lang=en#c={CODE}")

    kept = json.loads(phone.evaluate("localStorage['draft:spring:post']"))

    assert kept == {
        "submission": phone.input_value("[name=submission]"),
        "version": wave.questionnaire_version,
        "section": "s-seminar",
        "fields": {"use_overall": ["4"], "link_way": ["card"], "card_code": [CODE]},
        "pace": kept["pace"],
    }


def test_sent_answers_leave_the_draft_and_stay_for_own_change(phone, address, stored):
    answer_one(phone, f"{address}?lang=en#c={CODE}")
    go_to_end(phone)
    phone.click("#submit")
    wait_for_receipt(phone)

    kept = phone.evaluate("Object.entries(localStorage)")

    assert kept == [["answers:spring:post", '{"use_overall":["4"]}']]
    assert stored() == [{"use_overall": "4"}]


def test_receipt_stays_after_reload_and_back_and_forward(phone, address):
    answer_one(phone, f"{address}?lang=en")
    go_to_end(phone)
    phone.click("#submit")
    words = phone.inner_text("#words")
    phone.reload()
    reloaded = phone.inner_text("#words")
    phone.go_back()
    phone.wait_for_selector("#submit")
    phone.go_forward()

    assert (reloaded, phone.inner_text("#words")) == (words, words)


@pytest.mark.parametrize("button", ["Start again", "Not my phone, forget this"])
def test_one_tap_forgets_the_answers(phone, address, button):
    answer_one(phone, f"{address}?lang=en#c={CODE}")
    first = phone.input_value("[name=submission]")
    click_to_new_page(phone, f"text={button}")
    phone.wait_for_selector("#waiting", state="attached")

    assert not is_kept(phone)
    assert phone.input_value("#i-card_code") == ""
    assert phone.input_value("[name=submission]") != first
    assert phone.evaluate("Object.keys(localStorage)") == []


def test_forgetting_asks_before_unsent_answers_are_lost(phone, network, address):
    asked = []
    phone.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    answer_one(phone, f"{address}?lang=en")
    go_to_end(phone)
    send_without_network(phone, network)
    with phone.expect_event("dialog"):
        phone.click("text=Not my phone, forget this")

    assert asked == ["Unsent answers will be lost. Forget them?"]
    assert is_kept(phone)


def test_page_opens_without_network_and_sends_when_it_returns(phone, address, stored):
    open_page(phone, f"{address}?lang=en")
    wait_for_worker(phone)
    phone.context.set_offline(True)
    answer_one(phone, f"{address}?lang=en")
    go_to_end(phone)
    phone.click("#submit")
    wait_for_queue(phone)
    meanwhile = stored()
    phone.context.set_offline(False)
    wait_for_receipt(phone)

    assert meanwhile == []
    assert stored() == [{"use_overall": "4"}]


def test_changing_answers_leaves_those_of_another_wave_in_the_queue(
    phone, network, address, stored
):
    answer_one(phone, f"{address}?lang=en")
    go_to_end(phone)
    send_without_network(phone, network)
    network.everything = False
    phone.goto(address.replace("post", "pre"))
    wait_for_queue(phone)
    phone.click("#edit")
    network.fault = None
    phone.reload()
    wait_for_receipt(phone)

    assert stored() == [{"use_overall": "4"}]


def test_unsent_answers_can_be_saved_as_a_file(phone, network, address):
    answer_one(phone, f"{address}?lang=en")
    go_to_end(phone)
    send_without_network(phone, network)
    phone.click("summary")
    with phone.expect_download() as download:
        phone.click("#rescue")

    saved = json.loads(download.value.path().read_text("utf-8"))
    assert saved["format"] == "tagasiside-unsent"
    assert saved["submissions"][0]["fields"]["use_overall"] == ["4"]


def test_unanswered_questions_are_asked_for_once(phone, address):
    answer_one(phone, f"{address}?lang=en")
    go_to_end(phone)
    asked = phone.inner_text("#unanswered p")
    phone.click("text=Show me the first")
    shown = phone.evaluate("document.activeElement.name")
    go_to_end(phone)

    assert asked.startswith("Questions without an answer: ")
    assert shown != ""
    assert phone.is_visible("#submit")
    assert not phone.is_visible("#unanswered")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_waiting_is_accessible(phone, network, address, language, scheme):
    phone.emulate_media(color_scheme=scheme)
    answer_one(phone, f"{address}?lang={language}")
    go_to_end(phone)
    ending = find_flaws(phone)
    send_without_network(phone, network)
    phone.click("summary")

    assert [ending, find_flaws(phone)] == [[], []]
