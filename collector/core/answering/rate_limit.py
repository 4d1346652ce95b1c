"""The rate limit of wrong receipts: a budget of misses that fills up again with time.

One budget serves everybody, because telling people apart would mean storing their addresses. There
are 2^30 receipts: among 1 000 stored ones, 8 640 misses a day find one in about four months, and
that reveals the name of an event, never an answer.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_MISSES = 60
"""Misses at once: as many as a full room in which everybody misspells a word."""

ONE_MORE_EVERY = timedelta(seconds=10)


@dataclass(frozen=True)
class Budget:
    """The misses that were left at a moment."""

    left: float
    at: datetime


def full_budget(now: datetime) -> Budget:
    """Return a budget of which nothing is spent."""
    return Budget(MOST_MISSES, now)


def can_try(budget: Budget, now: datetime) -> bool:
    """Say whether one more receipt may be looked up."""
    return _left(budget, now) >= 1


def count_miss(budget: Budget, now: datetime) -> Budget:
    """Return what is left after one more miss."""
    return Budget(max(0.0, _left(budget, now) - 1), max(now, budget.at))


def _left(budget: Budget, now: datetime) -> float:
    # Setting the clock back changes nothing.
    passed = max(timedelta(0), now - budget.at)
    return min(MOST_MISSES, budget.left + passed / ONE_MORE_EVERY)
