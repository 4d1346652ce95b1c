"""The chart of answers on a scale with a middle: diverging stacked bars, before and after.

Bars are centred on the middle answer. Agreement, or the better answer, is on the right.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from collector.formats.charts.palette import LINE, QUIET, Colour, agreement_colours, ink_on
from collector.formats.charts.shapes import TEXT, WIDTH, Figure, Line, Rectangle, Words
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


@dataclass(frozen=True)
class Statement:
    """One item with a bar for each time it was asked.

    `note` says how to read it, `figures` stand beside its label.
    """

    label: str
    note: str
    bars: tuple[Bar, ...]
    figures: str = ""


@dataclass(frozen=True)
class _Axis:
    """Where shares in per cent lie: `centre` is the middle of the middle answer."""

    centre: float
    scale: float

    def at(self, share: float) -> float:
        return self.centre + share * self.scale


def draw_agreement(
    title: str, points: Sequence[str], statements: Sequence[Statement], notes: Sequence[str]
) -> Figure:
    """Draw the chart; `points` are the answers in words, `notes` stand below it."""
    sheet = Sheet()
    top = sheet.write_lines(MARGIN, title, bold=True) + LABEL_GAP
    top = _draw_key(sheet, top, points) + LABEL_GAP
    bars = [bar for statement in statements for bar in statement.bars]
    left = MARGIN + max(measure(bar.label) for bar in bars) + LABEL_GAP
    axis = _axis(bars, left)
    for statement in statements:
        top = _draw_statement(sheet, top + STATEMENT_GAP, statement, axis, left)
    return sheet.finish(sheet.write_notes(top + LABEL_GAP, notes))


def _draw_key(sheet: Sheet, top: float, points: Sequence[str]) -> float:
    """Draw the colours side by side, with both ends and the middle in words."""
    width = (WIDTH - 2 * MARGIN) / len(points)
    for place, (colour, _) in enumerate(_paints(len(points))):
        sheet.draw(Rectangle(MARGIN + place * width, top, width, KEY_HEIGHT, colour))
    third = (WIDTH - 2 * MARGIN) / 3
    labels = zip((0, len(points) // 2, -1), ("left", "center", "right"), strict=True)
    return max(
        sheet.write_lines(
            top + KEY_HEIGHT + KEY_GAP,
            points[which],
            column=(MARGIN + third * place, MARGIN + third * (place + 1)),
            anchor=anchor,
        )
        for place, (which, anchor) in enumerate(labels)
    )


def _axis(bars: Sequence[Bar], left: float) -> _Axis:
    """Return the axis on which the longest bars of this chart just find room."""
    reaches = [_reach(shares) for bar in bars if (shares := _shares(bar))]
    longest_left = max((low for low, _ in reaches), default=1.0)
    longest_right = max((high for _, high in reaches), default=1.0)
    scale = (WIDTH - MARGIN - left) / (longest_left + longest_right)
    return _Axis(left + longest_left * scale, scale)


def _shares(bar: Bar) -> tuple[float, ...]:
    n = sum(bar.counts)
    return tuple(100 * count / n for count in bar.counts) if n else ()


def _reach(shares: Sequence[float]) -> tuple[float, float]:
    middle = len(shares) // 2
    half = shares[middle] / 2
    return sum(shares[:middle]) + half, half + sum(shares[middle + 1 :])


def _paints(answers: int) -> list[tuple[Colour, Colour]]:
    """Return the colour of each answer with the colour to write on it."""
    return list(zip(agreement_colours(answers), ink_on(answers), strict=True))


def _draw_statement(
    sheet: Sheet, top: float, statement: Statement, axis: _Axis, left: float
) -> float:
    top = sheet.write_apart(top, statement.label, statement.figures)
    if statement.note:
        top = sheet.write_lines(top, statement.note, colour=QUIET)
    top += MARGIN / 2
    for place, bar in enumerate(statement.bars):
        line = top + place * BAR_PITCH
        end = (left - LABEL_GAP, line + BAR_HEIGHT / 2 + TEXT / 3)
        sheet.draw(Words(end, bar.label, anchor="right"))
        _draw_bar(sheet, line, _shares(bar), axis)
    bottom = top + len(statement.bars) * BAR_PITCH - (BAR_PITCH - BAR_HEIGHT)
    sheet.draw(Line((axis.centre, top - 2), (axis.centre, bottom + 2), LINE))
    return bottom


def _draw_bar(sheet: Sheet, top: float, shares: Sequence[float], axis: _Axis) -> None:
    begin = -_reach(shares)[0] if shares else 0.0
    for share, (colour, ink) in zip(shares, _paints(len(shares)) if shares else (), strict=True):
        width = share * axis.scale
        if share:
            sheet.draw(Rectangle(axis.at(begin), top, width, BAR_HEIGHT, colour))
        words = f"{share:.0f}"
        if width >= measure(words) + 2:
            middle = (axis.at(begin) + width / 2, top + BAR_HEIGHT / 2 + TEXT / 3)
            sheet.draw(Words(middle, words, colour=ink, anchor="center"))
        begin += share
