"""The chart of slopes: a small panel for each scale, from the mean before to the mean after.

All panels have one axis. The line at the mean after is the interval of the change; a ring there
instead of a dot means no clear change.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from collector.core.questionnaire.scale import Scale
from collector.formats.charts.mean_axis import fit_axis
from collector.formats.charts.palette import AFTER, BEFORE, LINE, QUIET
from collector.formats.charts.shapes import WIDTH, Dot, Line, Words
from collector.formats.charts.sheet import LINE_OF_TEXT, MARGIN, Sheet, measure, wrap

COLUMNS = 2
GUTTER = 20.0
PANEL = (WIDTH - 2 * MARGIN - GUTTER) / COLUMNS
GAP = 6.0
ROW_GAP = 16.0
RADIUS = 4.5


@dataclass(frozen=True)
class Slope:
    """Two means of a scale; `interval`, if there is one, bounds the one after, given the other.

    `words` are the two means in words, `figures` the lines below the panel.
    """

    label: str
    figures: tuple[str, ...]
    means: tuple[float, float]
    words: tuple[str, str]
    interval: tuple[float, float] | None
    clear: bool
    scale: Scale


class Slopes:
    """Panels beside and below each other that share an axis, and where the two means stand."""

    def __init__(self, waves: tuple[str, str], slopes: Sequence[Slope]) -> None:
        """Measure all words; `waves` are those above the two means of each panel."""
        self.waves, self.slopes = waves, slopes
        ends = (end for each in slopes for end in (*each.means, *(each.interval or ())))
        self.axis = fit_axis(ends, max(each.scale for each in slopes))
        before, after = (max(measure(each.words[at]) for each in slopes) for at in (0, 1))
        self.begin = max(before + GAP, measure(waves[0]) / 2)
        self.end = PANEL - max(after + GAP + RADIUS, measure(waves[1]) / 2)

    def draw(self, sheet: Sheet, top: float) -> float:
        """Draw the panels in rows; labels end and slopes begin at one height in a row."""
        for first in range(0, len(self.slopes), COLUMNS):
            top = self._draw_row(sheet, top + ROW_GAP, self.slopes[first : first + COLUMNS])
        return top + GAP

    def _draw_row(self, sheet: Sheet, top: float, row: Sequence[Slope]) -> float:
        begin = top + max(len(wrap(each.label, PANEL)) for each in row) * LINE_OF_TEXT
        bottoms = []
        for place, slope in enumerate(row):
            left = MARGIN + place * (PANEL + GUTTER)
            column = (left, left + PANEL)
            label = begin - len(wrap(slope.label, PANEL)) * LINE_OF_TEXT
            sheet.write_lines(label, slope.label, column=column)
            self._draw_panel(sheet, left, begin + LINE_OF_TEXT + 2 * GAP, slope)
            below = begin + LINE_OF_TEXT + 4 * GAP + self.axis.height
            for line in slope.figures:
                below = sheet.write_lines(below, line, column=column)
            bottoms.append(below)
        return max(bottoms)

    def _draw_panel(self, sheet: Sheet, left: float, top: float, slope: Slope) -> None:
        before, after = (top + self.axis.down(mean) for mean in slope.means)
        begin, end = left + self.begin, left + self.end
        for words, at in zip(self.waves, (begin, end), strict=True):
            sheet.draw(Line((at, top - GAP), (at, top + self.axis.height + GAP), LINE))
            sheet.draw(Words((at, top - 2 * GAP), words, QUIET, "center"))
        colour = AFTER if slope.clear else BEFORE
        rim = 0.0 if slope.clear else RADIUS
        stop = before + (after - before) * (end - rim - begin) / (end - begin)
        sheet.draw(Line((begin, before), (end - rim, stop), colour, width=1.5))
        sheet.draw(Dot((begin, before), RADIUS - 1.5, BEFORE, filled=True))
        low, high = slope.interval or (slope.means[1], slope.means[1])
        upper, lower = (top + self.axis.down(bound) for bound in (high, low))
        for start, finish in ((upper, after - rim), (after + rim, lower)):
            if start < finish:
                sheet.draw(Line((end, start), (end, finish), colour, width=3))
        sheet.draw(Dot((end, after), RADIUS, colour, filled=slope.clear))
        sheet.write_at((begin - GAP, before), slope.words[0], "right")
        sheet.write_at((end + GAP + RADIUS / 2, after), slope.words[1])
