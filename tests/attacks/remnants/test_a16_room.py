"""A16: watch the room's wall around one submission and read the neighbour's answer off it.

The organiser shows the answers as often as the product lets them. A21 also sends and withdraws.
"""

import itertools
from uuid import uuid4

from collector.actions.answering.draw_room import draw_room
from collector.core.disclosure.room import RoomPicture, summarise_room
from collector.errors import passes
from collector.store.answering.counts import list_pictures, save_picture
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave
from collector.store.questionnaire.versions import get_questionnaire
from tests.support.factories import NOW, make_event, open_event_wave, send, submission

ITEMS = ("mot_interest", "mot_value", "mot_effort")
POINTS = "135531153351135135531135" * 2


def watch(db, data, draw):
    """Return what the wall shows after each person has sent."""
    event = make_event(db, data / "keys")
    open_event_wave(db, event)
    seen = []
    for point in POINTS:
        sent = submission(db, event, uuid=uuid4(), answers=dict.fromkeys(ITEMS, point))
        send(db, data / "keys", event, sent)
        wave = find_wave(db, event.id, "pre")
        draw(db, wave)
        seen.append([each.shares for each in list_pictures(db, wave.id)[-1:]])
    return seen


def attack(seen):
    """Return how many people sent just before the wall moved, and alone since it last did."""
    moved = [place for place in range(1, len(seen)) if seen[place] != seen[place - 1]]
    return sum(later - earlier == 1 for earlier, later in itertools.pairwise(moved))


def protected(db, wave):
    passes(draw_room, db, "spring", wave.name, now=NOW, account="test")


def unprotected(db, wave):
    asked = get_questionnaire(db, wave.questionnaire_version)
    answers = [each.answers for each in list_responses(db, wave.id)]
    shares = summarise_room(asked, ["motivation"], answers, 1, lambda: 0)
    save_picture(db, wave.id, RoomPicture(len(answers), tuple(shares)))


def test_no_bar_moves_after_a_neighbour_has_sent(db, data):
    assert attack(watch(db, data, protected)) == 0


def test_without_batches_the_wall_tells_of_one_person(db, data):
    assert attack(watch(db, data, unprotected)) > 0
