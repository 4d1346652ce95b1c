"""The buttons and times of an event's waves: open and close now, extend, set other times."""

from collections.abc import Callable

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from collector.actions.events.change_event import extend_wave, set_times
from collector.actions.events.run_wave import close_wave, open_wave, take_opening_back
from collector.core.events.planning import read_local_timestamp
from collector.core.waves import WaveName, WaveState
from collector.errors import PlanError, StateError
from collector.store.events.events import get_event
from collector.store.events.waves import find_wave
from collector.web.organiser.events.event import show_event
from collector.web.organiser.frame.session import signed_in
from collector.web.organiser.frame.sign_in import guarded
from collector.web.site.service import service

blueprint = guarded("waves", __name__)

STEPS = {
    "open": (WaveState.OPEN, open_wave),
    "close": (WaveState.CLOSED, close_wave),
    "unopen": (WaveState.DRAFT, take_opening_back),
}
"""A button's name, the state it leads to, and the action behind it."""

TIMES = ("opens", "closes")
WAVE = "/events/<slug>/waves/<any(pre,post,followup):name>"


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
    return _attempt(
        slug, name, lambda db: extend_wave(db, slug, WaveName(name), now=now, account=account)
    )


@blueprint.post(f"{WAVE}/times")
def change_times(slug: str, name: str) -> ResponseReturnValue:
    """Let the clock open and close a wave at other times."""
    moments = {field: read_local_timestamp(request.form.get(field, "")) for field in TIMES}
    opens, closes = moments["opens"], moments["closes"]
    if opens is None or closes is None:
        problems = {field: "value" for field, moment in moments.items() if moment is None}
        return show_event(slug, wave_problems={name: problems}), 422
    times, now, account = (opens, closes), service().clock(), signed_in().name
    return _attempt(
        slug, name, lambda db: set_times(db, slug, WaveName(name), *times, now=now, account=account)
    )


def _attempt(slug: str, name: str, change: Callable[[Database], None]) -> ResponseReturnValue:
    try:
        service().write(change)
    except PlanError as error:
        return show_event(slug, wave_problems={name: error.problems}), 422
    except StateError:
        return show_event(slug, notice="changed_meanwhile"), 409
    return _go_back(slug)


def _go_back(slug: str) -> ResponseReturnValue:
    return redirect(url_for("organiser.events.show", slug=slug), 303)
