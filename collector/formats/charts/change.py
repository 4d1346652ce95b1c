"""The chart of changes: for each scale a dot at the mean change and a line for its interval.

A ring instead of a dot means no clear change, so the difference shows without colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from collector.formats.charts.palette import AFTER, BEFORE, INK, LINE, QUIET
from collector.formats.charts.sheet import MARGIN, WIDTH, Sheet, measure

ROW_HEIGHT = 22.0
ROW_GAP = 8.0
GAP = 4.0
CENTRE = WIDTH / 2
RADIUS = 5.0
SMALLEST_REACH = 0.5
"""In points of the scale; small changes must not fill the picture."""


@dataclass(frozen=True)
class Whisker:
    """One change in points; `mean` is None if too few answered, `interval` if there is none."""

    label: str
    figures: str
    mean: float | None
    interval: tuple[float, float] | None
    clear: bool


@dataclass(frozen=True)
class Directions:
    """What left, middle and right of the axis mean."""

    lower: str
    none: str
    higher: str


def draw_changes(
    title: str, whiskers: Sequence[Whisker], directions: Directions, notes: Sequence[str]
) -> Figure:
    """Draw the chart; every row has its label above and its figures at the right."""
    sheet = Sheet()
    top = sheet.write_lines(MARGIN, title, bold=True) + ROW_GAP
    scale = (CENTRE - MARGIN - RADIUS) / _reach(whiskers)
    for whisker in whiskers:
        top = _draw_row(sheet, top, whisker, scale)
    top = _draw_directions(sheet, top, directions)
    for note in notes:
        top = sheet.write_lines(top + MARGIN / 2, note, colour=QUIET)
    return sheet.finish(top + MARGIN)


def _reach(whiskers: Sequence[Whisker]) -> float:
    ends = [
        abs(end)
        for whisker in whiskers
        if whisker.mean is not None
        for end in (whisker.interval or (whisker.mean,))
    ]
    return max([*ends, SMALLEST_REACH])


def _draw_row(sheet: Sheet, top: float, whisker: Whisker, scale: float) -> float:
    figures = (WIDTH - MARGIN - measure(whisker.figures) - GAP, WIDTH - MARGIN)
    sheet.write_lines(top, whisker.figures, column=figures, anchor="right")
    top = sheet.write_lines(top, whisker.label, column=(MARGIN, figures[0] - GAP))
    middle = top + ROW_HEIGHT / 2
    sheet.line((CENTRE, top), (CENTRE, top + ROW_HEIGHT), LINE)
    if whisker.mean is not None:
        colour = AFTER if whisker.clear else BEFORE
        at = CENTRE + whisker.mean * scale
        if whisker.interval is not None:
            low, high = (CENTRE + bound * scale for bound in whisker.interval)
            for start, end in _around(at, (low, high), filled=whisker.clear):
                sheet.line((start, middle), (end, middle), colour, width=3)
        sheet.dot((at, middle), RADIUS, colour, filled=whisker.clear)
    return top + ROW_HEIGHT + ROW_GAP


def _around(at: float, ends: tuple[float, float], *, filled: bool) -> list[tuple[float, float]]:
    """Return the pieces of an interval's line: it does not cross a ring."""
    if filled:
        return [ends]
    pieces = [(ends[0], at - RADIUS), (at + RADIUS, ends[1])]
    return [(start, end) for start, end in pieces if start < end]


def _draw_directions(sheet: Sheet, top: float, directions: Directions) -> float:
    half = measure(directions.none) / 2 + GAP
    columns = {
        "left": (directions.lower, QUIET, (MARGIN, CENTRE - half)),
        "center": (directions.none, INK, (CENTRE - half, CENTRE + half)),
        "right": (directions.higher, QUIET, (CENTRE + half, WIDTH - MARGIN)),
    }
    return max(
        sheet.write_lines(top, words, column=column, anchor=anchor, colour=colour)
        for anchor, (words, colour, column) in columns.items()
    )
