"""The list of events, one event's page, and the buttons that open and close its waves.

Reports and publication belong to `results`.
"""

from dataclasses import dataclass

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from collector.actions.run_wave import close_wave, open_wave
from collector.core.events import Event
from collector.core.waves import Wave, WaveName, WaveState, can_become
from collector.errors import StateError
from collector.formats.days import write_days
from collector.store.events import get_event, list_events, list_series
from collector.store.responses import count_responses
from collector.store.waves import find_wave, list_waves
from collector.web.organiser.frame import reader
from collector.web.organiser.results import page_values
from collector.web.organiser.session import signed_in
from collector.web.organiser.sign_in import guarded
from collector.web.organiser.words import say_wave
from collector.web.service import service

blueprint = guarded("events", __name__)

STEPS = {"open": (WaveState.OPEN, open_wave), "close": (WaveState.CLOSED, close_wave)}
"""A button's name, the state it leads to, and the action behind it."""


@dataclass(frozen=True)
class WaveLine:
    """What a page shows of one wave; `share` of the head-count has answered, in per cent."""

    wave: Wave
    words: str
    answered: int
    share: int
    steps: tuple[str, ...]


@dataclass(frozen=True)
class EventCard:
    """What a page shows of one event."""

    event: Event
    days: str
    address: str
    lines: tuple[WaveLine, ...]


@blueprint.get("/")
def list_all() -> str:
    """Show every series with its events, the latest first."""
    db = service().db()
    cards = [
        (series, [_card(event) for event in reversed(list_events(db, series.id))])
        for series in list_series(db)
    ]
    return render_template("organiser/events.html", series=cards)


@blueprint.get("/events/<slug>")
def show(slug: str) -> str:
    """Show one event with everything that can be done with it now."""
    return _page(get_event(service().db(), slug))


@blueprint.post("/events/<slug>/waves/<any(pre,post,followup):name>/<any(open,close):step>")
def turn_wave(slug: str, name: str, step: str) -> ResponseReturnValue:
    """Open or close a wave now; a second click finds it done."""
    wished, action = STEPS[step]
    now, account = service().clock(), signed_in().name
    try:
        service().write(lambda db: action(db, slug, WaveName(name), now=now, account=account))
    except StateError:
        event = get_event(service().db(), slug)
        wave = find_wave(service().db(), event.id, name)
        if wave is None or wave.state is not wished:
            return _page(event, notice="changed_meanwhile"), 409
    return redirect(url_for(".show", slug=slug), 303)


def _page(event: Event, notice: str | None = None) -> str:
    return render_template(
        "organiser/event.html", card=_card(event), notice=notice, **page_values(event)
    )


def _card(event: Event) -> EventCard:
    db, language = service().db(), reader()
    counts = count_responses(db, event.id)
    return EventCard(
        event,
        write_days(event.starts, event.ends, language),
        f"{service().settings.base_url}/e/{event.slug}",
        tuple(_line(event, wave, counts.get(wave.id, 0)) for wave in list_waves(db, event.id)),
    )


def _line(event: Event, wave: Wave, answered: int) -> WaveLine:
    return WaveLine(
        wave,
        say_wave(wave, service().clock(), reader()),
        answered,
        min(100, 100 * answered // max(1, event.head_count)),
        tuple(step for step, (state, _) in STEPS.items() if can_become(wave, state)),
    )
