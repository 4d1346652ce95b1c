import re

import pytest

from collector.core.answering.rate_limit import RECEIPT_ADDRESS
from collector.core.answering.receipts import receipt_for
from collector.core.answering.submission import Codes
from collector.core.linking.codes import ELEMENTS, SelfGeneratedCode, card_code
from collector.core.waves import WaveName
from collector.texts.languages import LANGUAGES
from collector.web.site.guesses import HAS_WAITED
from tests.support.factories import open_event_wave, send, submission

UNKNOWN = receipt_for(b"nobody has this one").in_words("en")
WAITED = {HAS_WAITED: True}


CARD = card_code(123456)
PERSONAL = SelfGeneratedCode(("12", "5", "M", "1", "7", "dk"))
BY_CARD = {"link_way": "card", "card_code": CARD}
BY_CODE = {
    "link_way": "personal",
    "event": "spring",
    **dict(zip(ELEMENTS, PERSONAL, strict=True)),
}


@pytest.fixture
def linked(db, keys, event):
    """Two people, one with a card and one with a personal code, before and after."""
    open_event_wave(db, event, WaveName.POST)
    for codes in (Codes(card=CARD), Codes(personal=PERSONAL)):
        for name in (WaveName.PRE, WaveName.POST):
            send(db, keys, event, submission(db, event, name, codes=codes), name)
    return event


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_thanks_left_open_do_not_bring_withdrawn_answers_back(client, blank, stored, language):
    thanks = client.post("/e/spring/pre", data=blank).text
    words = re.search(r'id="words">([^<]+)<', thanks)[1]
    withdrawn = client.post(f"/receipt?lang={language}", data={"words": words, "confirm": "yes"})

    switched = client.post(f"/e/spring/pre?lang={language}", data={**blank, "replace": "no"})

    assert (switched.status_code, stored()) == (410, (0, 0, 0))
    assert re.findall("<h1>(.*)</h1>", switched.text) == re.findall("<h1>(.*)</h1>", withdrawn.text)


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


def test_many_misses_make_the_right_words_wait_and_never_refuse_them(client, receipt, stored):
    for _ in range(RECEIPT_ADDRESS.free):
        client.post("/receipt", data={"words": UNKNOWN}, environ_overrides=WAITED)
    right = {"words": receipt.in_words("en"), "confirm": "yes"}

    waits = client.post("/receipt?lang=en", data=right)
    client.post("/receipt", data=right, environ_overrides=WAITED)

    assert (waits.status_code, waits.headers["Retry-After"]) == (429, "1")
    assert "Many wrong passwords, words or codes have been tried" in waits.text
    assert stored() == (0, 0, 0)


def test_right_and_malformed_words_are_no_misses(client, receipt):
    for _ in range(RECEIPT_ADDRESS.free):
        client.post("/receipt", data={"words": "no such words"})
        client.post("/receipt", data={"words": receipt.in_words("et")})

    response = client.post("/receipt?lang=en", data={"words": UNKNOWN})

    assert "We have no answers with these words." in response.text


@pytest.mark.parametrize("sent", [BY_CARD, BY_CODE], ids=["card", "personal code"])
def test_code_lists_what_would_be_deleted_and_deletes_it_when_confirmed(
    client, linked, stored, sent
):
    looked_up = client.post("/receipt?lang=en", data=sent).text

    confirmed = client.post("/receipt?lang=en", data={**sent, "confirm": "yes"}).text

    assert re.findall(r"<li>(.+)</li>", looked_up) == [
        "Spring seminar: before the seminar.",
        "Spring seminar: after the seminar.",
    ]
    assert "Your answers are deleted" in confirmed
    assert stored()[0] == 2


@pytest.mark.parametrize("sent", [BY_CARD, BY_CODE], ids=["card", "personal code"])
def test_page_that_asks_to_confirm_sends_the_same_again(client, linked, sent):
    html = client.post("/receipt?lang=en", data=sent).text

    form = html[html.rindex("<form") : html.index("</form>", html.rindex("<form"))]
    assert dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)) == {**sent, "confirm": "yes"}


BAD_CODES = {
    "check symbol": ({**BY_CARD, "card_code": "ABCDEF0"}, 422, "One symbol is wrong"),
    "unknown code": ({**BY_CARD, "card_code": card_code(5)}, 404, "no answers with this code"),
    "no element": ({**BY_CODE, "birth_day": ""}, 422, "This question needs an answer"),
    "no such value": ({**BY_CODE, "birth_day": "32"}, 422, "not among the choices"),
    "no event": ({**BY_CODE, "event": ""}, 422, "This question needs an answer"),
    "another event": ({**BY_CODE, "event": "autumn"}, 422, "This question needs an answer"),
    "all default": (
        {**BY_CODE, **{element: values[0] for element, values in ELEMENTS.items()}},
        422,
        "Several people may choose such a code",
    ),
    "unknown personal": ({**BY_CODE, "birth_day": "13"}, 404, "no answers with this code"),
}


@pytest.mark.parametrize(("sent", "status", "sentence"), BAD_CODES.values(), ids=BAD_CODES)
def test_wrong_code_is_explained_and_deletes_nothing(
    client, linked, stored, sent, status, sentence
):
    response = client.post("/receipt?lang=en", data={**sent, "confirm": "yes"})

    assert (response.status_code, sentence in response.text) == (status, True)
    assert "<title>Error:" in response.text
    assert stored()[0] == 4


@pytest.mark.parametrize("sent", [BY_CARD, BY_CODE], ids=["card", "personal code"])
def test_code_of_two_people_is_refused_with_what_to_do(db, keys, client, linked, stored, sent):
    for codes in (Codes(card=CARD), Codes(personal=PERSONAL)):
        send(db, keys, linked, submission(db, linked, codes=codes))

    response = client.post("/receipt?lang=en", data={**sent, "confirm": "yes"})

    assert response.status_code == 409
    assert "Please use the three words of your receipt." in response.text
    assert stored()[0] == 6


def test_codes_in_another_script_or_with_look_alikes_find_the_same(client, linked):
    typed = {**BY_CARD, "card_code": f"{CARD[:3].lower()}-{CARD[3:].replace('0', 'o')}"}
    cyrillic = {**BY_CODE, "mother_letter": "М"}

    found = [client.post("/receipt?lang=en", data=sent).text for sent in (typed, cyrillic)]

    assert ["after the seminar." in html for html in found] == [True, True]


@pytest.mark.parametrize(
    "sent",
    [{**BY_CARD, "card_code": card_code(5)}, {**BY_CODE, "birth_day": "13"}],
    ids=["card", "personal code"],
)
def test_wrong_codes_are_misses_too(client, linked, stored, sent):
    for _ in range(RECEIPT_ADDRESS.free):
        client.post("/receipt", data=sent, environ_overrides=WAITED)

    response = client.post("/receipt?lang=en", data={**BY_CARD, "confirm": "yes"})

    assert (response.status_code, stored()[0]) == (429, 4)


def test_sealed_events_are_named_and_can_no_longer_be_chosen(db, client, linked):
    sealing = {"event_id": linked.id, "day": "2026-05-12", "state": "done", "duplicates": 0}
    db.table("sealings").insert(sealing)

    html = client.get("/receipt?lang=en").text

    assert "Nobody can find the answers of these events any more" in html
    assert re.findall(r"<li>(.+)</li>", html) == ["Spring seminar, 12 May 2026"]
    assert 'value="spring"' not in html


def test_lost_key_is_no_reason_to_say_that_there_are_no_answers(client, keys, linked, stored):
    (keys / "spring.key").unlink()

    response = client.post("/receipt?lang=en", data={**BY_CARD, "confirm": "yes"})

    assert (response.status_code, stored()[0]) == (503, 4)
    assert "no answers with this code" not in response.text


def test_codes_are_in_no_address_title_or_cookie(client, linked):
    response = client.post("/receipt?lang=en", data=BY_CARD)

    title = re.search("<title>(.*)</title>", response.text)[1]
    assert CARD not in title + str(response.headers) + response.request.url
