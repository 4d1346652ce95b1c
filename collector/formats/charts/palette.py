"""The colours of charts on light paper and on dark paper.

Each colour has a class in the picture, so that a page or the picture's own style can change it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from collector.core.questionnaire.scale import POINTS


@dataclass(frozen=True)
class Colour:
    """A colour by meaning; `css_class` is empty where both papers show the same."""

    light: str
    dark: str
    css_class: str


INK = Colour("#1c2430", "#e9e6df", "")
QUIET = Colour("#5a6470", "#a9b2bb", "chart-quiet")
LINE = Colour("#d8d5cc", "#36404a", "chart-line")
BEFORE = Colour("#8b9aa6", "#8b9aa6", "chart-before")
AFTER = Colour("#0f6e78", "#7cc7cd", "chart-after")

AGREEMENT = (
    Colour("#a8481a", "#b9532a", "chart-a1"),
    Colour("#e0a27c", "#e0a27c", "chart-a2"),
    Colour("#d6d4cd", "#b9bcbd", "chart-a3"),
    Colour("#86b9bd", "#86b9bd", "chart-a4"),
    Colour("#1b6a73", "#2b7e88", "chart-a5"),
)
"""From the least to the most agreement."""

_WHITE, _BLACK = Colour("#ffffff", "#ffffff", ""), Colour("#10151c", "#10151c", "")
ON_AGREEMENT = (_WHITE, _BLACK, _BLACK, _BLACK, _WHITE)  # what is written on each of them

PAPER = Colour("#fbfaf7", "#14191f", "")


def agreement_colours(points: int) -> tuple[Colour, ...]:
    """Return the colours of a scale, the least agreement first; more points are shades between."""
    if points <= len(AGREEMENT):
        return AGREEMENT[:: (len(AGREEMENT) - 1) // (points - 1)]
    side = points // 2
    parts = [place / (side - 1) for place in range(side)]
    worse = [_mix(*AGREEMENT[:2], part, f"chart-{points}w") for part in parts]
    better = [_mix(*AGREEMENT[:2:-1], part, f"chart-{points}b") for part in parts]
    return (*worse, AGREEMENT[2], *reversed(better))


def paint_answers(points: int) -> Iterator[tuple[Colour, Colour]]:
    """Return the colours of a scale, each with the colour of what is written on it."""
    inks = (_WHITE, *[_BLACK] * (points - 2), _WHITE)
    return zip(agreement_colours(points), inks, strict=True)


def _mix(one: Colour, other: Colour, part: float, name: str) -> Colour:
    """Return a colour so far from one to the other, or the end itself."""
    if part in {0, 1}:
        return other if part else one
    light, dark = _between(one.light, other.light, part), _between(one.dark, other.dark, part)
    return Colour(light, dark, f"{name}{round(10 * part)}")


def _between(one: str, other: str, part: float) -> str:
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(low + part * (high - low)) for low, high in pairs).hex()


SHADES = tuple(
    colour for points in POINTS for colour in agreement_colours(points) if colour not in AGREEMENT
)
"""The colours of scales of more than five points; only pictures that need them name them."""

COLOURS = {
    colour.light: colour
    for colour in (INK, QUIET, LINE, BEFORE, AFTER, *AGREEMENT, *ON_AGREEMENT, PAPER, *SHADES)
}
"""Every colour by how drawings name it."""
