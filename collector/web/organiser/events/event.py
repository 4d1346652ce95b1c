"""The list of events, and the page of one event with everything that can be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template

from collector.actions.events.plan_event import list_event_scales, preview_plan
from collector.actions.running.back_up import KEPT_FOR
from collector.core.events.events import Event
from collector.core.events.planning import TALLINN, write_local_timestamp
from collector.core.waves import WaveState, stage_of
from collector.core.wording.plan import describe_plan
from collector.store.answering.responses import count_responses
from collector.store.events.events import (
    find_plan_history,
    get_series,
    list_archived,
    list_events,
    list_series,
)
from collector.store.events.waves import list_waves, list_waves_by_event
from collector.store.linking.keys import find_key
from collector.store.linking.sealing import find_sealing
from collector.store.publication.results import find_report
from collector.web.organiser.answering.answers import WaveLine, describe_answers, make_line
from collector.web.organiser.events.reach import describe_reach
from collector.web.organiser.events.tasks import list_start_tasks, list_tasks
from collector.web.organiser.frame.frame import guarded
from collector.web.organiser.publication.results import describe_results
from collector.web.site.service import service

blueprint = guarded("events", __name__)

LATEST = 3  # events of a series that the list shows with their waves


@dataclass(frozen=True)
class EventCard:
    """What a page shows of one event."""

    event: Event
    address: str
    lines: tuple[WaveLine, ...]
    stage: WaveState
    key_is_lost: bool


@blueprint.get("/")
def list_all() -> str:
    """Show every series with its events, the latest first, and the tasks of all of them."""
    db = service().db()
    archived, waves = list_archived(db), list_waves_by_event(db)
    programmes, current = [], []
    for series in list_series(db):
        events = [each for each in reversed(list_events(db, series.id)) if each.id not in archived]
        shown = [
            event
            for at, event in enumerate(events)
            if at < LATEST or stage_of(waves[event.id]) is WaveState.OPEN
        ]
        earlier = [event for event in events if event not in shown]
        programmes.append((series, [make_card(event) for event in shown], earlier))
        current += [*shown, *earlier]
    return render_template(
        "organiser/events/events.html",
        programmes=programmes,
        tasks=list_start_tasks(current, waves),
        archived=len(archived),
    )


@blueprint.get("/events/<slug>")
def show(
    event: Event, *, notice: str = "", wave_problems: Mapping[str, Mapping[str, str]] | None = None
) -> str:
    """Show one event with everything that can be done with it now.

    `wave_problems` are those of the times just sent, by wave.
    """
    db, now = service().db(), service().clock()
    report, series = find_report(db, event.id), get_series(db, event.series_id)
    card, results = make_card(event), describe_results(event, report)
    return render_template(
        "organiser/events/event.html",
        card=card,
        series=series,
        judged=describe_plan(preview_plan(db, event)),
        doubts={} if event.plan else series.plan.find_doubts(list_event_scales(db, event)),
        reach=describe_reach(series, event),
        notice=notice,
        wave_problems=wave_problems or {},
        stages=list(WaveState),
        archived_since=list_archived(db).get(event.id),
        can_undo=find_plan_history(db, event.id) is not None,
        tasks=list_tasks(event, key_is_lost=card.key_is_lost, results=results),
        linking=report.linking if report is not None else None,
        sealing=find_sealing(db, event.id),
        sealing_is_due=now.astimezone(TALLINN).date() >= event.sealing,
        days_backed_up=KEPT_FOR.days,
        write_timestamp=write_local_timestamp,
        answers=describe_answers(event),
        **vars(results),
    )


def make_card(event: Event) -> EventCard:
    """Return what a page shows of an event."""
    db = service().db()
    counts, waves = count_responses(db, event.id), list_waves(db, event.id)
    return EventCard(
        event,
        service().address(event),
        tuple(make_line(event, wave, counts.get(wave.id, 0)) for wave in waves),
        stage_of(waves),
        key_is_lost=find_sealing(db, event.id) is None
        and find_key(db, service().settings.keys, event.slug) is None,
    )
