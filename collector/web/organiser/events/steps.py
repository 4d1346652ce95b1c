"""The buttons of an event's page: open and close waves, set times, undo, seal, archive, restore.

A step that is not possible any more shows the event as it is now.
"""

from collections.abc import Callable
from functools import partial

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from collector.actions.events.change_event import (
    archive_event,
    extend_wave,
    restore_event,
    set_times,
    undo_change,
)
from collector.actions.events.run_wave import close_wave, open_wave, take_opening_back
from collector.actions.linking.seal import begin_sealing, check_promised
from collector.core.events.planning import read_local_timestamp
from collector.core.waves import WaveName, WaveState
from collector.errors import PlanError, StateError
from collector.formats.days import write_day, write_days
from collector.store.events.events import get_event, list_archived, list_events
from collector.store.events.waves import find_wave
from collector.web.organiser.events.event import show_event
from collector.web.organiser.frame.frame import reader
from collector.web.organiser.frame.session import signed_in
from collector.web.organiser.frame.sign_in import guarded
from collector.web.site.service import service

blueprint = guarded("steps", __name__)

STEPS = {
    "open": (WaveState.OPEN, open_wave),
    "close": (WaveState.CLOSED, close_wave),
    "unopen": (WaveState.DRAFT, take_opening_back),
}
"""A button's name, the state it leads to, and the action behind it."""

TIMES = ("opens", "closes")
EVENT = "/events/<slug>"
WAVE = f"{EVENT}/waves/<any(pre,post,followup):name>"


@blueprint.post(f"{WAVE}/<any(open,close,unopen):step>")
def turn(slug: str, name: str, step: str) -> ResponseReturnValue:
    """Open or close a wave now, or undo its opening; a second click changes nothing."""
    wished, action = STEPS[step]
    now, account = service().clock(), signed_in().name
    try:
        service().write(lambda db: action(db, slug, WaveName(name), now=now, account=account))
    except StateError:
        wave = find_wave(service().db(), get_event(service().db(), slug).id, name)
        if wave is None or wave.state is not wished:
            return show_event(slug, notice="changed_meanwhile"), 409
    return _go_back(slug)


@blueprint.post(f"{WAVE}/extend")
def extend(slug: str, name: str) -> ResponseReturnValue:
    """Let an open wave close a day later."""
    now, account = service().clock(), signed_in().name
    change = partial(extend_wave, name=WaveName(name), now=now, account=account)
    return _attempt(slug, lambda db: change(db, slug), name=name)


@blueprint.post(f"{WAVE}/times")
def change_times(slug: str, name: str) -> ResponseReturnValue:
    """Let the clock open and close a wave at other times."""
    moments = {field: read_local_timestamp(request.form.get(field, "")) for field in TIMES}
    opens, closes = moments["opens"], moments["closes"]
    if opens is None or closes is None:
        problems = {field: "value" for field, moment in moments.items() if moment is None}
        return show_event(slug, wave_problems={name: problems}), 422
    times, now, account = (opens, closes), service().clock(), signed_in().name
    change = partial(set_times, now=now, account=account)
    return _attempt(slug, lambda db: change(db, slug, WaveName(name), *times), name=name)


@blueprint.post(f"{EVENT}/undo")
def undo(slug: str) -> ResponseReturnValue:
    """Undo the last change of an event's plan."""
    now, account = service().clock(), signed_in().name
    return _attempt(slug, lambda db: undo_change(db, slug, now=now, account=account), done="undone")


@blueprint.post(f"{EVENT}/seal")
def seal(slug: str) -> ResponseReturnValue:
    """Destroy what the database holds on the promised day or later.

    The worker seals by itself and destroys the key within a minute. The button is for
    demonstrations, and for a worker that was not running.
    """
    event, now, account = get_event(service().db(), slug), service().clock(), signed_in().name
    keys = service().settings.keys
    if "sure" not in request.form:
        return show_event(slug, notice="seal_unsure"), 422

    def change(db: Database) -> None:
        check_promised(event, now)
        begin_sealing(db, event, keys=keys, now=now, account=account)

    return _attempt(slug, change, _anchor="sealing")


@blueprint.post(f"{EVENT}/archive")
def archive(slug: str) -> ResponseReturnValue:
    """Archive an event."""
    now, account = service().clock(), signed_in().name
    try:
        service().write(partial(archive_event, event_slug=slug, now=now, account=account))
    except StateError:
        return show_event(slug, notice="archive_open"), 409
    return redirect(url_for(".show_archive"), 303)


@blueprint.post(f"{EVENT}/bring-back")
def restore(slug: str) -> ResponseReturnValue:
    """Bring an archived event back."""
    now, account = service().clock(), signed_in().name
    service().write(partial(restore_event, event_slug=slug, now=now, account=account))
    return _go_back(slug)


@blueprint.get("/archive")
def show_archive() -> str:
    """Show every archived event, the latest first."""
    db, language = service().db(), reader()
    since = list_archived(db)
    return render_template(
        "organiser/events/archive.html",
        events=[event for event in reversed(list_events(db)) if event.id in since],
        since=since,
        say_day=partial(write_day, language=language),
        say_days=partial(write_days, language=language),
    )


def _attempt(
    slug: str, change: Callable[[Database], object], name: str = "", **back: str
) -> ResponseReturnValue:
    """Make a change and return to the event; problems are shown beside the wave of this name."""
    try:
        service().write(change)
    except PlanError as error:
        return show_event(slug, wave_problems={name: error.problems}), 422
    except StateError:
        return show_event(slug, notice="changed_meanwhile"), 409
    return _go_back(slug, **back)


def _go_back(slug: str, **back: str) -> ResponseReturnValue:
    return redirect(url_for("organiser.events.show", slug=slug, **back), 303)  # type: ignore[arg-type]
