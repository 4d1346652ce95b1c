"""The chart of a trend: a panel for each scale, with its mean and interval at each event.

A line joins the events at which the scale had the same wording. A square stands for several events
together. The names of the events are below the panels.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from collector.core.questionnaire.scale import Scale
from collector.formats.charts.mean_axis import fit_whole_axis
from collector.formats.charts.palette import AFTER, QUIET
from collector.formats.charts.shapes import TEXT, WIDTH, Dot, Line, Rectangle, Words
from collector.formats.charts.sheet import MARGIN, Sheet, measure

GAP = 6.0
ROW_GAP = 12.0
RADIUS = 3.5
SIDE = 2 * RADIUS + 2


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
            top = sheet.write_lines(top + ROW_GAP, panel.label) + 2 * GAP
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
                sheet.draw(Dot((across, down), RADIUS - 1, AFTER, filled=True))
            last = point.line, across, down
        sheet.write_at((across + RADIUS + GAP, down), point.words)

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
        top += TEXT + ROW_GAP
        column = (MARGIN + room, WIDTH - MARGIN)
        for name, stop in zip(names, self.stops, strict=True):
            if stop.label:
                label = stop.label if name == stop.short else f"{stop.short}, {stop.label}"
                sheet.write_lines(top, name, colour=QUIET)
                top = sheet.write_lines(top, label, column=column) + GAP / 3
        return top
