"""How much may be claimed of a change, and its direction. It imports no scipy."""

from enum import StrEnum

CLAIM_FROM = 10
"""Pairs below which nothing is claimed."""

CLEAR_FROM = 30
"""Pairs below which a claim is only indicative."""


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
