"""The chart of answers on a scale with a middle: diverging stacked bars, before and after.

Bars are centred on the middle answer. Agreement, or the better answer, is on the right.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from collector.formats.charts.palette import LINE, QUIET, paint_answers
from collector.formats.charts.shapes import WIDTH, Line, Rectangle
from collector.formats.charts.sheet import MARGIN, Sheet, measure

BAR_HEIGHT = 20.0
BAR_PITCH = 24.0
STATEMENT_GAP = 12.0
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
class Statement:
    """One item with a bar for each time it was asked.

    `note` says how to read it, `figures` stand beside its label.
    """

    label: str
    note: str
    bars: Sequence[Bar]
    figures: str = ""


@dataclass(frozen=True)
class Agreement:
    """Statements on one axis; `points` are the answers in words."""

    points: Sequence[str]
    statements: Sequence[Statement]

    def draw(self, sheet: Sheet, top: float) -> float:
        """Draw the key, then each statement with its bars."""
        top = _draw_key(sheet, top + LABEL_GAP, self.points) + LABEL_GAP
        axis = _Axis([bar for statement in self.statements for bar in statement.bars])
        for statement in self.statements:
            top = _draw_statement(sheet, top + STATEMENT_GAP, statement, axis)
        return top + LABEL_GAP


class _Axis:
    """The axis on which the longest bars just find room, around the middle of the middle answer."""

    def __init__(self, bars: Sequence[Bar]) -> None:
        reaches = [bar.reach for bar in bars if bar.shares] or [(1.0, 1.0)]
        longest_left, longest_right = (max(each[side] for each in reaches) for side in (0, 1))
        self.left = MARGIN + max(measure(bar.label) for bar in bars) + LABEL_GAP
        self.scale = (WIDTH - MARGIN - self.left) / (longest_left + longest_right)
        self.centre = self.left + longest_left * self.scale

    def at(self, share: float) -> float:
        return self.centre + share * self.scale


def _draw_key(sheet: Sheet, top: float, points: Sequence[str]) -> float:
    """Draw the colours side by side, with both ends and the middle in words."""
    width = (WIDTH - 2 * MARGIN) / len(points)
    for place, (colour, _) in enumerate(paint_answers(len(points))):
        sheet.draw(Rectangle(MARGIN + place * width, top, width, KEY_HEIGHT, colour))
    third = (WIDTH - 2 * MARGIN) / 3
    top += KEY_HEIGHT + KEY_GAP
    bottoms = []
    for place, anchor in enumerate(("left", "center", "right")):
        words = points[(0, len(points) // 2, -1)[place]]
        column = (MARGIN + third * place, MARGIN + third * (place + 1))
        bottoms.append(sheet.write_lines(top, words, column=column, anchor=anchor))
    return max(bottoms)


def _draw_statement(sheet: Sheet, top: float, statement: Statement, axis: _Axis) -> float:
    top = sheet.write_apart(top, statement.label, statement.figures)
    if statement.note:
        top = sheet.write_lines(top, statement.note, colour=QUIET)
    top += MARGIN / 2
    for place, bar in enumerate(statement.bars):
        line = top + place * BAR_PITCH
        sheet.write_at((axis.left - LABEL_GAP, line + BAR_HEIGHT / 2), bar.label, "right")
        if bar.shares:
            _draw_bar(sheet, line, bar, axis)
    bottom = top + len(statement.bars) * BAR_PITCH - (BAR_PITCH - BAR_HEIGHT)
    sheet.draw(Line((axis.centre, top - 2), (axis.centre, bottom + 2), LINE))
    return bottom


def _draw_bar(sheet: Sheet, top: float, bar: Bar, axis: _Axis) -> None:
    begin = -bar.reach[0]
    for share, (colour, ink) in zip(bar.shares, paint_answers(len(bar.shares)), strict=True):
        width = share * axis.scale
        if share:
            sheet.draw(Rectangle(axis.at(begin), top, width, BAR_HEIGHT, colour))
        words = f"{share:.0f}"
        if width >= measure(words) + 2:
            middle = (axis.at(begin) + width / 2, top + BAR_HEIGHT / 2)
            sheet.write_at(middle, words, "center", ink)
        begin += share
