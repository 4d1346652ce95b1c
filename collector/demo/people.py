"""Simulated participants: who they are, in which waves they answer, and their lasting traits."""

import math
from dataclasses import dataclass, replace
from random import Random

from collector.core.linking.codes import CardCode, card_code, is_printable
from collector.core.linking.self_generated_code import ELEMENTS
from collector.core.linking.ways import WITHOUT, Way
from collector.core.waves import WaveName
from collector.demo.codes import ERRING_SHARE, choose_wrong, misremember, simulate_code
from collector.texts.languages import LANGUAGES, Language

LANGUAGE_SHARES = (0.58, 0.38, 0.04)
BEFORE_ONLY, AFTER_ONLY = 0.15, 0.10
FOLLOWUP_SHARE = 0.45
"""Of those who answer after the seminar, how many answer the follow-up too."""
LINKING_SHARE = 0.85
WAY_SHARES = {Way.CARD: 0.6, Way.PHONE: 0.2, Way.PERSONAL: 0.2}
"""Of those who let their answers be linked, how many choose which way."""
LOST_SHARE = 0.06
"""The share of people who have another card or phone, or none, in the next wave."""
WRITER_SHARE = 0.12

TRAIT_CORRELATION = 0.35
"""Between two traits of one person."""


@dataclass(frozen=True)
class Person:
    """One simulated participant; whatever lasts about them follows from `seed`.

    `pen` numbers those who write texts; it is None for everybody else. `card` is what they drew
    from the bowl who link by card, `way` None for those who answer without linking.
    """

    seed: int
    language: Language
    waves: frozenset[WaveName]
    way: Way | None
    card: CardCode | None
    pen: int | None

    def draws(self, *about: str) -> Random:
        """Return draws that are the same whenever the same is asked about this person."""
        return Random("/".join((str(self.seed), *about)))  # noqa: S311 nothing secret hangs on it

    def link_fields(self, wave: WaveName) -> dict[str, list[str]]:
        """Return what the person fills in about linking; a few err, or have lost card or phone."""
        draws = self.draws(wave, "link")
        is_first = wave is min(self.waves, key=list(WaveName).index)
        if self.way is None or (self._loses_it and not is_first):
            return {"link_way": [WITHOUT]}
        fields = {"link_way": [self.way.value]}
        if self.way is Way.CARD and self.card is not None:
            fields["card_code"] = [self.card]
        if self.way is Way.PERSONAL:
            code = simulate_code(self.draws("personal code"))
            if not is_first and draws.random() < ERRING_SHARE:
                code = misremember(code, choose_wrong(draws), draws)
            values = zip(ELEMENTS, code.values, strict=True)
            fields |= {element: [value] for element, value in values}
        return fields

    @property
    def _loses_it(self) -> bool:
        return self.way is not Way.PERSONAL and self.draws("loses it").random() < LOST_SHARE

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
        _person(draws, code, writers.index(index) if index in writers else None)
        for index, code in enumerate(codes)
    ]


def _person(draws: Random, code: CardCode, pen: int | None) -> Person:
    person = Person(
        seed=draws.getrandbits(64),
        language=draws.choices(LANGUAGES, LANGUAGE_SHARES)[0],
        waves=_waves(draws),
        way=None,
        card=None,
        pen=pen,
    )
    if draws.random() >= LINKING_SHARE:
        return person
    way = person.draws("way").choices(list(WAY_SHARES), list(WAY_SHARES.values()))[0]
    return replace(person, way=way, card=code if way is Way.CARD else None)


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
