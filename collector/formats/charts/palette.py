"""The colours of charts on light paper and on dark paper.

Each colour has a class in the picture, so that a page or the picture's own style can change it.
"""

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

ON_AGREEMENT = (
    Colour("#ffffff", "#ffffff", ""),
    Colour("#10151c", "#10151c", ""),
    Colour("#10151c", "#10151c", ""),
    Colour("#10151c", "#10151c", ""),
    Colour("#ffffff", "#ffffff", ""),
)
"""What is written on each of them."""

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


def ink_on(points: int) -> tuple[Colour, ...]:
    """Return what is written on each of the colours of a scale."""
    first, *_, last = ON_AGREEMENT
    return (first, *[ON_AGREEMENT[1]] * (points - 2), last)


def _mix(one: Colour, other: Colour, part: float, name: str) -> Colour:
    """Return a colour so far from one to the other, or the end itself."""
    if part in {0, 1}:
        return other if part else one
    papers = ((one.light, other.light), (one.dark, other.dark))
    light, dark = (_between(*ends, part) for ends in papers)
    return Colour(light, dark, f"{name}{round(10 * part)}")


def _between(one: str, other: str, part: float) -> str:
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(low + part * (high - low)):02x}" for low, high in pairs)


SHADES = tuple(
    colour for points in POINTS for colour in agreement_colours(points) if colour not in AGREEMENT
)
"""The colours of scales of more than five points; only pictures that need them name them."""

COLOURS = {
    colour.light: colour
    for colour in (INK, QUIET, LINE, BEFORE, AFTER, *AGREEMENT, *ON_AGREEMENT, PAPER, *SHADES)
}
"""Every colour by how matplotlib writes it."""
