"""A21: send strangers' answers, look at the room's wall, withdraw them, and read people off it.

The attacker knows all other answers, how the wall is made and how it rounds, and suspects rightly
what one person, or ten alike, said. The organiser shows the answers as often as the product lets
them. The attacker is sure where it is nineteen times as likely as not. All of it goes over HTTP.
"""

import html
import itertools
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from uuid import uuid4

import numpy as np
import pytest

from collector.actions.answering.draw_room import can_draw
from collector.core.disclosure.room import SPREAD, RoomPicture, summarise_room
from collector.core.questionnaire.scale import LEVELS
from collector.store.answering.counts import save_picture
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave
from collector.store.questionnaire.versions import get_questionnaire
from tests.attacks.conftest import NUMBER
from tests.support.factories import NOW, make_event, open_event_wave, send, submission
from tests.support.organising import make_organiser

ITEMS = ("mot_interest", "mot_value", "mot_effort")
POINTS = dict(zip(LEVELS, "135", strict=True))
KINDS = ((1, 1, 1), (1, 3, 12), (0, 0, 1), (1, 0, 1))
"""Populations by how often their levels are: mixed, skewed, unanimous, in two camps."""
LEFT_OUT = (0, 0, 0.1)  # how many of a population leave items out

LOOKS = {1: 3, 10: 1}
"""How often the attacker looks, by of how many people nothing is known."""

ROOMS = [
    (unknown, seed) for seed in range(NUMBER // 2) for unknown in LOOKS if unknown == 1 or seed % 2
]
"""Of how many people nothing is known in which room."""

BATCH = 20
SURE = 0.95
FARTHEST = 24  # of a change at random that the attacker reckons with
WIDTH = 2 * FARTHEST + 1


@dataclass
class Room:
    """A room as an attacker meets it: the form, the receipts and the wall of an event."""

    db: object
    event: object
    organiser: object
    client: object
    show: object
    """What the organiser does to show the answers."""
    sent: dict[str, list[str]] = field(default_factory=lambda: {each: [] for each in LEVELS})

    @property
    def wave(self):
        """Return the wave that is answered."""
        return find_wave(self.db, self.event.id, "pre")

    @property
    def strangers(self):
        """How many on each level are the attacker's own."""
        return np.array([len(self.sent[each]) for each in LEVELS])

    def send_until(self, wanted):
        """Send and withdraw until so many strangers are on each level."""
        for level, number in zip(LEVELS, wanted, strict=True):
            words = self.sent[level]
            while len(words) < number:
                words.append(self._send(level))
            while len(words) > number:
                asked = {"words": words.pop(), "confirm": "yes", "lang": "en"}
                assert self.client.post("/receipt", data=asked).status_code == 200

    def look(self):
        """Return the shares on the wall."""
        page = self.client.get("/room/spring/wall?lang=en").text
        found = re.search(r'aria-label="low (\d+)%, medium (\d+)%, high (\d+)%"', page)
        return tuple(map(int, found.groups())) if found else None

    def _send(self, level):
        version, answers = self.wave.questionnaire_version, dict.fromkeys(ITEMS, POINTS[level])
        hidden = {"submission": str(uuid4()), "version": version, "lang": "en"}
        page = self.client.post("/e/spring/pre", data=hidden | answers).text
        return html.unescape(re.search(r'id="words">([^<]+)<', page)[1])


class Attacker:
    """What somebody who knows all but a few people of a room makes of its wall."""

    def __init__(self, known, silent, unknown, suspected, spread):
        places = itertools.product(range(unknown + 1), repeat=2)
        self.possible = np.array([[a, b, unknown - a - b] for a, b in places if a + b <= unknown])
        self.known, self.unknown = known, unknown
        self.alike = self.possible[:, LEVELS.index(suspected)] >= max(1, unknown - 1)
        """Where all of the unknown, or all but one of some, said what is suspected."""
        self.others = int(known.sum()) + silent + unknown
        steps = np.abs(np.subtract.outer(np.arange(WIDTH), np.arange(WIDTH)))
        self.step = np.tanh(0.5 / spread) * np.exp(-steps / spread) if spread else None
        start = np.zeros((WIDTH,) * 3)
        start[FARTHEST, FARTHEST, FARTHEST] = 1
        self.weights = [start] * len(self.possible)
        """How likely are the changes of each level, and what was seen, by what is possible."""

    def choose(self, strangers, shown, draws):
        """Return the strangers with whom the next picture may tell most."""
        ways = [self._try(strangers, shown, draws) for _ in range(200)]
        return max(ways, key=lambda way: (self._tell(way), -way.sum()))

    def learn(self, strangers, seen):
        """Weigh what is possible by what the wall shows now."""
        moved = {id(each): each for each in self.weights}
        moved = {key: self._move(each) for key, each in moved.items()}
        shown = self._fit(self.known + strangers, np.array(seen))
        for at, people in enumerate(self.possible):
            fits = shown[tuple(slice(each, each + WIDTH) for each in people)]
            self.weights[at] = moved[id(self.weights[at])] * fits

    def is_sure(self):
        """Say whether the suspicion stands."""
        sums = np.array([each.sum() for each in self.weights])
        return bool(sums.sum() > 0 and sums[self.alike].sum() / sums.sum() >= SURE)

    def _try(self, strangers, shown, draws):
        missing = shown + BATCH - self.others
        kept = [draws.randint(max(0, each - 3), each) for each in strangers]
        weights = [draws.random() ** 2 + 0.01 for _ in LEVELS]
        more = Counter(
            draws.choices(range(3), weights, k=max(0, missing - sum(kept)) + draws.randint(0, 25))
        )
        return np.array([number + more[at] for at, number in enumerate(kept)])

    def _tell(self, strangers):
        """Return how many pictures of true numbers prove the suspicion, and how many differ."""
        groups = defaultdict(set)
        shown = round_shares(self.known + strangers + self.possible)
        for picture, each in zip(map(tuple, shown), self.alike, strict=True):
            groups[picture].add(bool(each))
        return sum(each == {True} for each in groups.values()), len(groups)

    def _fit(self, counts, seen):
        """Return which numbers from the fewest on would be shown as what was seen."""
        axes = [np.arange(WIDTH + self.unknown) - FARTHEST + each for each in counts]
        levels = [np.maximum(each, 0) for each in np.meshgrid(*axes, indexing="ij", sparse=True)]
        n = sum(levels)
        fits = n > 0
        for level, share in zip(levels, seen, strict=True):
            fits = fits & (100 * level >= (share - 5) * n) & (100 * level < (share + 5) * n)
        return fits

    def _move(self, weight):
        for axis in range(0 if self.step is None else 3):
            weight = np.moveaxis(np.tensordot(self.step, weight, (1, axis)), 0, axis)
        return weight


def round_shares(counts):
    """Return shares in per cent to the nearest ten, halves up, as the wall shows them."""
    counts = np.maximum(counts, 0)
    n = np.maximum(counts.sum(axis=-1, keepdims=True), 1)
    return (200 * counts + 10 * n) // (20 * n) * 10


def attack(room, attacker, draws):
    """Return whether the attacker is sure after so many looks, and how often the wall moved."""
    shown = moved = 0
    for _ in range(LOOKS[attacker.unknown]):
        room.send_until(attacker.choose(room.strangers, shown, draws))
        room.show(room)
        seen = room.look()
        if seen is not None:
            shown, moved = attacker.others + int(room.strangers.sum()), moved + 1
            attacker.learn(room.strangers, seen)
    return attacker.is_sure(), moved


def protected(room):
    room.organiser.post("/organiser/events/spring/waves/pre/show", "/organiser/account")


def unprotected(room):
    """Draw at the product's pace, and change no number."""
    if can_draw(room.db, room.event, room.wave):
        asked = get_questionnaire(room.db, room.wave.questionnaire_version)
        answers = [each.answers for each in list_responses(room.db, room.wave.id)]
        shares = summarise_room(asked, ["motivation"], answers, 10, lambda: 0)
        save_picture(room.db, room.wave.id, RoomPicture(len(answers), tuple(shares), NOW))


@pytest.fixture
def hold(db, data):
    """Return what opens a room of 5 to 300 people, some of them alike, and begins an attack."""
    organiser = make_organiser(db, data)
    organiser.sign_in()
    event = make_event(db, data / "keys")
    open_event_wave(db, event)
    client = organiser.client.application.test_client(use_cookies=False)

    def begin(unknown, seed, show, spread):
        draws = random.Random(f"wall {unknown} {seed}")
        n = round(5 * 60 ** draws.random()) if unknown == 1 else draws.randint(unknown, 4 * unknown)
        weights, left_out = KINDS[seed % len(KINDS)], draws.choice(LEFT_OUT)
        levels = draws.choices(LEVELS, weights, k=n - unknown)
        answering = [each if draws.random() >= left_out else None for each in levels]
        [secret] = draws.choices(LEVELS)
        for each in [*answering, *[secret] * unknown]:
            answers = dict.fromkeys(ITEMS, POINTS[each]) if each else {}
            send(db, data / "keys", event, submission(db, event, answers=answers))
        known = np.array([answering.count(each) for each in LEVELS])
        room = Room(db, event, organiser, client, show)
        attacker = Attacker(known, answering.count(None), unknown, secret, spread)
        return attack(room, attacker, draws)

    return begin


@pytest.mark.parametrize(("unknown", "seed"), ROOMS)
def test_the_wall_tells_nothing_of_one_nor_of_ten_people(hold, unknown, seed):
    is_sure, moved = hold(unknown, seed, protected, SPREAD)

    assert (is_sure, moved) == (False, LOOKS[unknown])


@pytest.mark.parametrize(("unknown", "seed"), ROOMS)
def test_a_wall_of_true_numbers_tells_of_one_and_of_ten_people(hold, unknown, seed):
    is_sure, _ = hold(unknown, seed, unprotected, None)

    assert is_sure
