"""The trend of a scale over the events of a series: one point per event, one line per wording."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import numpy as np

from collector.core.analysis.change import Measure
from collector.core.analysis.comparisons import AskedWave
from collector.core.analysis.unlinked.partial_overlap import Scores, compare_overlap
from collector.core.questionnaire.model import scale_wording
from collector.core.rows.trends import TrendMean, TrendOfWording, TrendStep
from collector.core.statistics.claims import judge
from collector.core.statistics.effect_size import Vector, critical_t, mean_interval
from collector.core.waves import WaveName


@dataclass(frozen=True)
class Measurement:
    """The scores that people at one event have on a scale; `wording` tells its items' versions."""

    event: str
    starts: date
    wording: str
    scores: Sequence[float]


def measure_event(event: str, starts: date, wave: AskedWave, scale: str) -> Measurement | None:
    """Return the scores of everybody who answered a scale in one wave; None if it has no items."""
    items = wave.questionnaire.scale_items(scale)
    scores = list(wave.scores(items).values())
    return Measurement(event, starts, scale_wording(items), scores) if items else None


def draw_trend(
    scale: str,
    measurements: Iterable[Measurement],
    k: int,
    how: Measure | None = None,
    level: float = 0.05,
) -> list[TrendOfWording]:
    """Return a line for each wording, the earliest first, so that two wordings are never joined.

    An event with fewer than k scores is pooled with the next one in the same wording, and so on
    until there are k; what is left over at the end waits. With a measure, each point is judged
    against the one before, and wrongly in at most `level` of cases.
    """
    lines: dict[str, list[Measurement]] = {}
    for each in sorted(measurements, key=lambda each: (each.starts, each.event)):
        lines.setdefault(each.wording, []).append(each)
    compare = partial(_compare, how=how, level=level)
    return [_draw_line(scale, wording, line, k, compare) for wording, line in lines.items()]


def _draw_line(
    scale: str,
    wording: str,
    line: Sequence[Measurement],
    k: int,
    compare: Callable[[Vector, Vector], TrendStep | None],
) -> TrendOfWording:
    points: list[TrendMean] = []
    waiting: list[Measurement] = []
    last: Vector = np.empty(0)
    for each in line:
        if each.scores:
            waiting.append(each)
        if sum(len(one.scores) for one in waiting) >= max(k, 1):
            scores = np.sort(np.concatenate([np.array(one.scores, float) for one in waiting]))
            low, high = mean_interval(scores) or (None, None)
            point = TrendMean(
                events=[one.event for one in waiting],
                starts=each.starts.isoformat(),
                n=len(scores),
                mean=float(scores.mean()),
                low=low,
                high=high,
                pooled=len(waiting) > 1,
                step=compare(last, scores),
            )
            points.append(point)
            waiting, last = [], scores
    left = [each.event for each in waiting]
    return TrendOfWording(
        wave=WaveName.PRE, name=scale, wording=wording, points=points, waiting=left
    )


def _compare(last: Vector, scores: Vector, how: Measure | None, level: float) -> TrendStep | None:
    """Compare with the point before by Welch's test; None for the first.

    It is as if nobody were at both, because people are never followed from event to event.
    """
    if not len(last):
        return None
    change = float(scores.mean() - last.mean())
    found = compare_overlap(Scores(only_before=last.tolist(), only_after=scores.tolist()))
    if found is None:
        step = TrendStep(change=change, low=None, high=None, p=None)
        together = None
    else:
        step = TrendStep(change=change, low=found.low, high=found.high, p=found.p)
        wider = critical_t(found.df + 1, level) / critical_t(found.df + 1)
        half = wider * (found.high - found.change)
        interval = (change - half, change + half)
        together = how.clip(interval, float(last.mean())) if how else None
    if how is None:
        return step
    return replace(
        step,
        benchmark=how.benchmark,
        simultaneous_low=together and together[0],
        simultaneous_high=together and together[1],
        verdict=judge(min(len(last), len(scores)), change, together, how.benchmark),
    )
