import re

import pytest

from collector.core.guesses import MOST_MISSES
from collector.core.languages import LANGUAGES
from collector.core.receipts import receipt_for
from tests.factories import send, submission

UNKNOWN = receipt_for(b"nobody has this one").in_words("en")


@pytest.fixture
def receipt(db, keys, event):
    """The receipt of a stored response."""
    return send(db, keys, event, submission(db, event)).receipt


def test_page_asks_for_three_words(client, event):
    html = client.get("/receipt?lang=en").text

    assert re.findall(r'<input id="i-words" name="(\w+)"', html) == ["words"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_any_language_find_the_response(client, receipt, language):
    response = client.post("/receipt?lang=en", data={"words": receipt.in_words(language)})

    assert response.status_code == 200
    assert "Spring seminar: before the seminar." in response.text


def test_looking_up_deletes_nothing(client, receipt, stored):
    client.post("/receipt", data={"words": receipt.in_words("et")})

    assert stored() == (1, 0, 0)


def test_confirmed_withdrawal_deletes_the_response(client, receipt, stored):
    sent = {"words": receipt.in_words("et"), "confirm": "yes"}

    response = client.post("/receipt?lang=en", data=sent)

    assert "Your answers are deleted" in response.text
    assert stored() == (0, 0, 0)


def test_withdrawing_twice_says_that_nothing_is_there(client, receipt):
    sent = {"words": receipt.in_words("et"), "confirm": "yes"}
    client.post("/receipt", data=sent)

    response = client.post("/receipt?lang=en", data=sent)

    assert response.status_code == 404
    assert "We have no answers with these words." in response.text


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        ("", 422, "not the words of a receipt"),
        ("<one> two", 422, "not the words of a receipt"),
        (UNKNOWN, 404, "We have no answers with these words."),
    ],
)
def test_wrong_words_come_back_with_a_reason(client, event, words, status, sentence):
    response = client.post("/receipt?lang=en", data={"words": words})

    assert response.status_code == status
    assert sentence in response.text
    assert "<title>Error:" in response.text
    assert f'value="{words.replace("<", "&lt;").replace(">", "&gt;")}"' in response.text


def test_unreadable_form_is_explained(client, event):
    response = client.post("/receipt?lang=en", data=b"words=%FF", content_type="text/plain")

    assert response.status_code == 400
    assert "could not be read" in response.text


def test_too_many_misses_make_everybody_wait_with_the_words_kept(client, receipt, stored):
    for _ in range(MOST_MISSES):
        client.post("/receipt", data={"words": UNKNOWN})
    words = receipt.in_words("en")

    response = client.post("/receipt?lang=en", data={"words": words, "confirm": "yes"})

    assert (response.status_code, response.headers["Retry-After"]) == (429, "10")
    assert "Too many wrong words have been tried" in response.text
    assert f'value="{words}"' in response.text
    assert stored() == (1, 0, 0)


def test_right_and_malformed_words_are_no_misses(client, receipt):
    for _ in range(MOST_MISSES):
        client.post("/receipt", data={"words": "no such words"})
        client.post("/receipt", data={"words": receipt.in_words("et")})

    response = client.post("/receipt?lang=en", data={"words": UNKNOWN})

    assert "We have no answers with these words." in response.text
