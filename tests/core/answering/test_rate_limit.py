from datetime import UTC, datetime, timedelta

import pytest

from collector.core.answering.rate_limit import (
    FORGOTTEN_AFTER,
    LONGEST_S,
    STEP,
    Limit,
    Misses,
    count_miss,
    wait_s,
)

NOW = datetime(2026, 5, 12, 10, 0, tzinfo=UTC)
LIMIT = Limit("a test", free=10)


def missed(times):
    misses = Misses(0, NOW)
    for _ in range(times):
        misses = count_miss(misses, LIMIT, NOW)
    return misses


@pytest.mark.parametrize(
    ("times", "waits"),
    [(0, 0), (9, 0), (10, 1), (10 + STEP, 2), (10 + 2 * STEP, 3), (1000, LONGEST_S)],
)
def test_wait_grows_with_the_misses_up_to_its_longest(times, waits):
    assert wait_s(missed(times), LIMIT, NOW) == waits


def test_misses_are_forgotten_one_by_one():
    assert wait_s(missed(10), LIMIT, NOW + FORGOTTEN_AFTER) == 0


def test_many_misses_are_forgotten_as_soon_as_the_most():
    later = NOW + timedelta(minutes=15)

    assert wait_s(missed(100_000), LIMIT, later) == 0


def test_clock_set_back_keeps_the_later_moment():
    assert count_miss(missed(1), LIMIT, NOW - timedelta(hours=1)).at == NOW
