"""Simulated self-generated codes, and the mistakes that people make in the next wave."""

from collections.abc import Collection
from random import Random

from collector.core.linking.self_generated_code import (
    ELEMENTS,
    UNKNOWN,
    SelfGeneratedCode,
    read_self_generated_code,
)
from collector.errors import SelfGeneratedCodeError

SIBLINGS = (0.42, 0.34, 0.15, 0.06, 0.03)
DO_NOT_KNOW = 0.05
"""The share of people who do not know the month in which a parent was born."""

ERRING_SHARE = 0.1
WRONG_ELEMENTS = (0.80, 0.15, 0.05)
"""The shares of one, two and three wrong elements among codes with an error."""


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
    values = list(code.values)
    elements = list(ELEMENTS)
    for place in places:
        while values[place] == code.values[place]:
            values[place] = _draw_value(elements[place], draws)
    return SelfGeneratedCode(tuple(values))


def choose_wrong(draws: Random) -> list[int]:
    """Return the places of the wrong elements."""
    number = draws.choices((1, 2, 3), WRONG_ELEMENTS)[0]
    return draws.sample(range(len(ELEMENTS)), number)


def _draw_value(element: str, draws: Random) -> str:
    """Draw a value as common as among people: letters by Zipf's law, few siblings."""
    values = ELEMENTS[element]
    if element == "older_siblings":
        return draws.choices(values, SIBLINGS)[0]
    if element == "mother_letter":
        return draws.choices(values, [1 / (place + 3) for place in range(len(values))])[0]
    if values[-1] == UNKNOWN:
        return UNKNOWN if draws.random() < DO_NOT_KNOW else draws.choice(values[:-1])
    return draws.choice(values)
