"""The charts of means on the points of a scale: from before to after, and over events.

In a chart of slopes the line at the mean after is the interval of the change; a ring there means no
clear change. In a chart of a trend a line joins the events at which the scale had the same wording.
A square stands for several events together, and their names are below the panels.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from collector.core.questionnaire.scale import Scale
from collector.formats.charts.palette import AFTER, BEFORE, LINE, QUIET
from collector.formats.charts.shapes import TEXT, WIDTH, Dot, Line, Rectangle, Words
from collector.formats.charts.sheet import LINE_OF_TEXT, MARGIN, Sheet, measure, wrap

GAP = 6.0
NUMBER_GAP = 4.0
SMALLEST_SPAN = 1.0  # in points of the scale, so that small changes do not look steep
POINT = 44.0  # height of one point of the scale
COLUMNS = 2
GUTTER = 20.0
PANEL = (WIDTH - 2 * MARGIN - GUTTER) / COLUMNS
ROWS_APART = 16.0
RADIUS = 4.5
PANELS_APART = 12.0
POINT_RADIUS = 3.5
SIDE = 2 * POINT_RADIUS + 2


@dataclass(frozen=True)
class MeanAxis:
    """The lowest and the highest mean that are shown, of those that the scale has."""

    low: float
    high: float
    scale: Scale

    @property
    def height(self) -> float:
        """Return how high a panel with this axis is."""
        return (self.high - self.low) * POINT

    def down(self, mean: float) -> float:
        """Return how far below the top a mean lies; an interval is cut where the scale ends."""
        return (self.high - self.scale.clip(mean)) * POINT

    def draw_grid(self, sheet: Sheet, top: float, left: float, right: float) -> None:
        """Draw a thin line for each point of the scale, with its number left of it."""
        for point in range(self.scale.lowest, self.scale.highest + 1):
            if self.low <= point <= self.high:
                height = top + self.down(point)
                sheet.write_at((left - NUMBER_GAP, height), str(point), "right", QUIET)
                sheet.draw(Line((left, height), (right, height), LINE))


def fit_whole_axis(means: Iterable[float], scale: Scale) -> MeanAxis:
    """Return the axis on which all find room, from one whole point of the scale to another."""
    known = [scale.clip(mean) for mean in means]
    low = min(math.floor(min(known)), scale.highest - 1)
    return MeanAxis(low, max(math.ceil(max(known)), low + 1), scale)


def fit_axis(means: Iterable[float], scale: Scale) -> MeanAxis:
    """Return the axis on which all means and bounds of intervals find room."""
    known = [scale.clip(mean) for mean in means]
    low, high = min(known), max(known)
    missing = max(SMALLEST_SPAN - (high - low), 0.0) / 2
    low, high = low - missing, high + missing
    shift = max(scale.lowest - low, 0.0) - max(high - scale.highest, 0.0)
    return MeanAxis(low + shift, high + shift, scale)


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
            top = self._draw_row(sheet, top + ROWS_APART, self.slopes[first : first + COLUMNS])
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


@dataclass(frozen=True)
class Point:
    """A scale at one event; `line` names its wording, `event` counts events from 0."""

    event: int
    line: str
    mean: float
    interval: tuple[float, float] | None
    words: str
    pooled: bool = False

    @property
    def ends(self) -> tuple[float, ...]:
        """Return all that the axis has to hold."""
        return (self.mean, *(self.interval or ()))


@dataclass(frozen=True)
class Panel:
    """A scale with its points in the order of time."""

    label: str
    points: Sequence[Point]
    scale: Scale


@dataclass(frozen=True)
class Stop:
    """An event: what stands below its points if there is room, and what is said of it, if any."""

    short: str
    label: str


class Trend:
    """Panels that share the axis of means and the one of events."""

    def __init__(self, panels: Sequence[Panel], stops: Sequence[Stop]) -> None:
        """Measure all words, and fit both axes."""
        self.panels, self.stops = panels, stops
        points = [point for panel in panels for point in panel.points]
        scale = max(each.scale for each in panels)
        right = WIDTH - MARGIN - max(measure(each.words) for each in points)
        self.axis = fit_whole_axis((end for each in points for end in each.ends), scale)
        self.left = MARGIN + measure(str(scale.highest)) + GAP
        self.slot = (right - self.left) / len(stops)

    def draw(self, sheet: Sheet, top: float) -> float:
        """Draw each panel, and below them what the events are called."""
        for panel in self.panels:
            top = sheet.write_lines(top + PANELS_APART, panel.label) + 2 * GAP
            self.axis.draw_grid(sheet, top, self.left, self._across(len(self.stops) - 1))
            self._draw_points(sheet, top, panel)
            top += self.axis.height + 2 * GAP
        return self._draw_stops(sheet, top)

    def _across(self, event: int) -> float:
        return self.left + (event + 0.5) * self.slot

    def _draw_points(self, sheet: Sheet, top: float, panel: Panel) -> None:
        last: tuple[str, float, float] | None = None
        for point in panel.points:
            across, down = self._across(point.event), top + self.axis.down(point.mean)
            if last and last[0] == point.line:
                sheet.draw(Line(last[1:], (across, down), AFTER, width=1.5))
            if point.interval is not None:
                low, high = (top + self.axis.down(bound) for bound in point.interval)
                sheet.draw(Line((across, low), (across, high), AFTER, width=3))
            if point.pooled:
                sheet.draw(Rectangle(across - SIDE / 2, down - SIDE / 2, SIDE, SIDE, AFTER))
            else:
                sheet.draw(Dot((across, down), POINT_RADIUS - 1, AFTER, filled=True))
            last = point.line, across, down
        sheet.write_at((across + POINT_RADIUS + GAP, down), point.words)

    def _draw_stops(self, sheet: Sheet, top: float) -> float:
        """Write below the events what they are called in short, and then a list of those told of.

        Events of a list have numbers where their short names are too wide or the same.
        """
        names = [stop.short for stop in self.stops]
        fits = max(map(measure, names)) + GAP <= self.slot and len(set(names)) == len(names)
        if any(stop.label for stop in self.stops) and not fits:
            names = [str(number) for number in range(1, len(self.stops) + 1)]
        room = max(map(measure, names)) + GAP
        for event in range(0, len(names), math.ceil(room / self.slot)):
            half = measure(names[event]) / 2
            across = min(max(self._across(event), MARGIN + half), WIDTH - MARGIN - half)
            sheet.draw(Words((across, top + TEXT), names[event], QUIET, "center"))
        top += TEXT + PANELS_APART
        column = (MARGIN + room, WIDTH - MARGIN)
        for name, stop in zip(names, self.stops, strict=True):
            if stop.label:
                label = stop.label if name == stop.short else f"{stop.short}, {stop.label}"
                sheet.write_lines(top, name, colour=QUIET)
                top = sheet.write_lines(top, label, column=column) + GAP / 3
        return top
