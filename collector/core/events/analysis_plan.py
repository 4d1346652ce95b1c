"""What is fixed before the first wave opens: the primary scales, and which change matters."""

from dataclasses import dataclass

MATTERS = 0.075
"""The share of a scale's range that is the smallest change that matters, unless a series says
another: 0.3 of a point on five points. Three people of ten then stand a point higher and nobody
lower, which is about half a standard deviation of such a change (Norman et al. 2003)."""

MOST_PRIMARY = 3


@dataclass(frozen=True)
class AnalysisPlan:
    """The primary scales, at most three, and the smallest change that matters by scale, in points.

    `locked` is the day on which the first wave opened, as `2026-05-12`; before, it may change.
    """

    primary_scales: tuple[str, ...] = ("motivation", "safety", "efficacy")
    benchmarks: tuple[tuple[str, float], ...] = ()
    locked: str = ""

    def benchmark(self, scale: str, points: int) -> float:
        """Return the smallest change of a scale of so many points that matters."""
        return dict(self.benchmarks).get(scale, MATTERS * (points - 1))
