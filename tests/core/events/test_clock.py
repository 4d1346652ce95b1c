from datetime import UTC, datetime, timedelta

import pytest

from collector.core.events.clock import DAYS_AFTER_JUMP, Clock, Reading

START = datetime(2026, 5, 12, 10, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FAR = 400 * DAY


def read(clock, *moments, boot="first", ahead=timedelta(0)):
    """Read a clock that is ahead of the moments by so much, on a machine that runs on."""
    for moment in moments:
        clock = clock.read(Reading(moment + ahead, moment.timestamp(), boot))
    return clock


def hours(first, count):
    return [first + hour * HOUR for hour in range(count)]


@pytest.fixture
def even():
    """A clock that was read for three days."""
    return read(Clock(), *hours(START, 73))


NOW = START + 3 * DAY


def test_a_clock_is_trusted_after_a_day():
    clock = read(Clock(), *hours(START, 24))

    assert not clock.may_destroy(START + 23 * HOUR)
    assert read(clock, START + DAY).may_destroy(START + DAY)


def test_distinct_days_are_counted(even):
    assert even.trusted.days == 4


def test_nothing_may_be_destroyed_at_a_moment_that_was_not_seen(even):
    assert (even.may_destroy(NOW), even.may_destroy(NOW + FAR)) == (True, False)
    assert (even.may_turn(NOW), even.may_turn(NOW + FAR)) == (True, False)


@pytest.mark.parametrize("boot", ["first", "second"])
def test_a_clock_that_is_ahead_once_is_doubted_and_then_trusted_at_once(even, boot):
    ahead = read(even, NOW + HOUR, ahead=FAR, boot=boot)

    right = read(ahead, NOW + 2 * HOUR, boot=boot)

    assert (ahead.may_destroy(NOW + HOUR + FAR), ahead.doubted.is_jump) == (False, boot == "first")
    assert right.may_destroy(NOW + 2 * HOUR)


def test_a_jump_turns_no_wave_for_a_day(even):
    jumped = read(even, *hours(NOW, 24), ahead=FAR)

    assert not jumped.may_turn(NOW + 23 * HOUR + FAR)
    assert read(jumped, NOW + DAY, ahead=FAR).may_turn(NOW + DAY + FAR)


def test_a_jump_is_trusted_when_it_was_seen_on_enough_days(even):
    last = NOW + (DAYS_AFTER_JUMP - 1) * DAY
    before = read(even, *hours(NOW, (DAYS_AFTER_JUMP - 2) * 24), ahead=FAR)

    assert before.doubted.is_jump
    assert read(before, last, ahead=FAR).may_destroy(last + FAR)


def test_a_clock_set_back_is_trusted_after_a_day(even):
    back = read(even, *hours(NOW, 24), ahead=-FAR)

    assert (back.may_destroy(NOW + 23 * HOUR - FAR), back.doubted.is_jump) == (False, False)
    assert read(back, NOW + DAY, ahead=-FAR).may_destroy(NOW + DAY - FAR)


def test_a_clock_set_back_that_is_right_again_is_trusted_at_once(even):
    back = read(even, NOW, ahead=-FAR)

    assert read(back, NOW + HOUR).may_destroy(NOW + HOUR)


def test_a_short_pause_changes_nothing_and_a_long_one_waits_a_day(even):
    short = read(even, NOW + DAY, boot="second")
    long = read(even, *hours(NOW + 30 * DAY, 24), boot="second")

    assert short.may_destroy(NOW + DAY)
    assert (long.may_destroy(NOW + 31 * DAY - HOUR), long.may_turn(NOW + 31 * DAY - HOUR)) == (
        False,
        True,
    )
    assert read(long, NOW + 31 * DAY, boot="second").may_destroy(NOW + 31 * DAY)


def test_a_laptop_that_slept_is_not_doubted(even):
    assert read(even, NOW + 30 * DAY).may_destroy(NOW + 30 * DAY)
