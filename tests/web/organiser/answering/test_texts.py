import re
from uuid import UUID

import pytest

from collector.core.people.roles import Role
from collector.core.waves import WaveName
from tests.support.factories import close_event_wave, make_event, open_event_wave, send, submission
from tests.support.organising import make_account, make_organiser

PAGE = "/organiser/events/spring/texts"
HOSTILE = 'Õie-Ženja Щ. "O\'Neil" <b>valvas silda</b>'


@pytest.fixture
def browser(db, data):
    event = make_event(db, data / "keys")
    open_event_wave(db, event, WaveName.POST)
    sent = submission(db, event, WaveName.POST, uuid=UUID(int=1), texts={"risk_text": HOSTILE})
    send(db, data / "keys", event, sent, WaveName.POST)
    close_event_wave(db, event, WaveName.POST)
    browser = make_organiser(db, data)
    for name in ("Anna", "Otto"):
        make_account(db, name=name, roles=Role)
    return browser


def code(browser, **said):
    browser.sign_in(name="Anna")
    address = re.search(rf'action="({PAGE}/\d+)', browser.get(PAGE).text)[1]
    return browser.post(f"{address}?lang=en", PAGE, **said)


def test_a_text_is_shown_as_it_was_written(browser):
    browser.sign_in(name="Anna")

    page = browser.get(f"{PAGE}?lang=en").text

    assert "Not coded yet: 1 text" in page
    assert "&lt;b&gt;valvas silda&lt;/b&gt;" in page
    assert "<b>valvas" not in page


def test_a_coding_waits_for_a_second_person(browser):
    code(browser, risk="traffic", stage="response", paraphrase="Sillal on valvet vaja")

    page = browser.get(f"{PAGE}?lang=en").text

    assert "Waiting for approval: 1" in page
    assert "Road traffic · response" in page
    assert "Somebody other than the coder has to approve." in page


def test_a_second_person_approves(browser):
    code(browser, paraphrase="Sillal on valvet vaja")
    browser.post("/organiser/sign-out", PAGE)
    browser.sign_in(name="Otto")
    address = re.search(r'action="([^"]+/approve)"', browser.get(PAGE).text)[1]

    browser.post(address, PAGE)

    assert "Coded by Anna. Approved by Otto." in browser.get(f"{PAGE}?lang=en").text


def test_words_taken_over_come_back_with_what_was_written(browser):
    response = code(browser, stage="response", paraphrase="neil b valvas silda b <i>")

    assert response.status_code == 422
    assert "are taken from the text" in response.text
    assert "neil b valvas silda b &lt;i&gt;</textarea>" in response.text
    assert '<option value="response" selected>' in response.text


def test_a_coding_that_is_gone_is_said(browser):
    browser.sign_in(name="Anna")

    response = browser.post("/organiser/events/spring/codings/7/undo?lang=en", PAGE)

    assert response.status_code == 409
    assert "Its author may have withdrawn it." in response.text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("et", "Midagi ei ole veel kinnitatud."),
        ("ru", "Пока ничего не утверждено."),
        ("en", "Nothing has been approved yet."),
    ],
)
def test_empty_lists_say_so(browser, language, sentence):
    browser.sign_in(name="Anna")

    assert sentence in browser.get(f"{PAGE}?lang={language}").text


def test_texts_to_be_coded_come_twenty_at_a_time(db, data):
    event = make_event(db, data / "keys")
    open_event_wave(db, event, WaveName.POST)
    for number in range(22):
        sent = submission(db, event, WaveName.POST, texts={"risk_text": f"Ice {number}"})
        send(db, data / "keys", event, sent, WaveName.POST)
    close_event_wave(db, event, WaveName.POST)
    browser = make_organiser(db, data)
    browser.sign_in()

    page = browser.get(f"{PAGE}?lang=en").text

    assert "Not coded yet: 22 texts" in page
    assert page.count('<article class="card" id="text-') == 20
    assert "2 more texts appear once these are coded." in page
