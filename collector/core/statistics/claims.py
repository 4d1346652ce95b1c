"""How much may be claimed of a change or a share. It imports no scipy, which pages do without."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

CLAIM_FROM = 10  # pairs below which nothing is claimed
CLEAR_FROM = 30  # pairs below which a claim is only indicative


class Claim(StrEnum):
    """How much the number of pairs allows to say."""

    NONE = "none"
    INDICATIVE = "indicative"
    CLEAR = "clear"


def claim_from(n: int) -> Claim:
    """Return how much may be said about so many people."""
    if n < CLAIM_FROM:
        return Claim.NONE
    return Claim.INDICATIVE if n < CLEAR_FROM else Claim.CLEAR


class Direction(StrEnum):
    """Where the change went; unclear if the interval includes no change, or nothing is claimed."""

    UP = "up"
    DOWN = "down"
    UNCLEAR = "unclear"


class Verdict(StrEnum):
    """What an interval says about a change, against the smallest change that matters."""

    ROSE_ENOUGH = "rose_enough"
    """The whole interval lies at or above the smallest rise that matters."""
    ROSE = "rose"
    FELL = "fell"
    FELL_ENOUGH = "fell_enough"
    NO_CHANGE = "no_change"
    """The whole interval lies between the smallest fall and the smallest rise that matter."""
    CANNOT_TELL = "cannot_tell"
    """The interval has both no change and one that matters."""
    TOO_FEW = "too_few"

    @property
    def direction(self) -> Direction:
        """Return where the change went."""
        return DIRECTIONS.get(self, Direction.UNCLEAR)


DIRECTIONS = {
    Verdict.ROSE_ENOUGH: Direction.UP,
    Verdict.ROSE: Direction.UP,
    Verdict.FELL: Direction.DOWN,
    Verdict.FELL_ENOUGH: Direction.DOWN,
}


def judge(
    n: int, estimate: float, interval: tuple[float, float] | None, benchmark: float | None = None
) -> Verdict:
    """Return the verdict on a change of `n` people, in the unit of its benchmark.

    Without an interval all people changed alike: what they did is what is found, but that nobody
    changed proves nothing of fewer than thirty. Without a benchmark no size is judged.
    """
    low, high = interval or (estimate, estimate)
    matters = math.inf if benchmark is None else benchmark
    is_told = interval is not None or estimate != 0 or n >= CLEAR_FROM
    if n < CLAIM_FROM:
        return Verdict.TOO_FEW
    if low > 0:
        return Verdict.ROSE_ENOUGH if low >= matters else Verdict.ROSE
    if high < 0:
        return Verdict.FELL_ENOUGH if high <= -matters else Verdict.FELL
    if benchmark is not None and is_told and -matters < low and high < matters:
        return Verdict.NO_CHANGE
    return Verdict.CANNOT_TELL


def find_direction(interval: tuple[float, float]) -> Direction:
    """Return the direction that the interval of a change shows."""
    low, high = interval
    if low <= 0 <= high:
        return Direction.UNCLEAR
    return Direction.UP if low > 0 else Direction.DOWN


@dataclass(frozen=True, kw_only=True)
class Proportion:
    """So many of `n` people; the interval is None of fewer than ten, about whom nothing is said."""

    count: Annotated[int, "how many"]
    n: Annotated[int, "of how many"]
    share: Annotated[float, "their share, 0 to 1"]
    low: Annotated[float | None, "Wilson interval of the share"]
    high: Annotated[float | None, "its upper bound"]


@dataclass(frozen=True, kw_only=True)
class EffectSize:
    """A standardised change; the interval, if there is one, is that of the uncorrected d."""

    unit: Annotated[
        str,
        "`z`: d_z, over the standard deviation of differences; "
        "`av`: d_av, over the root mean square of both standard deviations",
    ]
    d: Annotated[float, "the effect size"]
    g: Annotated[float, "the same with Hedges' correction"]
    low: Annotated[float | None, "interval of d"]
    high: Annotated[float | None, "its upper bound"]
