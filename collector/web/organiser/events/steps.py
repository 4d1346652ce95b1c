"""The buttons of an event's page: open and close waves, set times, undo, seal, archive, restore.

A step that is not possible any more shows the event as it is now.
"""

from datetime import datetime
from functools import partial
from typing import Protocol

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from collector.actions.events import change_event, run_wave
from collector.actions.linking.seal import begin_sealing, check_clock, check_promised
from collector.core.events.events import Event
from collector.core.events.planning import read_local_timestamp
from collector.core.waves import WaveName, WaveState
from collector.errors import PlanError, StateError
from collector.store.events.events import list_archived, list_events
from collector.store.events.waves import find_wave
from collector.web.organiser.events.event import show
from collector.web.organiser.frame.frame import guarded, signed_in
from collector.web.site.service import service

blueprint = guarded("steps", __name__)

STEPS = {
    "open": (WaveState.OPEN, run_wave.open_wave),
    "close": (WaveState.CLOSED, run_wave.close_wave),
    "unopen": (WaveState.DRAFT, run_wave.undo_opening),
}
"""A button's name, the state it leads to, and the action behind it."""

EVENT = "/events/<slug>"
WAVE = f"{EVENT}/waves/<any(pre,post,followup):name>"


class Step(Protocol):
    """What is done with an event, by whom and when."""

    def __call__(self, db: Database, slug: str, /, *, now: datetime, account: str) -> object:
        """Do it, or raise StateError or PlanError."""


@blueprint.post(f"{WAVE}/<any(open,close,unopen):step>")
def turn(event: Event, name: str, step: str) -> ResponseReturnValue:
    """Open or close a wave now, or undo its opening; a second click changes nothing."""
    wished, action = STEPS[step]
    try:
        _take(partial(action, name=WaveName(name)), event)
    except StateError:
        wave = find_wave(service().db(), event.id, name)
        if wave is None or wave.state is not wished:
            return show(event, notice="changed_meanwhile"), 409
    return _go_back(event)


@blueprint.post(f"{WAVE}/extend")
def extend(event: Event, name: str) -> ResponseReturnValue:
    """Let an open wave close a day later."""
    return _attempt(partial(change_event.extend_wave, name=WaveName(name)), event, name)


@blueprint.post(f"{WAVE}/times")
def change_times(event: Event, name: str) -> ResponseReturnValue:
    """Let the clock open and close a wave at other times."""
    opens = read_local_timestamp(request.form.get("opens", ""))
    closes = read_local_timestamp(request.form.get("closes", ""))
    if opens is None or closes is None:
        read = {"opens": opens, "closes": closes}
        problems = {field: "value" for field, moment in read.items() if moment is None}
        return show(event, wave_problems={name: problems}), 422
    change = partial(change_event.set_times, name=WaveName(name), opens=opens, closes=closes)
    return _attempt(change, event, name)


@blueprint.post(f"{EVENT}/undo")
def undo(event: Event) -> ResponseReturnValue:
    """Undo the last change of an event's plan."""
    return _attempt(change_event.undo_change, event, done="undone")


@blueprint.post(f"{EVENT}/seal")
def seal(event: Event) -> ResponseReturnValue:
    """Destroy what the database holds on the promised day or later.

    The worker seals by itself and destroys the key within a minute. The button is for
    demonstrations, and for a worker that was not running.
    """
    if "sure" not in request.form:
        return show(event, notice="seal_unsure"), 422
    keys = service().settings.keys

    def change(db: Database, _slug: str, *, now: datetime, account: str) -> None:
        check_clock(db)
        check_promised(event, now)
        begin_sealing(db, event, keys=keys, now=now, account=account)

    return _attempt(change, event, _anchor="sealing")


@blueprint.post(f"{EVENT}/archive")
def archive(event: Event) -> ResponseReturnValue:
    """Archive an event."""
    try:
        _take(change_event.archive_event, event)
    except StateError:
        return show(event, notice="archive_open"), 409
    return redirect(url_for(".show_archive"), 303)


@blueprint.post(f"{EVENT}/bring-back")
def restore(event: Event) -> ResponseReturnValue:
    """Bring an archived event back."""
    return _attempt(change_event.restore_event, event)


@blueprint.get("/archive")
def show_archive() -> str:
    """Show every archived event, the latest first."""
    db = service().db()
    since = list_archived(db)
    events = [event for event in reversed(list_events(db)) if event.id in since]
    return render_template("organiser/events/archive.html", events=events, since=since)


def _take(step: Step, event: Event) -> None:
    now, account = service().clock(), signed_in().name
    service().write(lambda db: step(db, event.slug, now=now, account=account))


def _attempt(step: Step, event: Event, name: str = "", **back: str) -> ResponseReturnValue:
    """Take a step and return to the event; problems are shown beside the wave of this name."""
    try:
        _take(step, event)
    except PlanError as error:
        return show(event, wave_problems={name: error.problems}), 422
    except StateError:
        return show(event, notice="changed_meanwhile"), 409
    return _go_back(event, **back)


def _go_back(event: Event, **back: str) -> ResponseReturnValue:
    return redirect(url_for("organiser.events.show", slug=event.slug, **back), 303)  # type: ignore[arg-type] # any value
