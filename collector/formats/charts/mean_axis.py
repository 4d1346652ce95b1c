"""The part of a scale that a chart of means shows, the highest mean on top."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from collector.core.questionnaire.scale import Scale
from collector.formats.charts.palette import LINE, QUIET
from collector.formats.charts.shapes import Line
from collector.formats.charts.sheet import Sheet

GAP = 4.0
SMALLEST_SPAN = 1.0  # in points of the scale, so that small changes do not look steep
POINT = 44.0  # height of one point of the scale


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
                sheet.write_at((left - GAP, height), str(point), "right", QUIET)
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
