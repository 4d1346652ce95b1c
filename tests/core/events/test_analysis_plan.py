import pytest

from collector.core.events.analysis_plan import REPLACED, AnalysisPlan, read_benchmark

ASKED = {"usefulness": [5], "trust": [7, 7], "pride": [5, 5]}


def test_settle_keeps_the_primary_scales_that_are_asked():
    plan = AnalysisPlan(primary_scales=("safety", "pride"), benchmarks=(("pride", 0.4),))

    settled = plan.settle(ASKED, "2126-05-12")

    assert (settled.primary_scales, settled.locked) == (("pride",), "2126-05-12")
    assert dict(settled.benchmarks) == pytest.approx(
        {"usefulness": 0.3, "trust": 0.45, "pride": 0.4}
    )


def test_settle_takes_the_first_scales_that_are_asked_twice_where_none_was_named():
    assert AnalysisPlan().settle(ASKED, "").primary_scales == ("trust", "pride")


def test_settle_never_dates_scales_that_stand_in_later():
    locked = AnalysisPlan(primary_scales=("safety",), locked="2126-05-12")

    assert locked.settle(ASKED, locked.locked).locked == REPLACED


def test_find_doubts_names_scales_that_are_not_asked_twice():
    plan = AnalysisPlan(primary_scales=("safety", "usefulness", "pride"))

    assert plan.find_doubts(ASKED) == {"safety": "never", "usefulness": "once"}


@pytest.mark.parametrize(
    ("text", "change"),
    [("0.3", 0.3), (" 0,25 ", 0.25), ("3.9999", 3.9999), ("1", 1.0)],
)
def test_read_benchmark_takes_either_decimal_sign(text, change):
    assert read_benchmark(text, 5) == change


@pytest.mark.parametrize("text", ["0", "4", "-1", "0,0", "abc", "1e-1", "", "0.3.1", "nan", "½"])
def test_read_benchmark_refuses_what_a_scale_cannot_move(text):
    assert read_benchmark(text, 5) is None
