"""The buttons and times of waves, what is waiting, and the seal, on an event's page."""

from datetime import timedelta
from html import unescape

import pytest

from collector.actions.linking.link_waves import link_waves
from collector.actions.publication.build_report import build_report
from collector.core.events.clock import Reading
from collector.core.events.planning import usual_sealing, write_local_timestamp
from collector.core.linking.codes import card_code
from collector.core.waves import WaveName, WaveState
from collector.store.answering.texts import list_uncoded
from collector.store.clock import save_reading
from collector.store.events.waves import find_wave
from collector.store.linking.keys import destroy_key
from collector.store.linking.sealing import SealingState, find_sealing
from tests.support.clocks import trust
from tests.support.factories import (
    EVENT,
    NOW,
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
)
from tests.support.organising import words_of

PAGE = "/organiser/events/spring"
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def planned(db, keys):
    return make_event(db, keys, sealing=usual_sealing(EVENT.ends))


def local(days):
    return write_local_timestamp(NOW + timedelta(days=days))


def list_waiting(organiser):
    words = words_of(organiser.get(PAGE).text)
    return words.split("What is waiting ")[1].split(" Address for participants")[0]


def test_wave_gets_other_times(db, planned, organiser):
    response = organiser.post(
        f"{PAGE}/waves/post/times", page=PAGE, opens=local(1), closes=local(2)
    )

    wave = find_wave(db, planned.id, WaveName.POST)
    assert response.location == PAGE
    assert (wave.opens, wave.closes) == (TOMORROW, NOW + timedelta(days=2))


def test_wave_is_extended_by_a_day(db, planned, organiser):
    open_event_wave(db, planned)
    organiser.post(f"{PAGE}/waves/pre/times", page=PAGE, opens=local(0), closes=local(1))

    organiser.post(f"{PAGE}/waves/pre/extend", page=PAGE)

    assert find_wave(db, planned.id, WaveName.PRE).closes == NOW + timedelta(days=2)


@pytest.mark.parametrize(
    ("opens", "closes", "sentence"),
    [
        (local(2), local(1), "A wave must close after it opens."),
        (local(-2), local(-1), "This time has passed."),
        (local(1), local(900), "A wave must close before sealing (8 November 2026)."),
        ("soon", local(1), "This value cannot be read."),
        (local(1), "", "This value cannot be read."),
    ],
)
def test_times_that_will_not_do_stay_in_their_fields(
    db, planned, organiser, opens, closes, sentence
):
    sent = {"opens": opens, "closes": closes}

    response = organiser.post(f"{PAGE}/waves/post/times", page=PAGE, **sent)

    assert response.status_code == 422
    assert sentence in unescape(response.text)
    assert f'type="datetime-local" value="{opens}"' in response.text
    assert find_wave(db, planned.id, WaveName.POST).state is WaveState.DRAFT


@pytest.mark.parametrize("step", ["times", "extend"])
def test_closed_wave_is_neither_timed_nor_extended(db, planned, organiser, step):
    open_event_wave(db, planned)
    close_event_wave(db, planned)

    response = organiser.post(
        f"{PAGE}/waves/pre/{step}", page=PAGE, opens=local(1), closes=local(2)
    )

    assert response.status_code == 409
    assert "The page below is up to date." in response.text


def test_strip_says_what_opens_and_when_it_is_sealed(planned, organiser):
    assert list_waiting(organiser) == (
        "“Right after the seminar” opens today at 15:30"
        " “Three months later” opens on 10 August 2026 at 16:00 Will be sealed on 8 November 2026"
    )


def test_strip_says_what_is_to_be_read_and_built(db, keys, planned, organiser):
    for name in (WaveName.PRE, WaveName.POST):
        open_event_wave(db, planned, name)
        for number in range(11):
            is_told = name is WaveName.POST and number == 0
            texts = {"risk_text": "Ice on the road"} if is_told else {}
            send(db, keys, planned, submission(db, planned, name, texts=texts), name)
        close_event_wave(db, planned, name)

    waiting = list_waiting(organiser)
    build_report(db, "spring", now=NOW)
    db.execute("DELETE FROM responses WHERE id = (SELECT min(id) FROM responses)")

    assert waiting.startswith("1 text to read The answers are in, the report can be built")
    assert "The report is out of date" in list_waiting(organiser)


def test_strip_says_what_waits_for_a_second_person(db, keys, planned, organiser):
    open_event_wave(db, planned, WaveName.POST)
    texts = {"risk_text": "Ice on the road"}
    sent = submission(db, planned, WaveName.POST, texts=texts)
    send(db, keys, planned, sent, WaveName.POST)
    close_event_wave(db, planned, WaveName.POST)
    [text] = list_uncoded(db, planned.id)

    organiser.post(f"{PAGE}/texts/{text.id}", page=PAGE, risk="traffic", paraphrase="Slippery")

    assert list_waiting(organiser).startswith("1 text waits for a second person")


def test_strip_says_when_nothing_hinders_publication(db, keys, planned, organiser):
    for name in (WaveName.PRE, WaveName.POST):
        open_event_wave(db, planned, name)
        for _ in range(10):
            send(db, keys, planned, submission(db, planned, name), name)
        close_event_wave(db, planned, name)
    build_report(db, "spring", now=NOW)

    assert list_waiting(organiser).startswith("The results can be published")


def test_lost_key_is_the_first_that_is_said(keys, planned, organiser):
    destroy_key(keys, "spring")

    assert list_waiting(organiser).startswith("The key file is missing.")


def test_clock_that_jumped_is_said_and_seals_nothing(db, planned, organiser):
    trust(db, NOW)
    jumped = NOW + timedelta(days=400)
    save_reading(db, Reading(jumped, NOW.timestamp() + 60, "first"))

    sealing = organiser.post(f"{PAGE}/seal", page=PAGE, sure="yes")

    assert "clock unexpectedly says 16 June 2027" in list_waiting(organiser)
    assert (sealing.status_code, find_sealing(db, planned.id)) == (409, None)
    assert "clock unexpectedly says" in organiser.get("/organiser/").text


def test_page_says_how_many_are_linked_by_which_way(db, keys, planned, organiser):
    for name in (WaveName.PRE, WaveName.POST):
        open_event_wave(db, planned, name)
        for number in range(12):
            sent = submission(db, planned, name, card_code=card_code(number))
            send(db, keys, planned, sent, name)
        close_event_wave(db, planned, name)
    link_waves(db, "spring", keys=keys)
    build_report(db, "spring", now=NOW)

    words = words_of(organiser.get(PAGE).text)

    assert "The answers of 12 people before and after the seminar are linked." in words
    assert "card with a code 12 Not linked: 0 responses before and 0 after" in words


def test_event_is_sealed_by_the_button_once_its_day_has_come(db, keys, organiser):
    event = make_event(db, keys, sealing=NOW.date(), simulated=True)

    unsure = organiser.post(f"{PAGE}/seal", page=PAGE)
    before = find_sealing(db, event.id)
    organiser.post(f"{PAGE}/seal", page=PAGE, sure="yes")

    assert (unsure.status_code, before) == (422, None)
    assert find_sealing(db, event.id).state is SealingState.BEGUN
    assert "Sealed on 12 May 2026" in list_waiting(organiser)


def test_seal_is_not_offered_or_given_before_its_day(db, planned, organiser):
    response = organiser.post(f"{PAGE}/seal", page=PAGE, sure="yes")

    assert response.status_code == 409
    assert find_sealing(db, planned.id) is None
    assert f"{PAGE}/seal" not in organiser.get(PAGE).text
