"""Open and close waves, by an organiser's button and by the clock."""

from datetime import datetime

from sqlite_utils import Database

from collector.actions.events.plan_event import fix_due_plans, fix_plan
from collector.core.events.planning import usual_times
from collector.core.waves import WaveName, WaveState, check_transition, due_state
from collector.errors import StateError
from collector.store.answering.responses import count_responses
from collector.store.clock import find_clock
from collector.store.database import transaction
from collector.store.events.events import get_event, list_archived
from collector.store.events.waves import get_wave, list_timed_waves, save_state
from collector.store.people.audit import save_audit


def open_wave(db: Database, slug: str, name: WaveName, *, now: datetime, account: str) -> None:
    """Open a wave now; if its closing time has passed, it stays open until somebody closes it.

    Raise StateError if the wave's state does not allow it, or the event is archived.
    """
    with transaction(db):
        event = get_event(db, slug)
        wave = get_wave(db, event, name)
        check_transition(wave, WaveState.OPEN)
        if wave.event_id in list_archived(db):
            raise StateError(f"{slug} is archived: bring it back before you open a wave")
        closes = wave.closes if wave.closes is not None and wave.closes > now else None
        save_state(db, wave, WaveState.OPEN, now, closes)
        save_audit(db, now, account, "wave_opened", event=slug, wave=name)
        fix_plan(db, event, now=now, account=account)


def undo_opening(db: Database, slug: str, name: WaveName, *, now: datetime, account: str) -> None:
    """Undo the opening of a wave: it waits for its usual time again, or for somebody to open it.

    Raise StateError if it is not open, or somebody has answered.
    """
    with transaction(db):
        event = get_event(db, slug)
        wave = get_wave(db, event, name)
        check_transition(wave, WaveState.DRAFT)
        if count_responses(db, event.id)[wave.id]:
            raise StateError(f"somebody has answered {slug}/{name}: close it instead")
        opens, closes = usual_times(event, name)
        times = (opens, closes) if opens > now else ()
        save_state(db, wave, WaveState.DRAFT, *times)
        save_audit(db, now, account, "opening_taken_back", event=slug, wave=name)


def close_wave(db: Database, slug: str, name: WaveName, *, now: datetime, account: str) -> None:
    """Close a wave now, or raise StateError if its state does not allow it."""
    with transaction(db):
        wave = get_wave(db, get_event(db, slug), name)
        check_transition(wave, WaveState.CLOSED)
        save_state(db, wave, WaveState.CLOSED, wave.opens, now)
        save_audit(db, now, account, "wave_closed", event=slug, wave=name)


def turn_waves(db: Database, *, now: datetime) -> int:
    """Open and close every wave whose time has come and return how many changed.

    A clock that has just jumped ahead turns none, and one that went on after a pause closes none.
    """
    with transaction(db):
        clock = find_clock(db)
        if not clock.may_turn(now):
            return 0
        fix_due_plans(db, now=now)
        due = [(wave, due_state(wave, now)) for wave in list_timed_waves(db)]
        turned = [
            (wave, state)
            for wave, state in due
            if state is not wave.state and (state is WaveState.OPEN or clock.may_close(now))
        ]
        for wave, state in turned:
            save_state(db, wave, state, wave.opens, wave.closes)
    return len(turned)
