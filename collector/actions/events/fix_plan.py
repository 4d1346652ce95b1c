"""Fix by what an event is judged: its primary scales and the changes that matter."""

from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from collector.core.events.analysis_plan import AnalysisPlan, Scales
from collector.core.events.events import Event
from collector.core.events.planning import TALLINN
from collector.core.questionnaire.model import list_scales
from collector.core.waves import due_state
from collector.store.events.events import get_series, list_events, save_fixed_plan
from collector.store.events.waves import list_timed_waves, list_waves
from collector.store.people.audit import save_audit
from collector.store.questionnaire.versions import get_questionnaire


def list_event_scales(db: Database, event: Event) -> Scales:
    """Return the scales that the waves of an event ask."""
    waves = list_waves(db, event.id)
    return list_scales(get_questionnaire(db, wave.questionnaire_version) for wave in waves)


def preview_plan(db: Database, event: Event) -> AnalysisPlan:
    """Return the plan of an event: what is fixed, or what would be if a wave opened now."""
    plan = event.plan or get_series(db, event.series_id).plan
    return plan.settle(list_event_scales(db, event), plan.locked)


def fix_plan(db: Database, event: Event, *, now: datetime, account: str) -> None:
    """Fix the plan of an event whose first wave opens; later openings change nothing."""
    if event.plan is None:
        day = now.astimezone(TALLINN).date().isoformat()
        plan = replace(preview_plan(db, event), locked=day)
        save_fixed_plan(db, replace(event, plan=plan))
        scales = plan.primary_scales
        save_audit(db, now, account, "plan_fixed", event=event.slug, scales=scales)


def fix_due_plans(db: Database, *, now: datetime) -> None:
    """Fix the plan of each event of which a wave takes answers by its time, turned or not yet."""
    due = {each.event_id for each in list_timed_waves(db) if due_state(each, now) is not each.state}
    for event in list_events(db):
        if event.plan is None and event.id in due:
            fix_plan(db, event, now=now, account="clock")
