"""The chart of dots and whiskers: for each row a dot at an estimate and a line for its interval.

A ring instead of a dot means that nothing is clear, so the difference shows without colour. A row
with a value before has a stroke there, and a thin line from it to the dot.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from collector.formats.charts.palette import AFTER, BEFORE, LINE, QUIET
from collector.formats.charts.shapes import WIDTH, Dot, Line
from collector.formats.charts.sheet import MARGIN, Sheet, measure

ROW_HEIGHT = 22.0
ROW_GAP = 8.0
GAP = 4.0
RADIUS = 5.0
STROKE = 7.0
LEFT = MARGIN + RADIUS
RIGHT = WIDTH - MARGIN - RADIUS


@dataclass(frozen=True)
class Whisker:
    """One row; `value` is None if too few answered, `interval` if there is none."""

    label: str
    figures: str
    value: float | None = None
    interval: tuple[float, float] | None = None
    clear: bool = False
    start: float | None = None

    @property
    def ends(self) -> tuple[float, ...]:
        """Return the value and the bounds of its interval, as far as there are any."""
        return () if self.value is None else (self.value, *(self.interval or ()))


@dataclass(frozen=True)
class Whiskers:
    """Rows on one axis from `low` to `high`; in words what its marks and ends mean.

    Every row has its label above and its figures at the right.
    """

    rows: Sequence[Whisker]
    low: float
    high: float
    marks: tuple[tuple[float, str], ...]
    lower: str = ""
    higher: str = ""

    def at(self, value: float) -> float:
        """Return where a figure lies on the sheet."""
        return LEFT + (value - self.low) / (self.high - self.low) * (RIGHT - LEFT)

    def draw(self, sheet: Sheet, top: float) -> float:
        """Draw the rows, and below them the words of the axis."""
        top += ROW_GAP
        for row in self.rows:
            top = sheet.write_apart(top, row.label, row.figures)
            for mark, _ in self.marks:
                across = self.at(mark)
                sheet.draw(Line((across, top), (across, top + ROW_HEIGHT), LINE))
            if row.value is not None:
                self._draw_whisker(sheet, top + ROW_HEIGHT / 2, row, row.value)
            top += ROW_HEIGHT + ROW_GAP
        return self._draw_words(sheet, top)

    def _draw_whisker(self, sheet: Sheet, middle: float, row: Whisker, value: float) -> None:
        colour = AFTER if row.clear else BEFORE
        at = self.at(value)
        if row.start is not None:
            start = self.at(row.start)
            for begin, end in _around(at, (min(start, at), max(start, at)), filled=row.clear):
                sheet.draw(Line((begin, middle), (end, middle), colour, width=1.5))
            sheet.draw(Line((start, middle - STROKE), (start, middle + STROKE), BEFORE, width=3))
        if row.interval is not None:
            low, high = map(self.at, row.interval)
            for begin, end in _around(at, (low, high), filled=row.clear):
                sheet.draw(Line((begin, middle), (end, middle), colour, width=3))
        sheet.draw(Dot((at, middle), RADIUS, colour, filled=row.clear))

    def _draw_words(self, sheet: Sheet, top: float) -> float:
        """Write the words of each mark below it, and those of the ends where there is room."""
        bottoms, left, right = [], WIDTH, 0.0
        for mark, words in self.marks:
            width = measure(words) + GAP / 2
            begin = min(max(self.at(mark) - width / 2, MARGIN), WIDTH - MARGIN - width)
            column = (begin, begin + width)
            bottoms.append(sheet.write_lines(top, words, column=column, anchor="center"))
            left, right = min(left, begin), max(right, begin + width)
        ends = (
            (self.lower, "left", (MARGIN, left - GAP)),
            (self.higher, "right", (right + GAP, WIDTH - MARGIN)),
        )
        for words, anchor, column in ends:
            if words and column[1] - column[0] >= max(map(measure, words.split(" "))):
                lines = sheet.write_lines(top, words, column=column, anchor=anchor, colour=QUIET)
                bottoms.append(lines)
        return max(bottoms)


def _around(at: float, ends: tuple[float, float], *, filled: bool) -> list[tuple[float, float]]:
    """Return the pieces of an interval's line: it does not cross a ring."""
    if filled:
        return [ends]
    pieces = [(ends[0], min(ends[1], at - RADIUS)), (max(ends[0], at + RADIUS), ends[1])]
    return [(start, end) for start, end in pieces if start < end]
