"""The list of events, the archive, and the page of one event with every button on it.

A step that is not possible any more shows the event as it is now.
"""

from collections.abc import Mapping

from flask import render_template, request
from flask.typing import ResponseReturnValue

from collector.actions.answering.draw_room import can_draw, draw_room
from collector.actions.events import change_event, run_wave
from collector.actions.events.plan_event import list_event_scales, preview_plan
from collector.actions.linking.seal import begin_sealing, check_clock, check_promised
from collector.actions.running.back_up import KEPT_FOR
from collector.core.disclosure.room import BY_ITSELF, ON_THE_WALL, count_newcomers
from collector.core.events.events import Event
from collector.core.events.planning import TALLINN, read_local_timestamp, write_local_timestamp
from collector.core.waves import WaveName, WaveState, stage_of
from collector.core.wording.plan import describe_plan
from collector.errors import PlanError, StateError
from collector.store.answering.counts import list_pictures
from collector.store.events import events as store
from collector.store.events.waves import get_wave, list_waves, list_waves_by_event
from collector.store.linking.keys import find_key
from collector.store.linking.sealing import find_sealing
from collector.store.publication.results import find_report
from collector.web.organiser.answering.answers import STEPS, list_lines
from collector.web.organiser.events.planning import describe_reach
from collector.web.organiser.events.tasks import list_start_tasks, list_tasks
from collector.web.organiser.frame.frame import go_to, guarded, make_change
from collector.web.organiser.publication.results import describe_results
from collector.web.site.service import service

blueprint = guarded("events", __name__)

EVENT = "/events/<slug>"
WAVE = f"{EVENT}/waves/<any(pre,post,followup):name>"

TURNS = {
    "open": run_wave.open_wave,
    "close": run_wave.close_wave,
    "unopen": run_wave.undo_opening,
}
"""What a button of a wave does; it leads to the state of `STEPS`."""

CHANGES = {
    "undo": change_event.undo_change,
    "archive": change_event.archive_event,
    "restore": change_event.restore_event,
}
"""What a button does with a whole event, by the last word of its address."""

LATEST = 3  # events of a series that the list shows with their waves


@blueprint.get("/")
def list_all() -> str:
    """Show every series with its events, the latest first, and the tasks of all of them."""
    db = service().db()
    archived, waves = store.list_archived(db), list_waves_by_event(db)
    stages = {event_id: stage_of(each) for event_id, each in waves.items()}
    programmes, current = [], []
    for series in store.list_series(db):
        events = [each for each in store.list_events(db, series.id) if each.id not in archived]
        running = [event for event in events[:-LATEST] if stages[event.id] is WaveState.OPEN]
        shown = [*running, *events[-LATEST:]][::-1]
        earlier = [event for event in events[::-1] if event not in shown]
        programmes.append((series, shown, earlier))
        current += [*shown, *earlier]
    return render_template(
        "organiser/events/events.html",
        programmes=programmes,
        stages=stages,
        lines_of=list_lines,
        tasks=list_start_tasks(current, waves),
        archived=len(archived),
    )


@blueprint.get("/archive")
def show_archive() -> str:
    """Show every archived event, the latest first."""
    since = store.list_archived(service().db())
    events = [each for each in store.list_events(service().db())[::-1] if each.id in since]
    return render_template("organiser/events/archive.html", events=events, since=since)


@blueprint.get(EVENT)
def show(
    event: Event, *, notice: str = "", wave_problems: Mapping[str, Mapping[str, str]] | None = None
) -> str:
    """Show one event with everything that can be done with it now.

    `wave_problems` are those of the times just sent, by wave.
    """
    db, today = service().db(), service().clock().astimezone(TALLINN).date()
    report, series = find_report(db, event.id), store.get_series(db, event.series_id)
    results, sealing = describe_results(event, report), find_sealing(db, event.id)
    key_is_lost = sealing is None and find_key(db, service().settings.keys, event.slug) is None
    titles = {each.slug: each.title.as_dict() for each in store.list_events(db, series.id)}
    return render_template(
        "organiser/events/event.html",
        lines=list_lines(event),
        **_describe_walls(event),
        stage=stage_of(list_waves(db, event.id)),
        key_is_lost=key_is_lost,
        series=series,
        judged=describe_plan(preview_plan(db, event), event, titles),
        doubts={} if event.plan else series.plan.find_doubts(list_event_scales(db, event)),
        reach=describe_reach(series, event),
        notice=notice,
        wave_problems=wave_problems or {},
        stages=list(WaveState),
        archived_since=store.list_archived(db).get(event.id),
        can_undo=store.find_plan_history(db, event.id) is not None,
        tasks=list_tasks(event, key_is_lost=key_is_lost, results=results),
        linking=report.linking if report is not None else None,
        sealing=sealing,
        sealing_is_due=today >= event.sealing,
        days_backed_up=KEPT_FOR.days,
        write_timestamp=write_local_timestamp,
        **vars(results),
    )


@blueprint.errorhandler(PlanError)
def explain_problems(error: PlanError) -> ResponseReturnValue:
    """Show the problems beside the wave whose times were sent."""
    asked = request.view_args or {}
    return show(asked["event"], wave_problems={asked.get("name", ""): error.problems}), 422


@blueprint.errorhandler(StateError)
def explain_state(_error: StateError) -> ResponseReturnValue:
    """Show the event as it is now."""
    asked = request.view_args or {}
    notice = "archive_open" if asked.get("step") == "archive" else "changed_meanwhile"
    return show(asked["event"], notice=notice), 409


@blueprint.post(f"{WAVE}/<any(open,close,unopen):step>")
def turn(event: Event, name: str, step: str) -> ResponseReturnValue:
    """Open or close a wave now, or undo its opening; a second click changes nothing."""
    try:
        make_change(TURNS[step], event.slug, WaveName(name))
    except StateError:
        if get_wave(service().db(), event, name).state is not STEPS[step]:
            raise
    return go_to(".show", slug=event.slug)


@blueprint.get(f"{EVENT}/screen")
def show_screen(event: Event) -> str:
    """Show the part of an event's page about the room's wall, by itself."""
    return render_template("organiser/events/_screen.html", **_describe_walls(event))


def _describe_walls(event: Event) -> dict[str, object]:
    db = service().db()
    walls = [
        (wave, list_pictures(db, wave.id), can_draw(db, event, wave))
        for wave in list_waves(db, event.id)
        if wave.name in ON_THE_WALL and wave.state is not WaveState.DRAFT
    ]
    newcomers = count_newcomers(store.get_series(db, event.series_id).threshold)
    return {"walls": walls, "newcomers": newcomers, "drawn_in": BY_ITSELF}


@blueprint.post(f"{WAVE}/show")
def draw(event: Event, name: str) -> ResponseReturnValue:
    """Draw the next picture of a wave for the room now."""
    make_change(draw_room, event.slug, WaveName(name))
    return go_to(".show", slug=event.slug, _anchor="screen")


@blueprint.post(f"{WAVE}/extend")
def extend(event: Event, name: str) -> ResponseReturnValue:
    """Let an open wave close a day later."""
    make_change(change_event.extend_wave, event.slug, WaveName(name))
    return go_to(".show", slug=event.slug)


@blueprint.post(f"{WAVE}/times")
def change_times(event: Event, name: str) -> ResponseReturnValue:
    """Let the clock open and close a wave at other times."""
    fields = ("opens", "closes")
    times = {field: read_local_timestamp(request.form.get(field, "")) for field in fields}
    unread = {field: "value" for field in fields if times[field] is None}
    if unread:
        raise PlanError(unread)
    make_change(change_event.set_times, event.slug, WaveName(name), **times)
    return go_to(".show", slug=event.slug)


@blueprint.post(f"{EVENT}/<any(undo,archive,restore):step>")
def take(event: Event, step: str) -> ResponseReturnValue:
    """Undo the last change of an event's plan, archive the event or bring it back."""
    make_change(CHANGES[step], event.slug)
    if step == "archive":
        return go_to(".show_archive")
    return go_to(".show", slug=event.slug, done="undone" if step == "undo" else None)


@blueprint.post(f"{EVENT}/seal")
def seal(event: Event) -> ResponseReturnValue:
    """Destroy what the database holds on the promised day or later.

    The worker seals by itself and destroys the key within a minute. The button is for
    demonstrations, and for a worker that was not running.
    """
    if "sure" not in request.form:
        return show(event, notice="seal_unsure"), 422
    check_clock(service().db())
    check_promised(event, service().clock())
    make_change(begin_sealing, event, keys=service().settings.keys)
    return go_to(".show", slug=event.slug, _anchor="sealing")
