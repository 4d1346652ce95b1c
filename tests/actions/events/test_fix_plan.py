"""What an event is judged by is fixed when its first wave opens, and stays."""

from dataclasses import replace
from datetime import timedelta

import pytest

from collector.actions.events.change_event import change_event, change_series, undo_change
from collector.actions.events.run_wave import close_wave, open_wave, turn_waves, undo_opening
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.events.planning import usual_sealing
from collector.core.waves import WaveName
from collector.errors import PlanError
from collector.store.events.events import get_event, get_series
from tests.support.audit import told
from tests.support.factories import EVENT, NOW, make_event

EARLY = NOW - timedelta(days=8)  # before the clock opens the first wave
ANOTHER = AnalysisPlan(primary_scales=("competence",), benchmarks=(("competence", 0.5),))


def change_plan(db, event, plan=ANOTHER, now=EARLY):
    series = get_series(db, event.series_id)
    change_series(db, replace(series, plan=plan), now=now, account="anna")


def plan_of(db, event):
    return get_event(db, event.slug).plan


@pytest.fixture
def planned(db, keys):
    return make_event(db, keys, sealing=usual_sealing(EVENT.ends))


def test_opening_the_first_wave_fixes_the_plan_of_the_series_with_the_day(db, planned):
    change_plan(db, planned)

    open_wave(db, planned.slug, WaveName.POST, now=NOW, account="anna")

    plan = plan_of(db, planned)
    assert (plan.primary_scales, plan.locked) == (("competence",), "2026-05-12")
    assert (plan.benchmark("competence", 5), plan.benchmark("safety", 5)) == (0.5, 0.3)
    assert told(db) == ("plan_fixed", {"event": "spring", "scales": ["competence"]})


def test_a_series_changed_later_leaves_the_plan_of_an_opened_event(db, planned):
    open_wave(db, planned.slug, WaveName.PRE, now=NOW, account="anna")
    before = plan_of(db, planned)

    change_plan(db, planned, now=NOW)
    close_wave(db, planned.slug, WaveName.PRE, now=NOW, account="anna")
    open_wave(db, planned.slug, WaveName.POST, now=NOW + timedelta(days=2), account="anna")

    assert plan_of(db, planned) == before


def test_undoing_an_opening_or_a_change_does_not_free_the_plan(db, planned):
    change_event(db, replace(planned, head_count=9), now=NOW, account="anna")
    open_wave(db, planned.slug, WaveName.PRE, now=NOW, account="anna")
    before = plan_of(db, planned)

    undo_opening(db, planned.slug, WaveName.PRE, now=NOW, account="anna")
    undo_change(db, planned.slug, now=NOW, account="anna")
    change_plan(db, planned, now=NOW)
    open_wave(db, planned.slug, WaveName.PRE, now=NOW + timedelta(days=1), account="anna")

    assert (before.locked, plan_of(db, planned)) == ("2026-05-12", before)


def test_the_clock_fixes_the_plan_when_it_opens_the_first_wave(db, planned):
    turn_waves(db, now=NOW - timedelta(days=8))
    early = plan_of(db, planned)

    turn_waves(db, now=NOW - timedelta(days=6))

    assert (early, plan_of(db, planned).locked) == (None, "2026-05-06")


def test_a_wave_that_takes_answers_by_its_time_fixes_the_plan_before_the_series_changes(
    db, planned
):
    change_plan(db, planned, now=NOW - timedelta(days=6))

    plan = plan_of(db, planned)
    assert (plan.primary_scales[0], plan.locked) == ("motivation", "2026-05-06")


def compare(db, event, now=NOW, **chosen):
    change_event(db, replace(event, **chosen), now=now, account="anna")


def test_opening_the_first_wave_fixes_with_what_the_change_is_compared(db, keys, planned):
    make_event(db, keys, slug="waiting", sealing=planned.sealing)
    make_event(db, keys, slug="another", sealing=planned.sealing)
    compare(db, planned, EARLY, comparison_event="waiting", chosen_low=True)

    open_wave(db, planned.slug, WaveName.PRE, now=NOW, account="anna")

    kinds = [row["kind"] for row in db.query("SELECT kind FROM audit ORDER BY id DESC LIMIT 3")]
    assert kinds == ["chosen_low_fixed", "comparison_fixed", "plan_fixed"]
    assert plan_of(db, planned).compared
    with pytest.raises(PlanError) as refused:
        compare(db, get_event(db, planned.slug), comparison_event="another", chosen_low=False)
    assert refused.value.problems == {"comparison_event": "fixed", "chosen_low": "fixed"}
    undo_change(db, planned.slug, now=NOW, account="anna")
    kept = get_event(db, planned.slug)
    assert (kept.comparison_event, kept.chosen_low) == ("waiting", True)


def test_a_wave_that_takes_answers_by_its_time_fixes_what_the_change_is_compared_with(db, planned):
    with pytest.raises(PlanError) as refused:
        compare(db, planned, NOW - timedelta(days=6), control_scale="competence")

    assert refused.value.problems == {"control_scale": "fixed"}


@pytest.mark.parametrize(
    ("chosen", "problems"),
    [
        ({"comparison_event": "spring"}, {"comparison_event": "elsewhere"}),
        ({"comparison_event": "nowhere"}, {"comparison_event": "elsewhere"}),
        ({"control_scale": "weather"}, {"control_scale": "unasked"}),
    ],
)
def test_an_event_is_compared_with_another_of_its_series_or_a_scale_that_it_asks(
    db, planned, chosen, problems
):
    with pytest.raises(PlanError) as refused:
        compare(db, planned, EARLY, **chosen)

    assert refused.value.problems == problems
