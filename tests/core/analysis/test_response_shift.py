import pytest

from collector.core.analysis.comparisons import Comparison
from collector.core.analysis.response_shift import measure_response_shift
from collector.core.events.analysis_plan import AnalysisPlan
from tests.core.asked import alike, asked
from tests.core.ratings import rating

TASK, CALL = rating("task", scale="competence"), rating("call", scale="competence")
TASK_THEN = rating("task_then", scale="competence", then_item_of="task")
CALL_THEN = rating("call_then", scale="competence", then_item_of="call")

BEFORE = [{"task": "4", "call": "3"}, {"task": "3", "call": "3"}, {"task": "dk", "call": "2"}] * 10
AFTER = [{"task": "4", "call": "4", "task_then": "2", "call_then": "3"}] * 30


def shifts_of(before, after, asked_before=(TASK, CALL), asked_after=None):
    asked_after = asked_after or (TASK, CALL, TASK_THEN, CALL_THEN)
    waves = asked("pre", before, *asked_before), asked("post", after, *asked_after)
    return measure_response_shift(Comparison.PRE_POST, *waves, alike(len(before)), AnalysisPlan())


def test_response_shift_is_then_less_before_and_never_mixed_with_it():
    scale, task, call = shifts_of(BEFORE, AFTER)

    assert [(each.kind, each.name) for each in (scale, task, call)] == [
        ("scale", "competence"),
        ("item", "task"),
        ("item", "call"),
    ]
    assert (task.change, task.shift, task.against_then) == (0.5, -1.5, 2.0)
    assert (task.mean_before, task.mean_then) == (3.5, 2.0)


def test_response_shift_and_change_against_then_add_up_to_the_change():
    for each in shifts_of(BEFORE, AFTER):
        assert each.shift + each.against_then == pytest.approx(each.change)


def test_response_shift_has_a_verdict_by_the_interval_of_its_family():
    before = [{"task": "4"}, {"task": "3"}] * 30

    scale, _ = shifts_of(before, AFTER * 2, (TASK,), (TASK, TASK_THEN))

    assert (scale.verdict, scale.direction, scale.benchmark) == ("fell_enough", "down", 0.3)
    assert scale.simultaneous_low < scale.low < scale.shift < scale.high < scale.simultaneous_high


@pytest.mark.parametrize(
    ("before", "after", "asked_after"),
    [
        ([], [], None),
        ([{"task": "dk"}] * 3, AFTER, None),
        (BEFORE, [{"task": "4", "call": "4"}] * 30, None),
        (BEFORE, AFTER, (TASK, CALL)),
        (BEFORE, AFTER, (TASK_THEN, rating("task", scale="competence", label="Other words."))),
    ],
    ids=["nobody", "unsure", "not looked back", "not asked", "re-worded"],
)
def test_response_shift_of_what_was_not_asked_three_times_is_nothing(before, after, asked_after):
    assert shifts_of(before, after, asked_after=asked_after) == []


def test_response_shift_does_not_depend_on_the_order_of_pairs():
    waves = asked("pre", BEFORE, TASK), asked("post", AFTER, TASK, TASK_THEN)

    pairs = alike(30)

    found, turned = (
        measure_response_shift(Comparison.PRE_POST, *waves, each, AnalysisPlan())
        for each in (pairs, pairs[::-1])
    )

    assert found == turned


def test_response_shift_is_of_the_items_that_were_answered_all_three_times():
    before = [{"task": "5", "call": "dk"}] * 30
    after = [{"task": "5", "call": "1", "task_then": "5", "call_then": "1"}] * 30

    scale = shifts_of(before, after)[0]

    assert (scale.mean_before, scale.mean_then, scale.mean_after, scale.shift) == (5, 5, 5, 0)


@pytest.mark.parametrize(("moved", "direction"), [(18, "unclear"), (20, "down")])
def test_response_shift_is_told_only_where_its_whole_family_would_rarely_be_wrong(moved, direction):
    before = [{"task": "4"}] * 40
    after = [{"task": "4", "task_then": "3"}] * moved + [{"task": "4", "task_then": "4"}] * 16
    after += [{"task": "4", "task_then": "5"}] * (24 - moved)

    [shift, _] = shifts_of(before, after[:40], (TASK,), (TASK, TASK_THEN))

    assert shift.direction == direction
