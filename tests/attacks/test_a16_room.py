"""A16: watch the room's wall around one submission and read the neighbour's answer off it."""

import itertools
from uuid import uuid4

from collector.actions.look_at_room import look_at_room
from collector.core.room import summarise_room
from collector.store.events import get_series
from collector.store.questionnaires import get_questionnaire
from collector.store.responses import list_responses
from collector.store.waves import find_wave
from collector.store.writer import write_directly
from tests.factories import make_event, open_event_wave, send, submission

ITEMS = ("mot_interest", "mot_value", "mot_effort")
POINTS = "135531153351135135531135"


def watch(db, data, look):
    """Return what the wall shows after each person has sent."""
    event = make_event(db, data / "keys")
    open_event_wave(db, event)
    seen = []
    for point in POINTS:
        sent = submission(db, event, uuid=uuid4(), answers=dict.fromkeys(ITEMS, point))
        send(db, data / "keys", event, sent)
        seen.append(look(db, get_series(db, event.series_id), find_wave(db, event.id, "pre")))
    return seen


def attack(seen):
    """Return how many people sent just before the wall moved, and alone since it last did."""
    moved = [place for place in range(1, len(seen)) if seen[place] != seen[place - 1]]
    return sum(later - earlier == 1 for earlier, later in itertools.pairwise(moved))


def unprotected(db, series, wave):
    asked = get_questionnaire(db, wave.questionnaire_version)
    return summarise_room(
        asked, ["motivation"], [each.answers for each in list_responses(db, wave.id)], 1
    )


def test_no_bar_moves_after_a_neighbour_has_sent(db, data):
    assert attack(watch(db, data, lambda db, *of: look_at_room(db, write_directly(db), *of))) == 0


def test_without_batches_the_wall_tells_of_one_person(db, data):
    assert attack(watch(db, data, unprotected)) > 0
