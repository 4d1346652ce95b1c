import pytest

from collector.core.statistics.claims import judge


@pytest.mark.parametrize(
    ("n", "estimate", "interval", "benchmark", "verdict"),
    [
        (9, 0.9, (0.5, 1.3), 0.3, "too_few"),
        (10, 0.9, (0.5, 1.3), 0.3, "rose_enough"),
        (30, 0.5, (0.3, 0.7), 0.3, "rose_enough"),
        (30, 0.5, (0.29, 0.7), 0.3, "rose"),
        (30, 0.1, (0.05, 0.15), 0.3, "rose"),
        (30, -0.5, (-0.7, -0.29), 0.3, "fell"),
        (30, -0.5, (-0.7, -0.3), 0.3, "fell_enough"),
        (30, 0.0, (-0.29, 0.29), 0.3, "no_change"),
        (30, 0.0, (-0.3, 0.29), 0.3, "cannot_tell"),
        (30, 0.2, (0.0, 0.4), 0.3, "cannot_tell"),
        (30, 0.5, (0.1, 0.9), None, "rose"),
        (30, 0.0, (-0.1, 0.1), None, "cannot_tell"),
        (30, 1.0, None, 0.3, "rose_enough"),
        (30, -0.2, None, 0.3, "fell"),
        (30, 0.0, None, 0.3, "no_change"),
        (29, 0.0, None, 0.3, "cannot_tell"),
    ],
)
def test_verdict_is_read_off_the_interval(n, estimate, interval, benchmark, verdict):
    assert judge(n, estimate, interval, benchmark) == verdict


@pytest.mark.parametrize(
    ("interval", "direction"),
    [((0.1, 0.9), "up"), ((-0.9, -0.1), "down"), ((-0.1, 0.9), "unclear"), ((0.0, 0.9), "unclear")],
)
def test_direction_is_clear_only_if_the_interval_leaves_out_zero(interval, direction):
    assert judge(30, sum(interval) / 2, interval, 0.3).direction == direction
