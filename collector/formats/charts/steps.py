"""The chart of bars that become shorter: what is seen by how many people. It measures no text.

So pages draw it themselves; what stands beside a bar is a number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from collector.formats.charts.palette import AFTER, BEFORE, INK, QUIET
from collector.formats.charts.shapes import TEXT, WIDTH, Figure, Line, Rectangle, Shape, Words

MARGIN = 6.0
LEFT, RIGHT = 48.0, WIDTH - 60.0
ROW, BAR = 20.0, 12.0


class Drawable(Protocol):
    """What takes shapes."""

    def draw(self, *drawn: Shape) -> None:
        """Add shapes."""


@dataclass(frozen=True)
class Step:
    """So many people, and what they see; `is_enough` if that is no more than what matters."""

    label: str
    figures: str
    value: float
    is_enough: bool


@dataclass(frozen=True)
class Steps:
    """Bars from the left, and a stroke at `mark`, with what it stands for below."""

    heads: tuple[str, str]
    rows: Sequence[Step]
    mark: float
    words: str

    def list_shapes(self, top: float) -> tuple[list[Shape], float]:
        """Return the shapes from a height on, and where the next thing may begin."""
        base = top + TEXT + MARGIN
        shapes: list[Shape] = [Words((MARGIN, base), self.heads[0], QUIET)]
        shapes.append(Words((WIDTH - MARGIN, base), self.heads[1], QUIET, "right"))
        unit = (RIGHT - LEFT) / max(self.mark, *(row.value for row in self.rows))
        first = top = base + MARGIN
        for row in self.rows:
            width, colour = unit * row.value, AFTER if row.is_enough else BEFORE
            base = top + (ROW + TEXT) / 2 - 2
            shapes.append(Words((LEFT - MARGIN, base), row.label, anchor="right"))
            shapes.append(Rectangle(LEFT, top + (ROW - BAR) / 2, width, BAR, colour))
            shapes.append(Words((WIDTH - MARGIN, base), row.figures, anchor="right"))
            top += ROW
        across = LEFT + unit * self.mark
        shapes.append(Line((across, first), (across, top), INK, width=2))
        shapes.append(Words((LEFT, top + TEXT + 2), self.words, QUIET))
        return shapes, top + TEXT + MARGIN

    def draw(self, sheet: Drawable, top: float) -> float:
        """Draw it on a sheet and return where the next thing may begin."""
        shapes, bottom = self.list_shapes(top)
        sheet.draw(*shapes)
        return bottom

    @property
    def figure(self) -> Figure:
        """Return the chart alone."""
        shapes, bottom = self.list_shapes(0.0)
        return Figure(bottom, tuple(shapes))
