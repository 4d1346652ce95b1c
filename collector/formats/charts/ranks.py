"""The chart of ranks: a line for each entry from its place before to its place after.

Entries of equal rank stand next to each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from collector.formats.charts.palette import AFTER, BEFORE, QUIET
from collector.formats.charts.shapes import TEXT, WIDTH, Dot, Figure, Line, Words
from collector.formats.charts.sheet import LINE_HEIGHT, MARGIN, Sheet, measure, wrap

GAP = 6.0
ROW_GAP = 8.0
RADIUS = 4.0
SLOPE_WIDTH = 56.0
LINE_OF_TEXT = TEXT * LINE_HEIGHT


@dataclass(frozen=True)
class Entry:
    """What is ranked, with its rank before and after, 1 the first.

    `share` is the one before in words, `figures` stand below the label.
    """

    label: str
    before: int
    after: int
    share: str
    figures: str

    @property
    def rose(self) -> bool:
        """Say whether it came nearer to the first place."""
        return self.after < self.before


def draw_ranks(
    title: str, heads: tuple[str, str], entries: Sequence[Entry], notes: Sequence[str]
) -> Figure:
    """Draw the chart; `heads` stand above the places before and after."""
    sheet = Sheet()
    top = sheet.write_lines(MARGIN, title, bold=True) + ROW_GAP
    columns = _Columns(entries)
    left = (MARGIN, columns.end - GAP)
    right = (columns.end, WIDTH - MARGIN)
    top = ROW_GAP + max(
        sheet.write_lines(top, heads[0], column=left, colour=QUIET),
        sheet.write_lines(top, heads[1], column=right, colour=QUIET),
    )
    heights = _heights(entries, columns, top)
    for entry in sorted(entries, key=lambda each: each.rose):
        _draw_entry(sheet, entry, columns, heights[entry])
    bottom = max(after for _, after in heights.values()) + columns.pitch / 2
    return sheet.finish(sheet.write_notes(bottom, notes))


class _Columns:
    """Where ranks, shares and labels stand, wide enough for the widest of them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Measure all words."""
        self.rank = max(measure(str(len(entries))), measure("1"))
        share = max(measure(each.share) for each in entries)
        self.begin = MARGIN + share + GAP + self.rank + GAP + RADIUS
        self.end = self.begin + SLOPE_WIDTH
        self.label = (self.end + RADIUS + GAP + self.rank + GAP, WIDTH - MARGIN)
        self.pitch = max(map(self.height, entries)) + ROW_GAP

    def height(self, entry: Entry) -> float:
        """Return how high an entry's label and figures are together."""
        width = self.label[1] - self.label[0]
        return (len(wrap(entry.label, width)) + len(wrap(entry.figures, width))) * LINE_OF_TEXT


def _heights(
    entries: Sequence[Entry], columns: _Columns, top: float
) -> dict[Entry, tuple[float, float]]:
    """Return the height of each entry before and after; those that tie do not cross."""
    after = sorted(entries, key=lambda each: (each.after, each.before, each.label))
    place = {each: at for at, each in enumerate(after)}
    before = sorted(entries, key=lambda each: (each.before, place[each]))
    first = top + columns.pitch / 2
    return {
        each: (first + at * columns.pitch, first + place[each] * columns.pitch)
        for at, each in enumerate(before)
    }


def _draw_entry(
    sheet: Sheet, entry: Entry, columns: _Columns, heights: tuple[float, float]
) -> None:
    before, after = heights
    colour, width = (AFTER, 3.0) if entry.rose else (BEFORE, 1.5)
    sheet.draw(Line((columns.begin, before), (columns.end, after), colour, width=width))
    sheet.draw(Dot((columns.begin, before), RADIUS - 1, colour, filled=True))
    sheet.draw(Dot((columns.end, after), RADIUS - 1, colour, filled=True))
    base = TEXT / 3
    near = columns.begin - RADIUS - GAP
    sheet.draw(Words((near, before + base), str(entry.before), anchor="right"))
    share = (near - columns.rank - GAP, before + base)
    sheet.draw(Words(share, entry.share, anchor="right", colour=QUIET))
    rank = (columns.label[0] - GAP, after + base)
    sheet.draw(Words(rank, str(entry.after), anchor="right"))
    top = sheet.write_lines(after - columns.height(entry) / 2, entry.label, column=columns.label)
    sheet.write_lines(top, entry.figures, column=columns.label, colour=QUIET)
