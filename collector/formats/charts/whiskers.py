"""The chart of dots and whiskers: for each row a dot at an estimate and a line for its interval.

A ring instead of a dot means that nothing is clear, so the difference shows without colour. A row
with a value before has a stroke there, and a thin line from it to the dot.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from collector.formats.charts.palette import AFTER, BEFORE, INK, LINE, QUIET
from collector.formats.charts.shapes import WIDTH, Dot, Figure, Line
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
    value: float | None
    interval: tuple[float, float] | None
    clear: bool
    start: float | None = None


@dataclass(frozen=True)
class Axis:
    """From where to where figures are drawn, and in words what its places and ends mean."""

    low: float
    high: float
    marks: tuple[tuple[float, str], ...]
    lower: str = ""
    higher: str = ""

    def at(self, value: float) -> float:
        """Return where a figure lies on the sheet."""
        return LEFT + (value - self.low) / (self.high - self.low) * (RIGHT - LEFT)


def draw_whiskers(
    title: str, whiskers: Sequence[Whisker], axis: Axis, notes: Sequence[str]
) -> Figure:
    """Draw the chart; every row has its label above and its figures at the right."""
    sheet = Sheet()
    top = sheet.write_lines(MARGIN, title, bold=True) + ROW_GAP
    for whisker in whiskers:
        top = _draw_row(sheet, top, whisker, axis)
    top = _draw_words(sheet, top, axis)
    return sheet.finish(sheet.write_notes(top, notes))


def _draw_row(sheet: Sheet, top: float, whisker: Whisker, axis: Axis) -> float:
    top = sheet.write_apart(top, whisker.label, whisker.figures)
    for mark, _ in axis.marks:
        sheet.draw(Line((axis.at(mark), top), (axis.at(mark), top + ROW_HEIGHT), LINE))
    if whisker.value is not None:
        _draw_whisker(sheet, top + ROW_HEIGHT / 2, whisker, whisker.value, axis)
    return top + ROW_HEIGHT + ROW_GAP


def _draw_whisker(sheet: Sheet, middle: float, whisker: Whisker, value: float, axis: Axis) -> None:
    colour = AFTER if whisker.clear else BEFORE
    at = axis.at(value)
    if whisker.start is not None:
        start = axis.at(whisker.start)
        for piece in _around(at, (min(start, at), max(start, at)), filled=whisker.clear):
            sheet.draw(Line((piece[0], middle), (piece[1], middle), colour, width=1.5))
        sheet.draw(Line((start, middle - STROKE), (start, middle + STROKE), BEFORE, width=3))
    if whisker.interval is not None:
        low, high = (axis.at(bound) for bound in whisker.interval)
        for begin, end in _around(at, (low, high), filled=whisker.clear):
            sheet.draw(Line((begin, middle), (end, middle), colour, width=3))
    sheet.draw(Dot((at, middle), RADIUS, colour, filled=whisker.clear))


def _around(at: float, ends: tuple[float, float], *, filled: bool) -> list[tuple[float, float]]:
    """Return the pieces of an interval's line: it does not cross a ring."""
    if filled:
        return [ends]
    pieces = [(ends[0], min(ends[1], at - RADIUS)), (max(ends[0], at + RADIUS), ends[1])]
    return [(start, end) for start, end in pieces if start < end]


def _draw_words(sheet: Sheet, top: float, axis: Axis) -> float:
    """Write the words of each mark below it, and those of the ends where there is room."""
    spans = [_span(axis.at(mark), words) for mark, words in axis.marks]
    bottoms = [
        sheet.write_lines(top, words, column=span, anchor="center", colour=INK)
        for span, (_, words) in zip(spans, axis.marks, strict=True)
    ]
    ends = (
        (axis.lower, "left", (MARGIN, spans[0][0] - GAP)),
        (axis.higher, "right", (spans[-1][1] + GAP, WIDTH - MARGIN)),
    )
    for words, anchor, column in ends:
        if words and column[1] - column[0] >= max(map(measure, words.split(" "))):
            bottoms.append(
                sheet.write_lines(top, words, column=column, anchor=anchor, colour=QUIET)
            )
    return max(bottoms)


def _span(at: float, words: str) -> tuple[float, float]:
    """Return from where to where words reach that stand below a place, inside of the sheet."""
    width = measure(words) + GAP / 2
    left = min(max(at - width / 2, MARGIN), WIDTH - MARGIN - width)
    return left, left + width
