"""Phones that keep nothing: storage forbidden, full or out of order, as in a private window."""

import pytest

from tests.support.filling_in import answer_one, go_to_end, wait_for_queue, wait_for_receipt

pytestmark = pytest.mark.browser

FORBID_STORAGE = """for (const name of ["localStorage", "indexedDB"])
    Object.defineProperty(window, name, {get() { throw new DOMException("forbidden"); }});"""
FILL_STORAGE = """for (let size = 2 ** 23; size >= 1; size /= 2)
    try { localStorage["full" + size] = "x".repeat(size); } catch (error) { continue; }"""
REFUSE_DATABASE = """indexedDB.open = () => {
    const opening = {};
    setTimeout(() => opening.onerror(new Event("error")));
    return opening;
};"""
NEVER_OPEN_DATABASE = "indexedDB.open = () => ({});"
WITHOUT_DATABASE = [REFUSE_DATABASE, NEVER_OPEN_DATABASE]

SAID = {
    "et": "See telefon ei hoia vastuseid alles: kui lehe sulgete, need kaovad.",
    "ru": "Этот телефон не хранит ответы: если закрыть страницу, они пропадут.",
    "en": "This phone does not keep answers: if you close the page, they are gone.",
}
SAID_OF_PRIVATE_WINDOWS = {"et": "privaatakna", "ru": "приватное окно", "en": "a private window"}


def is_kept(page):
    return page.is_checked("input[name=use_overall][value='4']")


def send_without_network(page, network):
    network.fault, network.everything = "error_502", True
    page.click("#submit")
    wait_for_queue(page)


@pytest.mark.parametrize("script", [FORBID_STORAGE, FILL_STORAGE])
def test_phone_that_keeps_nothing_still_sends(phone, address, stored, script):
    phone.add_init_script(script)
    answer_one(phone, f"{address}?lang=en")
    phone.click("text=Русский")
    phone.wait_for_selector("html[lang=ru] #waiting", state="attached")
    carried = is_kept(phone)
    go_to_end(phone)
    phone.click("#submit")
    wait_for_receipt(phone)

    assert carried
    assert stored() == [{"use_overall": "4"}]


@pytest.mark.parametrize("script", [FORBID_STORAGE, FILL_STORAGE])
@pytest.mark.parametrize("language", SAID)
def test_phone_that_keeps_nothing_says_so_before_and_after_answering(
    phone, address, script, language
):
    phone.add_init_script(script)
    phone.goto(f"{address}?lang={language}")
    before = phone.inner_text("#state")
    answer_one(phone, f"{address}?lang={language}")

    assert (before, phone.inner_text("#state")) == (SAID[language], SAID[language])


@pytest.mark.parametrize("language", SAID_OF_PRIVATE_WINDOWS)
def test_phone_that_keeps_answers_speaks_of_private_windows(phone, address, language):
    answer_one(phone, f"{address}?lang={language}")

    assert SAID_OF_PRIVATE_WINDOWS[language] in phone.inner_text("#state")


@pytest.mark.parametrize("script", [FORBID_STORAGE, *WITHOUT_DATABASE])
def test_phone_without_a_queue_asks_to_leave_the_page_open(phone, network, address, stored, script):
    phone.add_init_script(script)
    answer_one(phone, f"{address}?lang=en")
    go_to_end(phone)
    send_without_network(phone, network)
    said = phone.inner_text("#state")
    network.fault = None
    wait_for_receipt(phone)

    assert said.startswith("Waiting for network. Please leave the page open")
    assert stored() == [{"use_overall": "4"}]


@pytest.mark.parametrize("script", WITHOUT_DATABASE)
def test_phone_without_a_queue_keeps_the_draft_when_the_tab_closes(phone, network, address, script):
    phone.add_init_script(script)
    answer_one(phone, f"{address}?lang=en")
    go_to_end(phone)
    send_without_network(phone, network)
    network.fault = None

    phone.goto("about:blank")
    phone.goto(f"{address}?lang=en")

    assert is_kept(phone)
