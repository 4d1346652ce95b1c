from uuid import UUID

import pytest

from collector.actions.answering.draw_room import draw_due, draw_room
from collector.actions.answering.withdraw import withdraw_answers
from collector.core.waves import WaveName, WaveState
from collector.errors import StateError
from collector.store.answering.counts import list_pictures
from collector.store.events.waves import find_wave, save_state
from collector.store.writer import write_directly
from tests.support.factories import (
    NOW,
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
)

LEVELS = ("1", "3", "5")
WHO = {"now": NOW, "account": "test"}


@pytest.fixture
def room(db, data):
    event = make_event(db, data / "keys")
    open_event_wave(db, event)
    return event


def answer(db, data, event, numbers, wave=WaveName.PRE):
    """Let people answer, of whom a third is on each level, and return their receipts."""
    items = ("mot_interest", "mot_value", "mot_effort")
    receipts = []
    for number in numbers:
        uuid, answers = UUID(int=number + 1), dict.fromkeys(items, LEVELS[number % 3])
        sent = submission(db, event, wave, uuid=uuid, answers=answers)
        receipts.append(send(db, data / "keys", event, sent, wave).receipt)
    return receipts


def pictures(db, event):
    return list_pictures(db, find_wave(db, event.id, WaveName.PRE).id)


def withdraw(db, data, event, receipts):
    for each in receipts:
        withdraw_answers(write_directly(db), event, each, keys=data / "keys")


def test_the_organiser_draws_once_enough_have_answered(db, data, room):
    answer(db, data, room, range(19))
    with pytest.raises(StateError, match="too few"):
        draw_room(db, "spring", WaveName.PRE, **WHO)
    answer(db, data, room, [19])

    draw_room(db, "spring", WaveName.PRE, **WHO)

    assert [(each.answered, each.drawn) for each in pictures(db, room)] == [(20, NOW)]


def test_the_next_picture_needs_as_many_newcomers(db, data, room):
    answer(db, data, room, range(20))
    draw_room(db, "spring", WaveName.PRE, **WHO)
    answer(db, data, room, range(20, 39))
    with pytest.raises(StateError, match="too few"):
        draw_room(db, "spring", WaveName.PRE, **WHO)
    answer(db, data, room, [39])

    draw_room(db, "spring", WaveName.PRE, **WHO)

    assert [each.answered for each in pictures(db, room)] == [20, 40]


def test_a_withdrawal_neither_changes_nor_brings_a_picture(db, data, room):
    receipts = answer(db, data, room, range(25))
    draw_room(db, "spring", WaveName.PRE, **WHO)
    before = pictures(db, room)

    withdraw(db, data, room, receipts)
    draw_due(db, now=NOW, noise=lambda: 0)

    with pytest.raises(StateError, match="too few"):
        draw_room(db, "spring", WaveName.PRE, **WHO)
    assert pictures(db, room) == before


def test_by_itself_two_pictures_are_drawn_while_open_and_one_when_closed(db, data, room):
    seen = []
    for number in range(0, 100, 10):
        answer(db, data, room, range(number, number + 10))
        draw_due(db, now=NOW, noise=lambda: 0)
        seen.append(len(pictures(db, room)))
    close_event_wave(db, room)
    for _ in range(2):
        draw_due(db, now=NOW, noise=lambda: 0)

    assert seen == [0, 1, 1, 2, 2, 2, 2, 2, 2, 2]
    assert [each.answered for each in pictures(db, room)] == [20, 40, 100]


def test_by_itself_a_picture_waits_for_a_few_people_more(db, data, room):
    answer(db, data, room, range(23))
    draw_due(db, now=NOW, noise=lambda: -4)
    before = pictures(db, room)

    draw_due(db, now=NOW, noise=lambda: -3)

    assert (before, len(pictures(db, room))) == ([], 1)


def test_a_published_wave_has_no_new_picture(db, data, room):
    answer(db, data, room, range(40))
    wave = find_wave(db, room.id, WaveName.PRE)
    for state in (WaveState.CLOSED, WaveState.PUBLISHED):
        save_state(db, wave, state)

    draw_due(db, now=NOW, noise=lambda: 0)

    with pytest.raises(StateError):
        draw_room(db, "spring", WaveName.PRE, **WHO)
    assert pictures(db, room) == []


def test_weeks_later_nothing_is_drawn_for_the_room(db, data, room):
    open_event_wave(db, room, WaveName.FOLLOWUP)
    answer(db, data, room, range(40), WaveName.FOLLOWUP)

    draw_due(db, now=NOW, noise=lambda: 0)

    with pytest.raises(StateError):
        draw_room(db, "spring", WaveName.FOLLOWUP, **WHO)
    assert db.table("room_pictures").count == 0
