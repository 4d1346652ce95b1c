"""How those who did not come back would have to differ to overturn a finding."""

from collections.abc import Sequence

from collector.core.questionnaire.scale import Scale
from collector.core.rows.changes import ArmDifference, MissingPeople, ScaleChange
from collector.core.statistics.claims import Direction, Verdict

TURNED_AT = {
    Verdict.ROSE_ENOUGH: 1,
    Verdict.ROSE: 0,
    Verdict.FELL: 0,
    Verdict.FELL_ENOUGH: -1,
}
"""Where the interval of a verdict may begin or end, in smallest changes that matter."""


def find_tipping_point(
    found: ScaleChange | ArmDifference, others: Sequence[float], scale: Scale
) -> MissingPeople | None:
    """Return by how much the others would have to differ; None if nobody is missing.

    `others` are the scores before of those who are not linked. With n linked of N people, the
    N - n others change by d points more than the linked on average. The mean of all is then
    d (N - n) / N away from that of the linked, and so is its interval, as wide as that of the
    linked. It reaches the nearest bound of its verdict, `gap` points away, at d = gap N / (N - n).
    """
    gap = _find_gap(found)
    if gap is None or not others:
        return None
    differ = gap * (found.n + len(others)) / len(others)
    change, before = (found.change or 0.0) + differ, sum(others) / len(others)
    return MissingPeople(
        comparison=found.comparison,
        name=found.name,
        against=found.against if isinstance(found, ArmDifference) else "",
        linked=found.n,
        missing=len(others),
        differ=differ,
        change=change,
        possible=scale.lowest <= before + change <= scale.highest,
        stands=change <= 0 if gap < 0 else change >= 0,
    )


def _find_gap(found: ScaleChange | ArmDifference) -> float | None:
    """Return how far the interval is from another verdict; None if nothing is claimed.

    That is down for a rise, up for a fall, and whichever is nearer where nothing changed.
    """
    estimate = found.difference if isinstance(found, ArmDifference) else found.change
    low, high = found.simultaneous or (estimate or 0.0, estimate or 0.0)
    benchmark = found.benchmark or 0.0
    if found.verdict is Verdict.NO_CHANGE:
        return min(benchmark - high, -benchmark - low, key=abs)
    if found.verdict not in TURNED_AT:
        return None
    nearest = low if found.direction is Direction.UP else high
    return TURNED_AT[found.verdict] * benchmark - nearest
