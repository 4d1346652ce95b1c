"""The chart of answers on a scale with a middle: diverging stacked bars, before and after.

Bars are centred on the middle answer. Agreement, or the better answer, is on the right.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from collector.formats.charts.palette import LINE, QUIET, paint_answers
from collector.formats.charts.shapes import WIDTH, Line, Rectangle
from collector.formats.charts.sheet import MARGIN, Sheet, measure
from collector.texts.numerals import round_half

BAR_HEIGHT = 20.0
BAR_PITCH = 24.0
ITEM_GAP = 12.0
LABEL_GAP = 8.0
KEY_HEIGHT = 10.0
KEY_GAP = 4.0


@dataclass(frozen=True)
class Bar:
    """How people answered one time; `counts` of the answers from worst to best."""

    label: str
    counts: tuple[int, ...]

    @property
    def shares(self) -> tuple[float, ...]:
        """Return the share of each answer in per cent; none if nobody answered."""
        n = sum(self.counts)
        return tuple(100 * count / n for count in self.counts) if n else ()

    @property
    def reach(self) -> tuple[float, float]:
        """Return how far it reaches from the middle of its middle answer to both sides."""
        middle = len(self.counts) // 2
        half = self.shares[middle] / 2
        return sum(self.shares[:middle]) + half, half + sum(self.shares[middle + 1 :])


@dataclass(frozen=True)
class Item:
    """One item with a bar for each time it was asked.

    `note` says how to read it, `figures` stand beside its label.
    """

    label: str
    note: str
    bars: Sequence[Bar]
    figures: str = ""


class Agreement:
    """Items on the axis on which their longest bars just find room."""

    def __init__(self, points: Sequence[str], items: Sequence[Item]) -> None:
        """Measure the bars and their labels; `points` are the answers in words."""
        self.points, self.items = points, items
        bars = [bar for item in items for bar in item.bars]
        reaches = [bar.reach for bar in bars if bar.shares] or [(1.0, 1.0)]
        longest_left, longest_right = (max(each[side] for each in reaches) for side in (0, 1))
        self.left = MARGIN + max(measure(bar.label) for bar in bars) + LABEL_GAP
        self.scale = (WIDTH - MARGIN - self.left) / (longest_left + longest_right)
        self.centre = self.left + longest_left * self.scale

    def draw(self, sheet: Sheet, top: float) -> float:
        """Draw the key, then each item with its bars."""
        top = self._draw_key(sheet, top + LABEL_GAP) + LABEL_GAP
        for item in self.items:
            top = self._draw_item(sheet, top + ITEM_GAP, item)
        return top + LABEL_GAP

    def _draw_key(self, sheet: Sheet, top: float) -> float:
        """Draw the colours side by side, with both ends and the middle in words."""
        width = (WIDTH - 2 * MARGIN) / len(self.points)
        for place, (colour, _) in enumerate(paint_answers(len(self.points))):
            sheet.draw(Rectangle(MARGIN + place * width, top, width, KEY_HEIGHT, colour))
        third = (WIDTH - 2 * MARGIN) / 3
        top += KEY_HEIGHT + KEY_GAP
        bottoms = []
        for place, anchor in enumerate(("left", "center", "right")):
            words = self.points[(0, len(self.points) // 2, -1)[place]]
            column = (MARGIN + third * place, MARGIN + third * (place + 1))
            bottoms.append(sheet.write_lines(top, words, column=column, anchor=anchor))
        return max(bottoms)

    def _draw_item(self, sheet: Sheet, top: float, item: Item) -> float:
        top = sheet.write_apart(top, item.label, item.figures)
        if item.note:
            top = sheet.write_lines(top, item.note, colour=QUIET)
        top += MARGIN / 2
        for place, bar in enumerate(item.bars):
            line = top + place * BAR_PITCH
            sheet.write_at((self.left - LABEL_GAP, line + BAR_HEIGHT / 2), bar.label, "right")
            if bar.shares:
                self._draw_bar(sheet, line, bar)
        bottom = top + len(item.bars) * BAR_PITCH - (BAR_PITCH - BAR_HEIGHT)
        sheet.draw(Line((self.centre, top - 2), (self.centre, bottom + 2), LINE))
        return bottom

    def _draw_bar(self, sheet: Sheet, top: float, bar: Bar) -> None:
        begin = -bar.reach[0]
        for share, (colour, ink) in zip(bar.shares, paint_answers(len(bar.shares)), strict=True):
            left, width = self.centre + begin * self.scale, share * self.scale
            if share:
                sheet.draw(Rectangle(left, top, width, BAR_HEIGHT, colour))
            words = f"{round_half(share, 0):.0f}"
            if width >= measure(words) + 2:
                middle = (left + width / 2, top + BAR_HEIGHT / 2)
                sheet.write_at(middle, words, "center", ink)
            begin += share
