from datetime import UTC, datetime, timedelta

import pytest

from collector.core.answering.rate_limit import (
    MOST_MISSES,
    ONE_MORE_EVERY,
    can_try,
    count_miss,
    full_budget,
)

NOW = datetime(2026, 5, 12, 10, 0, tzinfo=UTC)


def spent(misses, now=NOW):
    budget = full_budget(now)
    for _ in range(misses):
        budget = count_miss(budget, now)
    return budget


@pytest.mark.parametrize(
    ("misses", "later", "allowed"),
    [
        (0, timedelta(0), True),
        (MOST_MISSES - 1, timedelta(0), True),
        (MOST_MISSES, timedelta(0), False),
        (MOST_MISSES + 5, ONE_MORE_EVERY, True),
        (MOST_MISSES, ONE_MORE_EVERY / 2, False),
        (MOST_MISSES, -ONE_MORE_EVERY, False),
    ],
)
def test_guess_is_allowed_while_something_is_left(misses, later, allowed):
    assert can_try(spent(misses), NOW + later) is allowed


def test_budget_fills_up_to_its_most_and_no_further():
    rested = count_miss(spent(MOST_MISSES), NOW + timedelta(days=1))

    assert rested.left == MOST_MISSES - 1


def test_clock_set_back_keeps_the_later_moment():
    assert count_miss(spent(1), NOW - timedelta(hours=1)).at == NOW
