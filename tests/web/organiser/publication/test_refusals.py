"""Forms that the server gives back with a reason, every answer still on the page."""

import re

import pytest

from collector.core.waves import WaveName
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave
from tests.support.factories import close_event_wave, open_event_wave
from tests.web.conftest import is_checked

PAGE = "/e/spring/pre"
NOTHING = (0, 0, 0)


BAD = {
    "unknown field": ({"colour": "red"}, 422, "There is no such question"),
    "not in list": ({"mot_value": "9"}, 422, "not among the choices"),
    "two answers": ({"mot_value": ["1", "2"]}, 422, "Only one answer fits"),
    "too many choices": (
        {"top_risks": ["fires", "traffic", "drowning", "youth"]},
        422,
        "no more than three",
    ),
    "card length": ({"card_code": "ABC"}, 422, "seven symbols"),
    "card symbol": ({"card_code": "ABC!EFG"}, 422, "no card has"),
    "card check": ({"card_code": "ABCDEF0"}, 422, "One symbol is wrong"),
    "no id": ({"submission": ""}, 422, "It is here now."),
    "malformed id": ({"submission": "12345"}, 422, "It is here now."),
    "foreign version": ({"version": "000000000000"}, 422, "not asked here"),
    "unknown language": ({"lang": "xx"}, 400, "Eesti"),
    "too large": ({"colour": "x" * 300_000}, 413, "Please shorten the texts"),
}


@pytest.mark.parametrize(("wrong", "status", "sentence"), BAD.values(), ids=BAD)
def test_bad_input_is_explained_with_the_answers_kept(
    client, blank, stored, wrong, status, sentence
):
    sent = {**blank, "mot_interest": "4", "know_person": "police", **wrong}

    response = client.post(PAGE, data=sent, headers={"Accept-Language": "en"})

    assert (response.status_code, stored()) == (status, NOTHING)
    assert sentence in response.text
    assert "<title>Error:" in response.text
    assert 'role="alert"' in response.text
    assert is_checked(response.text, "mot_interest", "4")
    assert is_checked(response.text, "know_person", "police")


def test_refused_answer_is_linked_and_described(client, blank):
    html = client.post(PAGE, data={**blank, "mot_value": "9"}).text

    assert 'href="#q-mot_value"' in html
    assert re.search(r'<fieldset[^>]*id="q-mot_value"[^>]*aria-describedby="\s*e-mot_value"', html)


@pytest.mark.parametrize("missing", ["", "not-a-uuid"])
def test_page_given_back_without_id_can_be_sent_again(client, blank, stored, missing):
    html = client.post(PAGE, data={**blank, "submission": missing}).text

    fresh = re.search(r'name="submission" value="([^"]+)"', html)[1]
    response = client.post(PAGE, data={**blank, "submission": fresh})

    assert (response.status_code, stored()) == (200, (1, 0, 0))


@pytest.fixture
def open_post(db, event):
    open_event_wave(db, event, WaveName.POST)


@pytest.mark.usefixtures("open_post")
def test_text_over_its_length_comes_back_whole(client, blank, stored):
    text = "<b>&" * 600

    response = client.post(
        "/e/spring/post?lang=en", data={**blank, "version": "", "risk_text": text}
    )

    assert (response.status_code, stored()) == (422, NOTHING)
    assert "The text is too long (2400 characters)" in response.text
    assert "&lt;b&gt;&amp;" * 600 in response.text


@pytest.mark.usefixtures("open_post")
def test_text_in_a_form_that_is_too_large_comes_back_cut(client, blank):
    sent = {**blank, "version": "", "risk_text": "õ" * 100_000}

    response = client.post("/e/spring/post?lang=en", data=sent)

    assert response.status_code == 413
    assert re.findall("õ{500,}", response.text) == ["õ" * 2000]


def test_form_over_a_megabyte_gets_a_page_without_answers(client, blank, stored):
    response = client.post(f"{PAGE}?lang=en", data={**blank, "colour": "x" * 1_100_000})

    assert (response.status_code, stored()) == (413, NOTHING)
    assert "Too much text" in response.text


@pytest.mark.parametrize("kind", ["urlencoded", "multipart"])
def test_a_thousand_fields_are_no_large_form(client, blank, stored, kind):
    options = {"content_type": "multipart/form-data"} if kind == "multipart" else {}
    extra = {f"field_{number}": "" for number in range(1200)}

    response = client.post(PAGE, data={**blank, **extra}, **options)

    assert (response.status_code, stored()) == (422, NOTHING)
    assert response.text.count("There is no such question") == 50


PART = '--b\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
IN_PARTS = "".join(PART.format(*each) for each in [("mot_interest", "4"), ("card_code", "\xff")])


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded", "mot_interest=4&card_code=%FF"),
        ("application/x-www-form-urlencoded", "mot_interest=4&card_code=\xff"),
        ("multipart/form-data; boundary=b", f"{IN_PARTS}--b--\r\n"),
    ],
)
def test_text_in_another_encoding_is_refused_with_the_answers_kept(
    client, event, stored, content_type, body
):
    sent = body.encode("latin-1")

    response = client.post(f"{PAGE}?lang=en", data=sent, content_type=content_type)

    assert (response.status_code, stored()) == (400, NOTHING)
    assert "(UTF-8)" in response.text
    assert is_checked(response.text, "mot_interest", "4")


@pytest.mark.parametrize("content_type", ["application/json", "multipart/form-data", None])
def test_what_is_no_form_is_refused(client, event, stored, content_type):
    response = client.post(f"{PAGE}?lang=en", data=b'{"a": 1}', content_type=content_type)

    assert (response.status_code, stored()) == (400, NOTHING)
    assert "could not be read" in response.text


@pytest.mark.parametrize("answers", [{}, {"mot_value": "9"}])
def test_wave_that_closed_meanwhile_gives_the_answers_back(
    db, client, event, blank, stored, answers
):
    close_event_wave(db, event)

    response = client.post(PAGE, data={**blank, "mot_interest": "4", **answers})

    assert (response.status_code, stored()) == (403, NOTHING)
    assert "It closed on 12 May 2026 at 13:00." in response.text
    assert is_checked(response.text, "mot_interest", "4")


def test_empty_form_to_a_closed_wave_says_that_it_is_closed(db, client, event):
    close_event_wave(db, event)

    response = client.post(f"{PAGE}?lang=en", data={})

    assert response.status_code == 403
    assert "The questionnaire is closed" in response.text


@pytest.fixture
def changed(client, blank):
    """The same submission id as one that was stored, with another answer."""
    client.post(PAGE, data={**blank, "mot_interest": "4"})
    return {**blank, "mot_interest": "2"}


def stored_answers(db, event):
    return [each.answers for each in list_responses(db, find_wave(db, event.id, "pre").id)]


def test_other_answers_under_one_id_ask_which_to_keep(db, client, event, changed):
    response = client.post(PAGE, data=changed)

    assert response.status_code == 409
    assert re.findall(r'name="replace" value="(\w+)"', response.text) == ["no", "yes"]
    assert is_checked(response.text, "mot_interest", "2")
    assert stored_answers(db, event) == [{"mot_interest": "4"}]


def test_answers_are_replaced_when_that_is_chosen(db, client, event, changed):
    response = client.post(PAGE, data={**changed, "replace": "yes"})

    assert "Thank you!" in response.text
    assert stored_answers(db, event) == [{"mot_interest": "2"}]


def test_answers_stay_when_that_is_chosen(db, client, event, changed):
    response = client.post(PAGE, data={**changed, "replace": "no"})

    assert "Thank you!" in response.text
    assert stored_answers(db, event) == [{"mot_interest": "4"}]


def test_fault_on_our_side_gives_the_answers_back(db, client, keys, event, changed):
    (keys / "spring.key").unlink()

    response = client.post(PAGE, data={**changed, "replace": "yes"})

    assert response.status_code == 503
    assert "The fault is ours, and nothing is lost." in response.text
    assert is_checked(response.text, "mot_interest", "2")
    assert stored_answers(db, event) == [{"mot_interest": "4"}]
