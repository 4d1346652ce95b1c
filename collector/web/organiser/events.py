"""The list of events, and one event's page with everything that can be done with it.

The buttons of its waves belong to `waves`, its plan to `planning`, reports and publication to
`results`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from flask import render_template

from collector.actions.back_up import KEPT_FOR
from collector.core.events import Event
from collector.core.planning import TALLINN, write_local_moment
from collector.core.waves import Wave, WaveState, can_become
from collector.formats.days import write_day, write_days
from collector.store.events import get_event, list_events, list_series
from collector.store.keys import find_key
from collector.store.responses import count_responses
from collector.store.results import find_report
from collector.store.sealing import find_sealing
from collector.store.waves import list_waves
from collector.web.organiser.frame import reader
from collector.web.organiser.results import page_values
from collector.web.organiser.sign_in import guarded
from collector.web.organiser.tasks import list_tasks
from collector.web.organiser.words import say_wave, say_when
from collector.web.service import service

blueprint = guarded("events", __name__)

STEPS = {"open": WaveState.OPEN, "close": WaveState.CLOSED}
"""A button's name and the state it leads to."""

NO_PROBLEMS: dict[str, dict[str, str]] = {}


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
    key_is_lost: bool


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
    return show_event(slug)


def show_event(
    slug: str,
    *,
    notice: str | None = None,
    wave_problems: Mapping[str, Mapping[str, str]] = NO_PROBLEMS,
) -> str:
    """Return the page of an event; `wave_problems` are those of the times just sent, by wave."""
    db, now = service().db(), service().clock()
    event = get_event(db, slug)
    card, results = _card(event), page_values(event)
    report = find_report(db, event.id)
    return render_template(
        "organiser/event.html",
        card=card,
        notice=notice,
        wave_problems=wave_problems,
        tasks=list_tasks(event, key_is_lost=card.key_is_lost, results=results),
        linking=report.get("linking") if report is not None and results["has_report"] else None,
        sealing=find_sealing(db, event.id),
        sealing_is_due=now.astimezone(TALLINN).date() >= event.sealing,
        days_backed_up=KEPT_FOR.days,
        write_moment=write_local_moment,
        say_when=partial(say_when, now=now, language=reader()),
        say_day=partial(write_day, language=reader()),
        **results,
    )


def _card(event: Event) -> EventCard:
    db, language = service().db(), reader()
    counts = count_responses(db, event.id)
    return EventCard(
        event,
        write_days(event.starts, event.ends, language),
        f"{service().settings.base_url}/e/{event.slug}",
        tuple(_line(event, wave, counts.get(wave.id, 0)) for wave in list_waves(db, event.id)),
        key_is_lost=find_sealing(db, event.id) is None
        and find_key(service().settings.keys, event.slug) is None,
    )


def _line(event: Event, wave: Wave, answered: int) -> WaveLine:
    return WaveLine(
        wave,
        say_wave(wave, service().clock(), reader()),
        answered,
        min(100, 100 * answered // max(1, event.head_count)),
        tuple(step for step, state in STEPS.items() if can_become(wave, state)),
    )
