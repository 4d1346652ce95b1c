"""Undo the last change of an event's plan or of a series. Undoing twice makes the change again."""

from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from collector.actions.events.change_event import change_series
from collector.core.events.events import Event
from collector.core.waves import Wave, WaveState
from collector.errors import StateError
from collector.store.answering.responses import count_responses
from collector.store.database import transaction
from collector.store.events.archives import list_archived
from collector.store.events.events import get_event, get_series, save_event
from collector.store.events.plan_history import (
    PastPlan,
    find_plan_history,
    find_series_history,
    save_plan_history,
)
from collector.store.events.waves import list_waves, save_state
from collector.store.linking.sealing import find_sealing
from collector.store.people.audit import save_audit


def undo_change(db: Database, event_slug: str, *, now: datetime, account: str) -> Event:
    """Give an event and its waves the plan that they had before the last change.

    A wave that has opened or closed since then keeps its times, and so does a sealing that people
    were told of.

    Raises:
        StateError: nothing was changed, or the event is sealed or archived.
    """
    with transaction(db):
        event = get_event(db, event_slug)
        earlier = find_plan_history(db, event.id)
        if earlier is None:
            raise StateError(f"the plan of {event_slug} was not changed")
        if find_sealing(db, event.id) is not None or event.id in list_archived(db):
            raise StateError(f"{event_slug} is sealed or archived and stays as it is")
        save_plan_history(db, event.id)
        is_told = any(count_responses(db, event.id).values())
        sealing = event.sealing if is_told else earlier.event.sealing
        saved = save_event(db, replace(earlier.event, sealing=sealing))
        _put_times_back(db, event, earlier, now)
        save_audit(db, now, account, "change_undone", event=event_slug)
    return saved


def undo_series_change(db: Database, slug: str, *, now: datetime, account: str) -> None:
    """Give a series the particulars that it had before the last change.

    Whether it asks for approval stays, because not everybody who may undo may change that.

    Raises:
        StateError: nothing was changed.
    """
    with transaction(db):
        earlier = find_series_history(db, slug)
        if earlier is None:
            raise StateError(f"the series {slug} was not changed")
        needs_approval = get_series(db, earlier.id).needs_approval
        earlier = replace(earlier, needs_approval=needs_approval)
        change_series(db, earlier, now=now, account=account)


def _put_times_back(db: Database, event: Event, earlier: PastPlan, now: datetime) -> None:
    before = {wave.name: wave for wave in earlier.waves}
    for wave in list_waves(db, event.id):
        then = before.get(wave.name)
        if then is not None and _may_go_back(wave, then, now):
            save_state(db, wave, wave.state, opens=then.opens, closes=then.closes)


def _may_go_back(wave: Wave, before: Wave, now: datetime) -> bool:
    is_waiting = wave.state in {WaveState.DRAFT, WaveState.OPEN} and wave.state is before.state
    return is_waiting and (before.closes is None or before.closes > now)
