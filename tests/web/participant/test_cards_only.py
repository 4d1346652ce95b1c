"""An event that only printed cards answer: what its page offers, takes and refuses."""

import re
from html import unescape
from uuid import uuid4

import pytest

from collector.actions.linking.link_waves import link_waves
from collector.core.answering.rate_limit import CARD_ADDRESS
from collector.core.linking.codes import card_code, is_printable, number_card
from collector.core.waves import WaveName
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave
from collector.store.people.audit import list_audit
from collector.texts.languages import LANGUAGES
from collector.web.site.layout import say
from tests.support.factories import make_event, open_event_wave
from tests.support.printing import open_for_cards, print_for

PAGE, LATER = "/e/spring/pre", "/e/spring/post"
MADE_UP = next(code for code in map(card_code, range(123456, 123500)) if is_printable(code))


@pytest.fixture
def cards(db, keys):
    _, cards = open_for_cards(db, keys)
    return cards


@pytest.fixture
def stored(db, cards):
    event_id = db.execute("SELECT id FROM events").fetchone()[0]
    wave = find_wave(db, event_id, "pre")
    return lambda: [each.answers["mot_interest"] for each in list_responses(db, wave.id)]


def send(client, card, *, page=PAGE, answer="4", **fields):
    sent = {"submission": str(uuid4()), "lang": "en", "mot_interest": answer, "card_code": card}
    return client.post(page, data=sent | fields)


def words(response):
    return re.search(r'id="words"[^>]*>([^<]+)<', response.text)[1]


def test_page_asks_for_the_card_and_offers_no_other_way(client, cards):
    html = client.get(f"{PAGE}?lang=en").text

    assert re.findall('name="link_way" value="([a-z]+)"', html) == ["card"]
    assert say("en", "cards_only") in unescape(html)
    assert ("q-card_code" in html, "q-birth_day" in html) == (True, False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("card", "reason"),
    [
        ("", "needed"),
        ("123", "length"),
        (MADE_UP[:-1] + ("1" if MADE_UP[-1] != "1" else "2"), "check"),
        (MADE_UP, "foreign"),
    ],
)
def test_what_is_no_card_of_the_event_is_refused_and_answers_stay(
    client, stored, language, card, reason
):
    refused = send(client, card, lang=language)

    assert (refused.status_code, stored()) == (422, [])
    assert say(language, f"card_{reason}") in unescape(refused.text)
    assert re.search('name="mot_interest" value="4"[^>]* checked', refused.text)
    assert refused.headers["Tagasiside-Refusal"]


@pytest.mark.parametrize("way", ["none", "phone", "personal"])
def test_no_other_way_is_taken(client, stored, way):
    refused = send(client, "", link_way=way)

    assert (refused.status_code, stored()) == (422, [])


def test_card_of_another_event_and_one_that_was_never_printed_are_refused(client, db, keys, stored):
    other = make_event(db, keys, "autumn")
    [foreign] = print_for(db, keys, other, 1)
    unprinted = number_card((keys / "spring.key").read_bytes(), 17)

    refused = [send(client, card).status_code for card in (foreign, unprinted)]

    assert (refused, stored()) == ([422, 422], [])


def test_card_answers_each_wave_once_and_links_both(client, db, keys, cards, stored):
    event_id = db.execute("SELECT id FROM events").fetchone()[0]
    open_event_wave(db, make_event(db, keys), WaveName.POST)

    statuses = [
        send(client, cards[0], page=page).status_code for page in (PAGE, LATER, PAGE, LATER)
    ]

    assert statuses == [200, 200, 422, 422]
    assert link_waves(db, "spring", keys=keys).pairs == 1
    assert len(list_responses(db, find_wave(db, event_id, "post").id)) == 1


def test_second_use_of_a_card_is_refused_by_name_and_the_first_stays(client, cards, stored):
    send(client, cards[0], answer="1")

    second = send(client, cards[0].lower(), answer="5", replace="yes")

    assert (second.status_code, stored()) == (422, ["1"])
    assert say("en", "card_used") in unescape(second.text)


def test_own_submission_is_sent_again_and_replaced(client, cards, stored):
    own = {"submission": str(uuid4())}
    first = send(client, cards[0], answer="1", **own)
    again = send(client, cards[0], answer="1", **own)
    asked = send(client, cards[0], answer="5", **own)
    replaced = send(client, cards[0], answer="5", replace="yes", **own)

    assert [each.status_code for each in (first, again, asked, replaced)] == [200, 200, 409, 200]
    assert stored() == ["5"]


def test_own_submission_is_not_replaced_with_the_card_of_another(client, cards, stored):
    own = {"submission": str(uuid4())}
    send(client, cards[0], answer="1")
    send(client, cards[1], answer="2", **own)

    refused = send(client, cards[0], answer="5", replace="yes", **own)

    assert (refused.status_code, sorted(stored())) == (422, ["1", "2"])


def test_receipt_frees_the_card_for_other_answers(client, cards, stored):
    sent = send(client, cards[0], answer="1")
    client.post("/receipt", data={"words": words(sent), "confirm": "yes"})

    again = send(client, cards[0], answer="5")

    assert (again.status_code, stored()) == (200, ["5"])


def test_without_the_option_any_code_links_as_before(client, db, event):
    assert send(client, MADE_UP, link_way="card").status_code == 200


def test_lost_key_takes_no_answer_and_is_no_fault_of_the_card(client, keys, cards, stored):
    (keys / "spring.key").unlink()

    waits = send(client, cards[0])

    assert (waits.status_code, stored()) == (503, [])
    assert "Tagasiside-Refusal" not in waits.headers


def test_made_up_codes_let_the_next_one_wait(client, cards, stored):
    made_up = [code for code in map(card_code, range(CARD_ADDRESS.free * 2)) if is_printable(code)]
    for code in made_up[: CARD_ADDRESS.free]:
        assert send(client, code).status_code == 422

    waits = send(client, cards[0])

    assert (waits.status_code, waits.headers["Retry-After"]) == (429, "1")


def test_nothing_but_a_keyed_hash_is_stored_of_a_card(client, db, data, cards, stored):
    send(client, cards[0])

    dump = "\n".join(db.conn.iterdump())

    assert len(stored()) == 1
    assert cards[0] not in dump
    assert [line.values["count"] for line in list_audit(db) if line.kind == "cards_printed"] == [3]
