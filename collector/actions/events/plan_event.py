"""Plan an event: its series, its key, its three waves, and by what it is judged."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from collector.core.events.analysis_plan import AnalysisPlan, Scales
from collector.core.events.events import COMPARED, Event, Series
from collector.core.events.planning import TALLINN, is_twin, list_problems, usual_times
from collector.core.linking.linkage import LinkingPlan
from collector.core.questionnaire.model import list_scales
from collector.core.waves import Wave, WaveName, WaveState, due_state
from collector.errors import PlanError, StateError
from collector.store.answering.responses import count_responses
from collector.store.database import transaction
from collector.store.events import events
from collector.store.events.waves import list_timed_waves, list_waves, save_state, save_wave
from collector.store.linking.keys import create_key, key_name, save_check
from collector.store.linking.sealing import find_sealing
from collector.store.people.audit import save_audit
from collector.store.questionnaire.versions import get_questionnaire


def plan_event(
    db: Database, series: Series, event: Event, versions: Mapping[WaveName, str], *, keys: Path
) -> Event:
    """Save a series and an event with its waves and key.

    Planning again moves the waves that have not opened yet to the event's new days, and leaves the
    ways to link as they are, but for an event that asks for cards only from now on.

    Raise StateError if the sealing would be moved although people have answered.
    """
    with transaction(db):
        known = events.find_event(db, event.slug)
        linking = event.linking
        if known is not None:
            cards_only = linking.cards_only or known.linking.cards_only
            linking = replace(known.linking, cards_only=cards_only)
        series_id = events.save_series(db, series).id
        saved = events.save_event(db, replace(event, series_id=series_id, linking=linking))
        for name, version in versions.items():
            times = usual_times(saved, name)
            save_wave(db, Wave(0, saved.id, name, version, WaveState.DRAFT, *times))
        is_archived = saved.id in events.list_archived(db)
        for wave in list_waves(db, saved.id):
            if wave.state is WaveState.DRAFT and not is_archived:
                save_state(db, wave, wave.state, *usual_times(saved, wave.name))
        # A lost key is not replaced: with a new one, responses would look linkable that are not.
        if find_sealing(db, saved.id) is None and not any(count_responses(db, saved.id).values()):
            create_key(keys, event.slug)
            save_check(db, keys, key_name(event.slug))
    return saved


def add_event(  # noqa: PLR0913 what is planned, by whom and when
    db: Database,
    series: Series,
    event: Event,
    versions: Mapping[WaveName, str],
    *,
    keys: Path,
    now: datetime,
    account: str,
) -> Event:
    """Plan a new event. A second click that plans the same returns the first event.

    Raise PlanError if the dates will not do, its address belongs to another event (`taken`), or it
    cannot be compared with what it names.
    """
    with transaction(db):
        titles = {each.id: each.title for each in events.list_series(db)}
        for each in events.list_events(db):
            if is_twin(each, event) and titles[each.series_id] == series.title:
                return each
        asked = list_scales(get_questionnaire(db, version) for version in versions.values())
        problems = list_problems(event) | list_comparison_problems(db, series, event, asked)
        if events.find_event(db, event.slug) is not None:
            problems["slug"] = "taken"
        if problems:
            raise PlanError(problems)
        saved = plan_event(db, series, event, versions, keys=keys)
        save_audit(db, now, account, "event_planned", event=event.slug)
    return saved


def list_comparison_problems(
    db: Database, series: Series, event: Event, scales: Collection[str]
) -> dict[str, str]:
    """Return by field why an event of a series that asks these scales cannot be compared so.

    It is `fixed` with the plan; another event is of the same series, and another scale is asked.
    """
    known = events.find_event(db, event.slug)
    if known is not None and known.plan is not None:
        moved = (name for name in COMPARED if getattr(known, name) != getattr(event, name))
        return dict.fromkeys(moved, "fixed")
    problems = {}
    alike = {
        each.slug
        for each in events.list_events(db, series.id)
        if each.simulated == event.simulated and each.slug != event.slug
    }
    if event.comparison_event and event.comparison_event not in alike:
        problems["comparison_event"] = "elsewhere"
    if event.control_scale and event.control_scale not in scales:
        problems["control_scale"] = "unasked"
    return problems


def offer_ways(db: Database, slug: str, plan: LinkingPlan, *, now: datetime, account: str) -> None:
    """Let an event offer these ways to link, in their order. Existing links stay.

    Raise StateError if the event is sealed, or whether only cards answer would change although a
    wave has opened.
    """
    with transaction(db):
        fix_due_plans(db, now=now)
        event = events.get_event(db, slug)
        if event.plan is not None and plan.cards_only != event.linking.cards_only:
            message = f"whether only cards answer was fixed when the first wave of {slug} opened"
            raise StateError(message)
        if find_sealing(db, event.id) is not None:
            raise StateError(f"{event.slug} is sealed: nobody answers it any more")
        events.save_event(db, replace(event, linking=plan))
        save_audit(db, now, account, "ways_offered", event=event.slug, ways=plan.offered)


def clone_event(
    db: Database, event: Event, *, model_slug: str, keys: Path, now: datetime, account: str
) -> Event:
    """Plan this event in the series of its model, whose questionnaires its waves ask.

    Raise NotFoundError if there is no such model, and PlanError if the plan is not valid.
    """
    with transaction(db):
        model = events.get_event(db, model_slug)
        versions = {wave.name: wave.questionnaire_version for wave in list_waves(db, model.id)}
        series = events.get_series(db, model.series_id)
        return add_event(db, series, event, versions, keys=keys, now=now, account=account)


def list_event_scales(db: Database, event: Event) -> Scales:
    """Return the scales that the waves of an event ask."""
    waves = list_waves(db, event.id)
    return list_scales(get_questionnaire(db, wave.questionnaire_version) for wave in waves)


def preview_plan(db: Database, event: Event) -> AnalysisPlan:
    """Return the plan of an event: what is fixed, or what would be if a wave opened now."""
    plan = event.plan or events.get_series(db, event.series_id).plan
    return plan.settle(list_event_scales(db, event), plan.locked)


def fix_plan(db: Database, event: Event, *, now: datetime, account: str) -> None:
    """Fix the plan of an event whose first wave opens; later openings change nothing."""
    if event.plan is None:
        day = now.astimezone(TALLINN).date().isoformat()
        plan = replace(preview_plan(db, event), locked=day, compared=True)
        events.save_fixed_plan(db, replace(event, plan=plan))
        scales = plan.primary_scales
        save_audit(db, now, account, "plan_fixed", event=event.slug, scales=scales)
        log = partial(save_audit, db, now, account)
        if event.comparison_event:
            log("comparison_fixed", event=event.slug, against=event.comparison_event)
        elif event.control_scale:
            log("control_fixed", event=event.slug, scales=[event.control_scale])
        if event.chosen_low:
            log("chosen_low_fixed", event=event.slug)


def fix_due_plans(db: Database, *, now: datetime) -> None:
    """Fix the plan of each event of which a wave takes answers by its time, turned or not yet."""
    due = {each.event_id for each in list_timed_waves(db) if due_state(each, now) is not each.state}
    for event in events.list_events(db):
        if event.plan is None and event.id in due:
            fix_plan(db, event, now=now, account="clock")
