import numpy as np
import pytest

from collector.core.analysis.series import (
    Line,
    find_error,
    measure_seminar,
    pool_series,
)
from collector.core.rows.trends import SeminarChange
from collector.core.statistics.claims import DIRECTIONS, Verdict
from collector.core.statistics.effect_size import critical_t
from collector.core.statistics.random_effects import combine
from tests.core.ratings import rating


def seminar(event, change, error=0.1, n=60):
    half = critical_t(n) * error
    low, high = change - half, change + half
    return SeminarChange(event=event, starts="2026-05-12", n=n, change=change, low=low, high=high)


def line(name="motivation", wording="w", benchmark=0.3):
    return Line("pre_post", name, wording, benchmark)


def pool_exact(lines):
    return pool_series(lines, {}, lambda _: 0.0)


def pool(*changes, **others):
    seminars = [seminar(f"e{at}", change) for at, change in enumerate(changes)]
    [row] = pool_exact({line(**others): seminars})
    return row


def test_measure_seminar_is_the_mean_change_of_linked_people():
    linked = [({"a": "3", "b": "2"}, {"a": str(3 + at % 3), "b": "2"}) for at in range(12)]

    found = measure_seminar("e", "2026-05-12", [rating("a"), rating("b")], linked)

    differences = np.array([at % 3 / 2 for at in range(12)])
    assert (found.n, found.change) == (12, pytest.approx(0.5))
    assert find_error(found) == pytest.approx(differences.std(ddof=1) / np.sqrt(12))


@pytest.mark.parametrize(("n", "step"), [(9, 1), (12, 0)], ids=["too few", "all alike"])
def test_measure_seminar_leaves_out_what_has_no_interval(n, step):
    linked = [({"a": "3"}, {"a": str(3 + step * (at % 2))}) for at in range(n)]

    assert measure_seminar("e", "2026-05-12", [rating("a")], linked) is None


def test_rounding_adds_to_the_error():
    row = seminar("e", 0.3, 0.1, n=40)

    assert find_error(row, 0.1) == pytest.approx((0.01 + 0.01 / 12) ** 0.5)


def test_pool_series_tells_the_mean_the_spread_and_the_next():
    changes = (0.5, 0.7, 0.4, 0.6, 0.8, 0.5)
    found = combine(changes, [0.1] * 6)

    row = pool(*changes)

    assert (row.k, row.n) == (6, 360)
    assert (row.mean, row.tau) == pytest.approx((found.mean, found.tau))
    assert (row.low, row.high) == pytest.approx(found.interval())
    assert (row.prediction_low, row.prediction_high) == pytest.approx(found.predict_true())
    assert (row.next_low, row.next_high) == pytest.approx(found.predict())
    assert row.verdict is Verdict.ROSE_ENOUGH
    assert row.seminars[0].pooled_change == pytest.approx(found.pool(0.5, 0.1)[0])


def test_pool_series_of_one_claims_nothing_and_of_two_predicts_nothing():
    one, two = pool(0.9), pool(0.8, 0.8)

    assert (one.verdict, one.simultaneous, one.tau) == (Verdict.TOO_FEW, None, None)
    assert one.seminars[0].pooled_change is None
    assert (two.verdict, two.next_low) == (Verdict.CANNOT_TELL, None)
    assert two.simultaneous is not None


def test_pool_series_shares_the_level_among_the_lines_of_a_comparison():
    rows = [seminar(f"e{at}", each) for at, each in enumerate((0.1, 0.5, 0.3, 0.2))]
    lines = {line(name): rows for name in ("motivation", "safety", "efficacy")}

    alone = pool_exact({line(): rows})[0].simultaneous
    together = pool_exact({**lines, line(wording="x"): rows[:1]})[0].simultaneous

    found = combine([row.change for row in rows], [0.1] * 4)
    assert alone == pytest.approx(found.careful_interval(0.05))
    assert together == pytest.approx(found.careful_interval(0.05 / 3))


def test_pool_series_keeps_intervals_within_what_the_scale_can_do():
    row = pool(-0.9, 0.9, 0.1)

    assert (row.next_low, row.next_high) == (-4.0, 4.0)


@pytest.mark.simulation
@pytest.mark.parametrize("spread", [0.0, 0.15, 0.3])
def test_pool_series_claims_no_mean_change_where_seminars_differ_but_do_not_change(spread):
    rng = np.random.default_rng(9)
    times, wrong = 500, 0
    for _ in range(times):
        lines = {}
        for name in ("motivation", "safety", "efficacy"):
            truth = rng.normal(0, spread, 6)
            rows = enumerate(rng.normal(truth, 0.1))
            lines[line(name)] = [seminar(f"e{at}", float(each)) for at, each in rows]
        wrong += any(row.verdict in DIRECTIONS for row in pool_exact(lines))

    assert wrong / times <= 0.05 + 2 * (0.05 * 0.95 / times) ** 0.5
