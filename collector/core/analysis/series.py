"""What changes over the events of a series.

The trend of a scale has one point for each event and one line for each wording. The change is that
at each seminar, their mean, how they differ, and the next one.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from collector.core.analysis.change import Measure
from collector.core.analysis.comparisons import AskedWave
from collector.core.analysis.unlinked import Scores, compare_overlap
from collector.core.questionnaire.model import Answers, Question, scale_wording, score_pair
from collector.core.rows.parts import Caution, CautionKind
from collector.core.rows.trends import (
    SeminarChange,
    SeriesChange,
    TrendMean,
    TrendOfWording,
    TrendStep,
)
from collector.core.statistics.claims import CLAIM_FROM, Verdict, judge
from collector.core.statistics.effect_size import Interval, Vector, critical_t, mean_interval
from collector.core.statistics.random_effects import RandomEffects, combine
from collector.core.waves import WaveName

LEVEL = 0.05
"""How often anything is claimed of a comparison over a series where nothing changes."""

OF_ONE = CautionKind.MULTIPLICITY
"""A caution about an event that says nothing of several."""


@dataclass(frozen=True)
class Line:
    """The events of a series that ask a scale in the same words, and the change that matters."""

    comparison: str
    name: str
    wording: str
    benchmark: float | None = None
    points: int = 5

    def clip(self, interval: Interval | None) -> tuple[float | None, float | None]:
        """Return what of an interval of change the scale allows."""
        if interval is None:
            return None, None
        most = float(self.points - 1)
        return max(-most, interval[0]), min(most, interval[1])


Lines = Mapping[Line, Sequence[SeminarChange]]


def measure_seminar(
    event: str, starts: str, items: Sequence[Question], linked: Iterable[tuple[Answers, Answers]]
) -> SeminarChange | None:
    """Return the change of a scale at an event; None of fewer than ten people or if all alike."""
    pairs = (score_pair(items, before, after) for before, after in linked)
    differences = np.sort([pair[1] - pair[0] for pair in pairs if pair is not None])
    interval, n = mean_interval(differences), len(differences)
    if n < CLAIM_FROM or interval is None:
        return None
    change, (low, high) = float(differences.mean()), interval
    return SeminarChange(event=event, starts=starts, n=n, change=change, low=low, high=high)


def find_error(row: SeminarChange, step: float = 0.0) -> float:
    """Return the standard error that an interval tells, with what rounding to a step adds to it."""
    half = max(row.high - row.change, row.change - row.low)
    return math.hypot(half / critical_t(row.n), step / math.sqrt(12))


def pool_series(
    lines: Lines, cautions: Mapping[Line, Sequence[Caution]], round_to: Callable[[int], float]
) -> list[SeriesChange]:
    """Return what the events of each line change together.

    What is claimed of a comparison is wrong for at most one series in twenty, so the lines of two
    events or more share its level. One event is no series, of which nothing is claimed. Changes of
    so many people are rounded to multiples of `round_to`, or exact if it is 0.
    """
    judged = Counter(line.comparison for line, seminars in lines.items() if len(seminars) > 1)
    pooled = []
    for line, seminars in lines.items():
        errors = [find_error(each, round_to(each.n)) for each in seminars]
        found = combine([each.change for each in seminars], errors)
        told = [_draw_near(*each, found) for each in zip(seminars, errors, strict=True)]
        row = _summarise(line, found, told, LEVEL / max(1, judged[line.comparison]))
        said = [each for each in cautions.get(line, ()) if each.kind is not OF_ONE]
        pooled.append(replace(row, cautions=said))
    return pooled


def _draw_near(row: SeminarChange, error: float, found: RandomEffects) -> SeminarChange:
    pooled, interval = found.pool(row.change, error)
    if interval is None:
        return row
    return replace(row, pooled_change=pooled, pooled_low=interval[0], pooled_high=interval[1])


def _summarise(
    line: Line, found: RandomEffects, seminars: list[SeminarChange], level: float
) -> SeriesChange:
    n, together = sum(each.n for each in seminars), found.careful_interval(level)
    is_one = together is None
    low, high = line.clip(found.interval())
    least, most = line.clip(together)
    true_low, true_high = line.clip(found.predict_true())
    next_low, next_high = line.clip(found.predict())
    return SeriesChange(
        comparison=line.comparison,
        name=line.name,
        wording=line.wording,
        k=found.k,
        n=n,
        mean=found.mean,
        low=low,
        high=high,
        tau=None if is_one else found.tau,
        prediction_low=true_low,
        prediction_high=true_high,
        next_low=next_low,
        next_high=next_high,
        benchmark=line.benchmark,
        simultaneous_low=least,
        simultaneous_high=most,
        verdict=Verdict.TOO_FEW if is_one else judge(n, found.mean, together, line.benchmark),
        seminars=seminars,
    )


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
    scale: str, measurements: Iterable[Measurement], k: int, how: Measure | None = None
) -> list[TrendOfWording]:
    """Return a line for each wording, the earliest first, so that two wordings are never joined.

    An event with fewer than k scores is pooled with the next one in the same wording, and so on
    until there are k; what is left over at the end waits. With a measure, each point is judged
    against the one before, and wrongly in at most so many cases as the measure's level says.
    """
    lines: dict[str, list[Measurement]] = {}
    for each in sorted(measurements, key=lambda each: (each.starts, each.event)):
        lines.setdefault(each.wording, []).append(each)
    return [_draw_line(scale, wording, line, k, how) for wording, line in lines.items()]


def _draw_line(
    scale: str, wording: str, line: Sequence[Measurement], k: int, how: Measure | None
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
                step=_compare(last, scores, how),
            )
            points.append(point)
            waiting, last = [], scores
    left = [each.event for each in waiting]
    return TrendOfWording(
        wave=WaveName.PRE, name=scale, wording=wording, points=points, waiting=left
    )


def _compare(last: Vector, scores: Vector, how: Measure | None) -> TrendStep | None:
    """Compare with the point before by Welch's test; None for the first.

    It is as if nobody were at both, because people are never followed from event to event.
    """
    if not len(last):
        return None
    change = float(scores.mean() - last.mean())
    both = Scores(only_before=last.tolist(), only_after=scores.tolist())
    found = compare_overlap(both)
    low, high, p = (found.low, found.high, found.p) if found else (None, None, None)
    step = TrendStep(change=change, low=low, high=high, p=p)
    if how is None:
        return step
    wide = compare_overlap(both, how.level or LEVEL)
    together = how.clip((wide.low, wide.high), float(last.mean())) if wide else None
    return replace(
        step,
        benchmark=how.benchmark,
        simultaneous_low=together and together[0],
        simultaneous_high=together and together[1],
        verdict=judge(min(len(last), len(scores)), change, together, how.benchmark),
    )
