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


class Ranks:
    """Entries by rank, in columns wide enough for the widest rank, share and label."""

    def __init__(self, heads: tuple[str, str], entries: Sequence[Entry]) -> None:
        """Measure all words; `heads` stand above the places before and after."""
        self.heads, self.entries = heads, entries
        self.rank = max(measure(str(len(entries))), measure("1"))
        share = max(measure(each.share) for each in entries)
        self.begin = MARGIN + share + GAP + self.rank + GAP + RADIUS
        self.end = self.begin + SLOPE_WIDTH
        self.label = (self.end + RADIUS + GAP + self.rank + GAP, WIDTH - MARGIN)
        self.pitch = max(map(self._height, entries)) + ROW_GAP

    def _height(self, entry: Entry) -> float:
        width = self.label[1] - self.label[0]
        return (len(wrap(entry.label, width)) + len(wrap(entry.figures, width))) * LINE_OF_TEXT

    def draw(self, sheet: Sheet, top: float) -> float:
        """Draw the entries that rose above the others."""
        places = ((MARGIN, self.end - GAP), (self.end, WIDTH - MARGIN))
        top = ROW_GAP + max(
            sheet.write_lines(top + ROW_GAP, head, column=column, colour=QUIET)
            for head, column in zip(self.heads, places, strict=True)
        )
        first = top + self.pitch / 2
        # Those that tie do not cross.
        after = sorted(self.entries, key=lambda each: (each.after, each.before, each.label))
        before = sorted(after, key=lambda each: each.before)
        for entry in sorted(self.entries, key=lambda each: each.rose):
            begin, end = (first + order.index(entry) * self.pitch for order in (before, after))
            self._draw_entry(sheet, entry, begin, end)
        return first + (len(after) - 1) * self.pitch + self.pitch / 2

    def _draw_entry(self, sheet: Sheet, entry: Entry, before: float, after: float) -> None:
        colour, width = (AFTER, 3.0) if entry.rose else (BEFORE, 1.5)
        begin, end = (self.begin, before), (self.end, after)
        sheet.draw(Line(begin, end, colour, width=width))
        for place in (begin, end):
            sheet.draw(Dot(place, RADIUS - 1, colour, filled=True))
        near = self.begin - RADIUS - GAP
        sheet.write_at((near, before), str(entry.before), "right")
        sheet.write_at((near - self.rank - GAP, before), entry.share, "right", QUIET)
        sheet.write_at((self.label[0] - GAP, after), str(entry.after), "right")
        top = sheet.write_lines(after - self._height(entry) / 2, entry.label, column=self.label)
        sheet.write_lines(top, entry.figures, column=self.label, colour=QUIET)
