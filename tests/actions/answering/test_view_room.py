from uuid import UUID

import pytest

from collector.actions.answering.view_room import view_room
from collector.actions.answering.withdraw import withdraw_answers
from collector.core.waves import WaveName, WaveState
from collector.store.events.events import get_series
from collector.store.events.waves import find_wave, save_state
from collector.store.writer import write_directly
from tests.support.factories import make_event, open_event_wave, send, submission

LEVELS = ("1", "3", "5")


@pytest.fixture
def room(db, data):
    event = make_event(db, data / "keys")
    open_event_wave(db, event)
    return event


def answer(db, data, event, numbers):
    """Let people answer, of whom a third is on each level, and return their receipts."""
    items = ("mot_interest", "mot_value", "mot_effort")
    return [
        send(
            db,
            data / "keys",
            event,
            submission(
                db,
                event,
                uuid=UUID(int=number + 1),
                answers=dict.fromkeys(items, LEVELS[number % 3]),
            ),
        ).receipt
        for number in numbers
    ]


def look(db, event, write=None):
    series = get_series(db, event.series_id)
    return view_room(db, write or write_directly(db), series, find_wave(db, event.id, WaveName.PRE))


def test_nothing_hangs_until_enough_have_answered(db, data, room):
    answer(db, data, room, range(9))

    assert look(db, room) is None


def test_the_wall_stands_still_until_a_batch_has_come(db, data, room):
    seen = []
    for number in range(16):
        answer(db, data, room, [number])
        view = look(db, room)
        seen.append(view and view.answered)

    assert seen == [None] * 9 + [10] * 5 + [15] * 2


def test_the_wall_is_taken_down_if_too_few_are_left(db, data, room):
    receipts = answer(db, data, room, range(10))
    before = look(db, room)
    withdraw_answers(write_directly(db), room, receipts[0], keys=data / "keys")

    assert (before is not None, look(db, room)) == (True, None)


def test_the_wall_of_a_published_wave_changes_no_more(db, data, room):
    answer(db, data, room, range(10))
    before = look(db, room)
    wave = find_wave(db, room.id, WaveName.PRE)
    for state in (WaveState.CLOSED, WaveState.PUBLISHED):
        save_state(db, wave, state)
    db.execute("DELETE FROM responses")

    assert look(db, room) == before
