"""How much may be claimed of a change or a share. It imports no scipy, which pages do without."""

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
