"""What a phone keeps: answers as they are typed, the page itself, and what waits to be sent."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from collector.core.codes import card_code
from collector.core.languages import LANGUAGES
from tests.filling_in import answer_one, go_to_end, open_page, wait_for_queue, wait_for_receipt

pytestmark = pytest.mark.browser

CODE = card_code(123456)
FORBID_STORAGE = """for (const name of ["localStorage", "indexedDB"])
    Object.defineProperty(window, name, {get() { throw new DOMException("forbidden"); }});"""
FILL_STORAGE = """for (let size = 2 ** 23; size >= 1; size /= 2)
    try { localStorage["full" + size] = "x".repeat(size); } catch (error) { continue; }"""


def is_kept(page):
    return page.is_checked("input[name=use_overall][value='4']")


def wait_for_worker(page):
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("caches.keys().then(names => names.includes('pages'))")


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


def test_draft_holds_id_version_section_answers_and_code(phone, address, wave):
    answer_one(phone, f"{address}?lang=en#c={CODE}")

    kept = json.loads(phone.evaluate("localStorage['draft:spring:post']"))

    assert kept == {
        "submission": phone.input_value("[name=submission]"),
        "version": wave.questionnaire_version,
        "section": "s-seminar",
        "fields": {"use_overall": ["4"], "card_code": [CODE]},
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
    with phone.expect_navigation():
        phone.click(f"text={button}")
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
    phone.click("text=Not my phone, forget this")
    phone.wait_for_timeout(300)

    assert asked == ["Unsent answers will be lost. Forget them?"]
    assert is_kept(phone)


@pytest.mark.parametrize("script", [FORBID_STORAGE, FILL_STORAGE])
def test_phone_that_keeps_nothing_says_so_and_still_sends(phone, address, stored, script):
    phone.add_init_script(script)
    answer_one(phone, f"{address}?lang=en")
    said = phone.inner_text("#state")
    phone.click("text=Русский")
    phone.wait_for_selector("html[lang=ru] #waiting", state="attached")
    carried = is_kept(phone)
    go_to_end(phone)
    phone.click("#submit")
    wait_for_receipt(phone)

    assert said == "This phone does not keep answers: if you close the page, they are gone."
    assert carried
    assert stored() == [{"use_overall": "4"}]


def test_phone_that_keeps_nothing_asks_to_leave_the_page_open(phone, network, address, stored):
    phone.add_init_script(FORBID_STORAGE)
    answer_one(phone, f"{address}?lang=en")
    go_to_end(phone)
    send_without_network(phone, network)
    said = phone.inner_text("#state")
    network.fault = None
    wait_for_receipt(phone)

    assert said.startswith("Waiting for network. Please leave the page open")
    assert stored() == [{"use_overall": "4"}]


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
    ending = [each["id"] for each in Axe().run(phone).response["violations"]]
    send_without_network(phone, network)
    phone.click("summary")

    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    assert ending == []
    assert [each["id"] for each in Axe().run(phone).response["violations"]] == []
