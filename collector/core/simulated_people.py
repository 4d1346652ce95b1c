"""Simulated participants: who they are, in which waves they answer, and what lasts about them.

What they answer belongs to `simulation`.
"""

import math
from dataclasses import dataclass
from random import Random

from collector.core.codes import CardCode, card_code, is_printable
from collector.core.languages import LANGUAGES, Language
from collector.core.waves import WaveName

LANGUAGE_SHARES = (0.58, 0.38, 0.04)
BEFORE_ONLY, AFTER_ONLY = 0.15, 0.10
FOLLOWUP_SHARE = 0.45
"""Of those who answer after the seminar, how many answer the follow-up too."""
CARD_SHARE = 0.85
WRITER_SHARE = 0.12

TRAIT_CORRELATION = 0.35
"""Between two traits of one person."""


@dataclass(frozen=True)
class Person:
    """One simulated participant; whatever lasts about them follows from `seed`.

    `pen` numbers those who write texts; it is None for everybody else.
    """

    seed: int
    language: Language
    waves: frozenset[WaveName]
    card: CardCode | None
    pen: int | None

    def draws(self, *about: str) -> Random:
        """Return draws that are the same whenever the same is asked about this person."""
        return Random("/".join((str(self.seed), *about)))  # noqa: S311 nothing secret hangs on it

    def trait(self, name: str) -> float:
        """Return where the person stands on a trait, standard normal over all people."""
        shared = self.draws("shared by all traits").gauss(0, 1)
        own = self.draws("trait", name).gauss(0, 1)
        return math.sqrt(TRAIT_CORRELATION) * shared + math.sqrt(1 - TRAIT_CORRELATION) * own


def simulate_people(draws: Random, number: int) -> list[Person]:
    """Return participants who each answer in at least one wave, with different card codes."""
    codes = _card_codes(draws, number)
    writers = draws.sample(range(number), round(number * WRITER_SHARE))
    return [
        Person(
            seed=draws.getrandbits(64),
            language=draws.choices(LANGUAGES, LANGUAGE_SHARES)[0],
            waves=_waves(draws),
            card=code if draws.random() < CARD_SHARE else None,
            pen=writers.index(index) if index in writers else None,
        )
        for index, code in enumerate(codes)
    ]


def _card_codes(draws: Random, number: int) -> list[CardCode]:
    codes: dict[CardCode, None] = {}
    while len(codes) < number:
        code = card_code(draws.getrandbits(30))
        if is_printable(code):
            codes[code] = None
    return list(codes)


def _waves(draws: Random) -> frozenset[WaveName]:
    chance = draws.random()
    if chance < BEFORE_ONLY:
        return frozenset({WaveName.PRE})
    waves = {WaveName.POST} if chance < BEFORE_ONLY + AFTER_ONLY else {WaveName.PRE, WaveName.POST}
    return frozenset(waves | {WaveName.FOLLOWUP} if draws.random() < FOLLOWUP_SHARE else waves)
