"""The chart of ranks: a line for each entry from its place before to its place after.

Entries of equal rank stand next to each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from collector.formats.charts.palette import AFTER, BEFORE, QUIET
from collector.formats.charts.shapes import WIDTH, Dot, Line
from collector.formats.charts.sheet import LINE_OF_TEXT, MARGIN, Sheet, measure, wrap

GAP = 6.0
ROW_GAP = 8.0
RADIUS = 4.0
SLOPE_WIDTH = 56.0


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


@dataclass(frozen=True)
class Ranks:
    """Entries by rank; `heads` stand above the places before and after."""

    heads: tuple[str, str]
    entries: Sequence[Entry]

    def draw(self, sheet: Sheet, top: float) -> float:
        """Draw the entries that rose above the others."""
        columns = _Columns(self.entries)
        places = ((MARGIN, columns.end - GAP), (columns.end, WIDTH - MARGIN))
        top = ROW_GAP + max(
            sheet.write_lines(top + ROW_GAP, head, column=column, colour=QUIET)
            for head, column in zip(self.heads, places, strict=True)
        )
        first = top + columns.pitch / 2
        # Those that tie do not cross.
        after = sorted(self.entries, key=lambda each: (each.after, each.before, each.label))
        before = sorted(after, key=lambda each: each.before)
        for entry in sorted(self.entries, key=lambda each: each.rose):
            begin, end = (first + order.index(entry) * columns.pitch for order in (before, after))
            _draw_entry(sheet, entry, columns, begin, end)
        return first + (len(after) - 1) * columns.pitch + columns.pitch / 2


class _Columns:
    """Where ranks, shares and labels stand, wide enough for the widest of them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.rank = max(measure(str(len(entries))), measure("1"))
        share = max(measure(each.share) for each in entries)
        self.begin = MARGIN + share + GAP + self.rank + GAP + RADIUS
        self.end = self.begin + SLOPE_WIDTH
        self.label = (self.end + RADIUS + GAP + self.rank + GAP, WIDTH - MARGIN)
        self.pitch = max(map(self.height, entries)) + ROW_GAP

    def height(self, entry: Entry) -> float:
        width = self.label[1] - self.label[0]
        return (len(wrap(entry.label, width)) + len(wrap(entry.figures, width))) * LINE_OF_TEXT


def _draw_entry(sheet: Sheet, entry: Entry, columns: _Columns, before: float, after: float) -> None:
    colour, width = (AFTER, 3.0) if entry.rose else (BEFORE, 1.5)
    begin, end = (columns.begin, before), (columns.end, after)
    sheet.draw(Line(begin, end, colour, width=width))
    for place in (begin, end):
        sheet.draw(Dot(place, RADIUS - 1, colour, filled=True))
    near = columns.begin - RADIUS - GAP
    sheet.write_at((near, before), str(entry.before), "right")
    sheet.write_at((near - columns.rank - GAP, before), entry.share, "right", QUIET)
    sheet.write_at((columns.label[0] - GAP, after), str(entry.after), "right")
    top = sheet.write_lines(after - columns.height(entry) / 2, entry.label, column=columns.label)
    sheet.write_lines(top, entry.figures, column=columns.label, colour=QUIET)
