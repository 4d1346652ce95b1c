"""A16: watch the room's wall around one submission and read the neighbour's answer off it.

Or set its last view against the edition, which also counts those who answered after it.
"""

import itertools
import random
from collections import Counter
from uuid import uuid4

from collector.actions.answering.view_room import view_room
from collector.core.disclosure.profiles import level
from collector.core.disclosure.room import BATCH, LEVELS, summarise_room
from collector.core.questionnaire.scale import FIVE_POINTS
from collector.store.answering.responses import list_responses
from collector.store.events.events import get_series
from collector.store.events.waves import find_wave
from collector.store.questionnaire.versions import get_questionnaire
from collector.store.writer import write_directly
from tests.core.ratings import questionnaire, rating
from tests.support.factories import make_event, open_event_wave, send, submission

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
    assert attack(watch(db, data, lambda db, *of: view_room(db, write_directly(db), *of))) == 0


def test_without_batches_the_wall_tells_of_one_person(db, data):
    assert attack(watch(db, data, unprotected)) > 0


def rooms(scale, seed=16):
    """Yield many rooms: what hangs there at last, the published counts, and who came after it."""
    drawn = random.Random(seed)
    asked = questionnaire(rating("alone", scale="alone"), rating("a"), rating("b"))
    for _ in range(300):
        points = drawn.choices("12345", weights=(1, 1, 2, 3, 3), k=drawn.randint(11, 40))
        late = drawn.randint(1, min(BATCH - 1, len(points) - 10))
        answers = [dict.fromkeys(("alone", "a", "b"), point) for point in points]
        shown = summarise_room(asked, [scale], answers[:-late], 10)
        yield shown, Counter(level(float(point), FIVE_POINTS) for point in points), late


def name_the_late(shown, published, late):
    """Return whether one level alone fits the wall, the counts and the number of late people."""
    fitting = [
        ways
        for ways in itertools.combinations_with_replacement(LEVELS, late)
        if round_shares(published - Counter(ways)) == shown
    ]
    return len(fitting) == 1 and len(set(fitting[0])) == 1


def round_shares(counts):
    """Return the shares in per cent to the nearest ten, as the wall shows them."""
    return {
        each: (20 * counts[each] + counts.total()) // (2 * counts.total()) * 10 for each in LEVELS
    }


def test_no_wall_set_against_published_counts_names_the_last_answers():
    assert [shown for shown, *_ in rooms("alone") if shown] == []


def test_a_wall_of_a_scale_with_published_counts_names_the_last_answers():
    # Two questions answered alike stand for one question whose counts are published.
    named = sum(
        name_the_late(shown[0].shares, published, late)
        for shown, published, late in rooms("motivation")
        if shown
    )

    assert named > 0
