"""The chart of bars that become shorter: what is seen by how many people. It measures no text.

So pages draw it themselves; what stands beside a bar is a number.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from collector.formats.charts.palette import AFTER, BEFORE, INK, QUIET
from collector.formats.charts.shapes import TEXT, WIDTH, Line, Rectangle, Words
from collector.formats.charts.sheet import MARGIN, Sheet

LEFT, RIGHT = 48.0, WIDTH - 60.0
ROW, BAR = 20.0, 12.0


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

    def draw(self, sheet: Sheet, top: float) -> float:
        """Draw the bars, and below them what the stroke stands for."""
        base = top + TEXT + MARGIN
        sheet.draw(Words((MARGIN, base), self.heads[0], QUIET))
        sheet.draw(Words((WIDTH - MARGIN, base), self.heads[1], QUIET, "right"))
        unit = (RIGHT - LEFT) / max(self.mark, *(row.value for row in self.rows))
        first = top = base + MARGIN
        for row in self.rows:
            width, colour = unit * row.value, AFTER if row.is_enough else BEFORE
            base = top + (ROW + TEXT) / 2 - 2
            sheet.draw(Words((LEFT - MARGIN, base), row.label, anchor="right"))
            sheet.draw(Rectangle(LEFT, top + (ROW - BAR) / 2, width, BAR, colour))
            sheet.draw(Words((WIDTH - MARGIN, base), row.figures, anchor="right"))
            top += ROW
        across = LEFT + unit * self.mark
        sheet.draw(Line((across, first), (across, top), INK, width=2))
        sheet.draw(Words((LEFT, top + TEXT + 2), self.words, QUIET))
        return top + TEXT + MARGIN
