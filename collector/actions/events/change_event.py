"""Change what was planned: an event's particulars, and the times of its waves."""

from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from collector.core.events.events import Event, Series
from collector.core.events.planning import EXTENSION, list_problems, list_time_problems, usual_times
from collector.core.waves import Wave, WaveName, WaveState
from collector.errors import NotFoundError, PlanError, StateError
from collector.store.database import transaction
from collector.store.events.archives import list_archived
from collector.store.events.events import get_event, save_event, save_needs_approval, save_series
from collector.store.events.plan_history import save_plan_history, save_series_history
from collector.store.events.waves import find_wave, list_waves, save_state
from collector.store.linking.sealing import find_sealing
from collector.store.people.audit import save_audit


def change_event(db: Database, event: Event, *, now: datetime, account: str) -> Event:
    """Save other particulars of a known event; its series and address stay.

    Waves that have not opened move with the event, unless somebody gave them times of their own.

    Raises:
        PlanError: the new dates are not valid.
        StateError: the event is sealed, or its sealing would be moved although people have
            answered, who were told the day.
    """
    with transaction(db):
        known = _get_unsealed(db, event.slug)
        problems = list_problems(event)
        if problems:
            raise PlanError(problems)
        save_plan_history(db, known.id)
        saved = save_event(db, replace(event, series_id=known.series_id, simulated=known.simulated))
        for wave in list_waves(db, saved.id):
            is_usual = (wave.opens, wave.closes) == usual_times(known, wave.name)
            if wave.state is WaveState.DRAFT and is_usual:
                opens, closes = usual_times(saved, wave.name)
                save_state(db, wave, wave.state, opens=opens, closes=closes)
        save_audit(db, now, account, "event_changed", event=event.slug)
    return saved


def change_series(db: Database, series: Series, *, now: datetime, account: str) -> None:
    """Save another title, organiser or contact of a known series, or whether it asks for approval.

    Approval has a line of its own in the log, because without it one person alone can publish.
    """
    with transaction(db):
        save_series_history(db, series.slug)
        known = save_series(db, series)
        save_audit(db, now, account, "series_changed", series=series.slug)
        if known.needs_approval != series.needs_approval:
            save_needs_approval(db, series)
            save_audit(
                db,
                now,
                account,
                "approval_needed" if series.needs_approval else "approval_not_needed",
                series=series.slug,
            )


def set_times(  # noqa: PLR0913 which wave, when, by whom
    db: Database,
    event_slug: str,
    name: WaveName,
    opens: datetime,
    closes: datetime,
    *,
    now: datetime,
    account: str,
) -> None:
    """Let the clock open and close a wave at these times; one that is open keeps its opening.

    Raises:
        PlanError: the times are not valid.
        StateError: the wave takes no more answers.
    """
    with transaction(db):
        event = _get_unsealed(db, event_slug)
        wave = _get_timed(db, event, name)
        opens = wave.opens or opens if wave.state is WaveState.OPEN else opens
        problems = list_time_problems(wave, opens, closes, now=now, sealing=event.sealing)
        if problems:
            raise PlanError(problems)
        save_plan_history(db, event.id)
        save_state(db, wave, wave.state, opens=opens, closes=closes)
        save_audit(db, now, account, "times_changed", event=event_slug, wave=name)


def extend_wave(
    db: Database, event_slug: str, name: WaveName, *, now: datetime, account: str
) -> None:
    """Let an open wave close a day later.

    Raises:
        PlanError: that would be after the day of sealing.
        StateError: the wave is not open, or stays open until somebody closes it.
    """
    wave = find_wave(db, get_event(db, event_slug).id, name)
    if wave is None or wave.state is not WaveState.OPEN or wave.closes is None:
        raise StateError(f"wave {name} of {event_slug} has no closing time to be moved")
    closes = max(wave.closes, now) + EXTENSION
    set_times(db, event_slug, name, wave.opens or now, closes, now=now, account=account)


def _get_unsealed(db: Database, slug: str) -> Event:
    event = get_event(db, slug)
    if find_sealing(db, event.id) is not None:
        raise StateError(f"{slug} is sealed and stays as it is")
    if event.id in list_archived(db):
        raise StateError(f"{slug} is archived: bring it back before you change it")
    return event


def _get_timed(db: Database, event: Event, name: WaveName) -> Wave:
    wave = find_wave(db, event.id, name)
    if wave is None:
        raise NotFoundError(f"event {event.slug} has no wave {name}")
    if wave.state not in {WaveState.DRAFT, WaveState.OPEN}:
        raise StateError(f"wave {name} is {wave.state}: open it again to give it other times")
    return wave
