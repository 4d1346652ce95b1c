"""Simulated participants: who they are, in which waves they answer, and their lasting traits.

Who links by a self-generated code sometimes makes mistakes in it in the next wave.
"""

import math
from collections.abc import Collection
from dataclasses import dataclass, replace
from random import Random

from collector.core.linking.codes import (
    ELEMENTS,
    UNKNOWN,
    CardCode,
    SelfGeneratedCode,
    card_code,
    is_printable,
    read_self_generated_code,
)
from collector.core.linking.linkage import WITHOUT, Way
from collector.core.waves import WaveName
from collector.demo.series import ASSUMED
from collector.errors import SelfGeneratedCodeError
from collector.texts.languages import LANGUAGES, Language

SHARES = ASSUMED["shares"]
TRAIT_CORRELATION = 0.35  # between two traits of one person


@dataclass(frozen=True)
class Person:
    """One simulated participant; whatever lasts about them follows from `seed`.

    `pen` numbers those who write texts; it is None for everybody else. `card` is what they drew
    from the bowl; only who link by card give it. `way` is None for those who do not link.
    """

    seed: int
    language: Language
    waves: frozenset[WaveName]
    way: Way | None
    card: CardCode
    pen: int | None

    def draws(self, *about: str) -> Random:
        """Return draws that are the same whenever the same is asked about this person."""
        return Random("/".join((str(self.seed), *about)))  # noqa: S311 nothing secret hangs on it

    def link_fields(self, wave: WaveName) -> dict[str, list[str]]:
        """Return what the person fills in about linking; a few err, or have lost card or phone."""
        draws = self.draws(wave, "link")
        is_first = wave is min(self.waves, key=list(WaveName).index)
        loses_it = self.way is not Way.PERSONAL and self.draws("loses it").random() < SHARES["lost"]
        if self.way is None or (loses_it and not is_first):
            return {"link_way": [WITHOUT]}
        fields = {"link_way": [self.way.value]}
        if self.way is Way.CARD:
            fields["card_code"] = [self.card]
        if self.way is Way.PERSONAL:
            code = simulate_code(self.draws("personal code"))
            if not is_first and draws.random() < SHARES["erring"]:
                code = misremember(code, choose_wrong(draws), draws)
            fields |= {each: [value] for each, value in zip(ELEMENTS, code, strict=True)}
        return fields

    def trait(self, name: str) -> float:
        """Return where the person stands on a trait, standard normal over all people."""
        shared = self.draws("shared by all traits").gauss(0, 1)
        own = self.draws("trait", name).gauss(0, 1)
        return mix(math.sqrt(TRAIT_CORRELATION), shared, own)


def mix(weight: float, one: float, other: float) -> float:
    """Return a standard normal value that correlates by the weight with the first given."""
    return weight * one + math.sqrt(1 - weight**2) * other


def simulate_people(draws: Random, number: int) -> list[Person]:
    """Return participants who each answer in at least one wave, with different card codes."""
    codes: dict[CardCode, None] = {}
    while len(codes) < number:
        code = card_code(draws.getrandbits(30))
        if is_printable(code):
            codes[code] = None
    writers = draws.sample(range(number), round(number * SHARES["writers"]))
    return [
        _person(draws, code, writers.index(index) if index in writers else None)
        for index, code in enumerate(codes)
    ]


def _person(draws: Random, code: CardCode, pen: int | None) -> Person:
    seed, language = draws.getrandbits(64), draws.choices(LANGUAGES, SHARES["languages"])[0]
    person = Person(seed, language, _waves(draws), None, code, pen)
    if draws.random() >= SHARES["linking"]:
        return person
    [way] = person.draws("way").choices(list(SHARES["ways"]), SHARES["ways"].values())
    return replace(person, way=Way(way))


def _waves(draws: Random) -> frozenset[WaveName]:
    chance = draws.random() - SHARES["before_only"]
    if chance < 0:
        return frozenset({WaveName.PRE})
    waves = {WaveName.POST} if chance < SHARES["after_only"] else {WaveName.PRE, WaveName.POST}
    return frozenset(waves | {WaveName.FOLLOWUP} if draws.random() < SHARES["followup"] else waves)


def simulate_code(draws: Random) -> SelfGeneratedCode:
    """Return one person's true code, of those that are not refused."""
    while True:
        values = {element: _draw_value(element, draws) for element in ELEMENTS}
        try:
            return read_self_generated_code(values)
        except SelfGeneratedCodeError:
            continue


def misremember(
    code: SelfGeneratedCode, places: Collection[int], draws: Random
) -> SelfGeneratedCode:
    """Return the code with other values in some places."""
    values, elements = list(code), list(ELEMENTS)
    for place in places:
        while values[place] == code[place]:
            values[place] = _draw_value(elements[place], draws)
    return SelfGeneratedCode(tuple(values))


def choose_wrong(draws: Random) -> list[int]:
    """Return the places of the wrong elements."""
    number = draws.choices((1, 2, 3), SHARES["wrong_elements"])[0]
    return draws.sample(range(len(ELEMENTS)), number)


def _draw_value(element: str, draws: Random) -> str:
    """Draw a value as common as among people: letters by Zipf's law, few siblings."""
    values = ELEMENTS[element]
    if element == "older_siblings":
        return draws.choices(values, SHARES["siblings"])[0]
    if element == "mother_letter":
        return draws.choices(values, [1 / (place + 3) for place in range(len(values))])[0]
    if values[-1] == UNKNOWN:
        return UNKNOWN if draws.random() < SHARES["month_unknown"] else draws.choice(values[:-1])
    return draws.choice(values)
