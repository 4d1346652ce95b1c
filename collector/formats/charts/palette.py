"""The colours of charts on light paper and on dark paper.

Each colour has a class in the picture, so that a page or the picture's own style can change it.
"""

from dataclasses import dataclass


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

COLOURS = {
    colour.light: colour
    for colour in (INK, QUIET, LINE, BEFORE, AFTER, *AGREEMENT, *ON_AGREEMENT, PAPER)
}
"""Every colour by how matplotlib writes it."""
