"""What the seminars of a series change: each one, their mean, how they differ, and the next one."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from collector.core.questionnaire.model import Answers, Question, score_pair
from collector.core.rows.parts import Caution, CautionKind
from collector.core.rows.trends import SeminarChange, SeriesChange
from collector.core.statistics.claims import CLAIM_FROM, Verdict, judge
from collector.core.statistics.effect_size import Interval, critical_t, mean_interval
from collector.core.statistics.random_effects import RandomEffects, combine

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
