"""What is fixed before the first wave opens: the primary scales, and which change matters."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from collector.errors import PlanError

MATTERS = 0.075
"""The share of a scale's range that is the smallest change that matters, unless a series says
another: 0.3 of a point on five points. Three people of ten then stand a point higher and nobody
lower, which is about half a standard deviation of such a change (Norman et al. 2003)."""

MOST_PRIMARY = 3

UNRECORDED, REPLACED = "unrecorded", "replaced"

Scales = Mapping[str, Sequence[int]]
"""The scales of questionnaires by name, with the points in each questionnaire that asks them."""

_WRITTEN = re.compile(r"[0-9]{1,2}([.,][0-9]{1,4})?")
SHARE_MATTERS = 0.1
"""The smallest difference of two shares that matters: one person of ten."""

COUNT_MATTERS = 0.5
"""The smallest change that matters of how many things people name: one more for every second."""


@dataclass(frozen=True)
class AnalysisPlan:
    """The primary scales, at most three, and the smallest change that matters by scale, in points.

    `locked` is the day on which the first wave opened, as `2026-05-12`; before, it may change. It
    is `unrecorded` where an older version opened the wave, and `replaced` where no primary scale is
    asked any more and others stand in. `compared` says that on that day it was also fixed with what
    the change is compared, which older versions left open.
    """

    primary_scales: tuple[str, ...] = ("motivation", "safety", "efficacy")
    benchmarks: tuple[tuple[str, float], ...] = ()
    locked: str = ""
    compared: bool = False

    def benchmark(self, scale: str, points: int) -> float:
        """Return the smallest change of a scale of so many points that matters."""
        return dict(self.benchmarks).get(scale, MATTERS * (points - 1))

    def settle(self, scales: Scales, day: str) -> "AnalysisPlan":
        """Return the plan as it stands on a day where these scales are asked, each with its change.

        Where no primary scale is asked, the first that are asked twice stand in, or else the first.
        """
        named = tuple(scale for scale in self.primary_scales if scale in scales)
        twice = [scale for scale, points in scales.items() if len(points) > 1]
        changes = ((scale, self.benchmark(scale, max(scales[scale]))) for scale in scales)
        return replace(
            self,
            primary_scales=named or tuple((twice or list(scales))[:MOST_PRIMARY]),
            benchmarks=tuple(changes),
            locked=day if named or not self.locked else REPLACED,
        )

    def change(
        self, scales: Scales, primary: Collection[str], typed: Mapping[str, str]
    ) -> "AnalysisPlan":
        """Return the plan with these primary scales, and with changes as somebody typed them.

        No text is the usual change. Raise PlanError with the reason by scale; that of the choice of
        primary scales is below "".
        """
        read = {at: read_benchmark(text, max(scales.get(at, [0]))) for at, text in typed.items()}
        problems = {at: "benchmark" for at, change in read.items() if typed[at] and not change}
        if not primary or len(set(primary)) > MOST_PRIMARY:
            problems[""] = "many" if primary else "none"
        if not scales.keys() >= {*primary, *typed}:
            problems[""] = "unknown"
        if problems:
            raise PlanError(problems)
        named = tuple(scale for scale in scales if scale in primary)
        usual = {at: AnalysisPlan().benchmark(at, max(points)) for at, points in scales.items()}
        kept = {at: change for at, change in self.benchmarks if at not in typed}
        own = {at: change for at, change in read.items() if change and change != usual[at]}
        return replace(self, primary_scales=named, benchmarks=tuple((kept | own).items()))

    def find_doubts(self, scales: Scales) -> dict[str, str]:
        """Return the primary scales of which no change will be found, and why not."""
        reasons = ("never", "once")
        asked = {scale: len(scales.get(scale, ())) for scale in self.primary_scales}
        return {scale: reasons[n] for scale, n in asked.items() if n < len(reasons)}


def read_benchmark(text: str, points: int) -> float | None:
    """Return a change in points as somebody typed it, as 0.3 or 0,3; None if it is none.

    It is above 0 and below what a scale of so many points can move.
    """
    written = text.strip()
    change = float(written.replace(",", ".")) if _WRITTEN.fullmatch(written) else 0.0
    return change if 0 < change < points - 1 else None
