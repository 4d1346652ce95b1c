import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.analysis.comparisons import Compared, Comparison
from collector.core.analysis.multiplicity import adjust_holm, adjust_primary
from collector.core.statistics.change import summarise_change
from tests.core.samples import ITEM_AFTER, ITEM_BEFORE, SLEEP_AFTER, SLEEP_BEFORE


@pytest.mark.parametrize(
    ("p_values", "adjusted"),
    [
        ((0.01, 0.02, 0.03, 0.04, 0.05, 0.001, 0.5), (0.06, 0.1, 0.12, 0.12, 0.12, 0.007, 0.5)),
        ((0.02,), (0.02,)),
        ((0.7, 0.8), (1.0, 1.0)),
        ((0.02, 0.02), (0.04, 0.04)),
        ((), ()),
    ],
    ids=["check value", "one", "never above 1", "tied", "none"],
)
def test_adjust_holm(p_values, adjusted):
    assert adjust_holm(p_values) == pytest.approx(adjusted, rel=1e-12)


@given(st.lists(st.floats(0, 1), max_size=6), st.randoms())
def test_adjust_holm_does_not_depend_on_the_order(p_values, random):
    order = random.sample(range(len(p_values)), len(p_values))

    shuffled = adjust_holm([p_values[at] for at in order])

    assert shuffled == tuple(adjust_holm(p_values)[at] for at in order)


def compared(comparison, name, before=ITEM_BEFORE, after=ITEM_AFTER, kind="scale"):
    return Compared(comparison, kind, name, (), summarise_change(before, after))


def test_adjust_primary_takes_the_primary_scales_of_each_comparison_together():
    everything = [
        compared(Comparison.PRE_POST, "motivation"),
        compared(Comparison.PRE_POST, "safety", SLEEP_BEFORE, SLEEP_AFTER),
        compared(Comparison.PRE_POST, "competence"),
        compared(Comparison.PRE_POST, "safety", kind="item"),
        compared(Comparison.PRE_FOLLOWUP, "motivation"),
    ]

    adjusted = adjust_primary(everything, ("motivation", "safety", "efficacy"))

    assert adjusted == {
        ("pre_post", "motivation"): pytest.approx(2 * 0.00131225586, rel=1e-6),
        ("pre_post", "safety"): pytest.approx(0.00390625, rel=1e-6),
        ("pre_followup", "motivation"): pytest.approx(0.00131225586, rel=1e-6),
    }


def test_adjust_primary_of_nothing_is_nothing():
    assert adjust_primary([], ("motivation",)) == {}
