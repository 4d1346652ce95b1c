"""The trend of a scale over the events of a series: one point per event, one line per wording."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from collector.core.analysis.comparisons import AskedWave
from collector.core.analysis.partial_overlap import Scores, compare_overlap
from collector.core.questionnaire.model import scale_wording
from collector.core.rows.changes import Overlap
from collector.core.statistics.change import mean_interval
from collector.core.statistics.effect_size import Interval, Vector


@dataclass(frozen=True)
class Measurement:
    """The scores that people at one event have on a scale; `wording` tells its items' versions."""

    event: str
    starts: date
    wording: str
    scores: Sequence[float]


@dataclass(frozen=True)
class TrendPoint:
    """The mean of the people at one event, or at several that are too small to show alone.

    `interval` is the 95 % t interval, None if all scores are the same. `starts` is the day of the
    last event. `step` compares with the point before in the line by Welch's test, as if nobody
    were at both, because people are never followed from event to event; None for the first.
    """

    events: tuple[str, ...]
    starts: date
    n: int
    mean: float
    interval: Interval | None
    step: Overlap | None = None

    @property
    def is_pooled(self) -> bool:
        """Say whether the point stands for several events."""
        return len(self.events) > 1


@dataclass(frozen=True)
class TrendLine:
    """The points of one scale in one wording, in time.

    `waiting` names events at the end that are too small to show, until the next one comes.
    """

    scale: str
    wording: str
    points: tuple[TrendPoint, ...]
    waiting: tuple[str, ...]


def measure_event(event: str, starts: date, wave: AskedWave, scale: str) -> Measurement | None:
    """Return the scores of everybody who answered a scale in one wave; None if it has no items."""
    items = wave.questionnaire.scale_items(scale)
    scores = list(wave.scores(items).values())
    return Measurement(event, starts, scale_wording(items), scores) if items else None


def draw_trend(scale: str, measurements: Iterable[Measurement], k: int) -> tuple[TrendLine, ...]:
    """Return a line for each wording, the earliest first, so that two wordings are never joined.

    An event with fewer than k scores is pooled with the next one in the same wording, and so on
    until there are k; what is left over at the end waits.
    """
    lines: dict[str, list[Measurement]] = {}
    for each in sorted(measurements, key=lambda each: (each.starts, each.event)):
        lines.setdefault(each.wording, []).append(each)
    return tuple(_draw_line(scale, wording, line, k) for wording, line in lines.items())


def _draw_line(scale: str, wording: str, line: Sequence[Measurement], k: int) -> TrendLine:
    points: list[TrendPoint] = []
    waiting: list[Measurement] = []
    last: Vector = np.empty(0)
    for each in line:
        if each.scores:
            waiting.append(each)
        if sum(len(one.scores) for one in waiting) >= max(k, 1):
            scores = np.sort(np.concatenate([np.array(one.scores, float) for one in waiting]))
            point = TrendPoint(
                events=tuple(one.event for one in waiting),
                starts=each.starts,
                n=len(scores),
                mean=float(scores.mean()),
                interval=mean_interval(scores),
                step=compare_overlap(Scores(only_before=last.tolist(), only_after=scores.tolist())),
            )
            points.append(point)
            waiting, last = [], scores
    return TrendLine(scale, wording, tuple(points), tuple(each.event for each in waiting))
