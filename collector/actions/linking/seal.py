"""Seal an event: destroy its codes, receipts, raw texts and key on the day that was promised.

Each step can be repeated. If sealing is interrupted at any step, calling it again finishes it.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from sqlite_utils import Database

from collector.actions.linking.link_waves import link_waves, read_linking
from collector.core.events.clock import DAYS_AFTER_JUMP, GRACE
from collector.core.events.events import Event
from collector.core.events.planning import TALLINN
from collector.core.waves import ENDED, WaveState
from collector.errors import MissingKeyError, StateError
from collector.store.clock import find_clock
from collector.store.database import transaction
from collector.store.events.events import get_event, list_events
from collector.store.events.waves import list_waves, save_state
from collector.store.linking import sealing as store
from collector.store.linking.keys import delete_check, destroy_key, find_check
from collector.store.linking.links import list_persons, save_persons
from collector.store.linking.sealing import Sealing, SealingState
from collector.store.people.audit import find_announcement, save_audit


def seal_event(
    db: Database, event_slug: str, *, keys: Path, now: datetime, account: str
) -> Sealing:
    """Seal an event, or finish an interrupted sealing; a sealed event stays as it is.

    If other processes kept the files in use, the returned sealing is only begun: call again later.

    Raise NotFoundError if there is no such event, and StateError if the promised day has not come;
    until then people may withdraw their answers.
    """
    event = get_event(db, event_slug)
    check_promised(event, now)
    sealing = begin_sealing(db, event, keys=keys, now=now, account=account)
    if sealing.state is SealingState.DONE:
        return sealing
    destroy_key(keys, event.slug)
    if not store.delete_remains(db):
        return sealing
    done = replace(sealing, state=SealingState.DONE)
    with transaction(db):
        # Another process may just have finished it as well.
        known = store.find_sealing(db, event.id)
        if known is not None and known.state is SealingState.BEGUN:
            store.save_sealing(db, done)
            day = _day(now)
            save_audit(db, day, account, "key_destroyed", event=event.slug, day=day.isoformat())
    return done


def check_promised(event: Event, now: datetime) -> None:
    """Raise StateError before the day that participants were told."""
    if _day(now) < event.sealing:
        raise StateError(
            f"{event.slug} is sealed on {event.sealing} and not before: "
            "until then participants can withdraw their answers, as they were promised"
        )


def begin_sealing(
    db: Database, event: Event, *, keys: Path, now: datetime, account: str
) -> Sealing:
    """Link for the last time, seal every wave and delete the database's secrets, all or nothing.

    The rows go before the key: an event without its key whose waves are not sealed would look
    like one whose key was lost.
    """
    day = _day(now)
    with transaction(db):
        known = store.find_sealing(db, event.id)
        if known is not None:
            return known
        waves = list_waves(db, event.id)
        with suppress(MissingKeyError):
            link_waves(db, event.slug, keys=keys)
        linking = read_linking(db, event)
        save_persons(db, event.id, list_persons(db, event.id))
        key = find_check(db, keys, event.slug)
        counted = store.count_secrets(db, event.id)
        destroyed = replace(counted, day=day.isoformat(), by=account, key=key)
        store.delete_secrets(db, event.id)
        delete_check(db, event.slug)
        for wave in waves:
            opens = None if wave.state is WaveState.DRAFT else wave.opens
            save_state(db, wave, WaveState.SEALED, opens, min(wave.closes or now, now))
        sealing = Sealing(event.id, day, SealingState.BEGUN, linking, destroyed=destroyed)
        store.save_sealing(db, sealing)
        ended = {wave.name.value: wave.state.value for wave in waves if wave.state not in ENDED}
        if ended:
            save_audit(db, day, account, "sealing_ended_waves", event=event.slug, waves=ended)
        else:
            save_audit(db, day, account, "sealing_begun", event=event.slug)
    return sealing


def seal_due(db: Database, *, keys: Path, now: datetime) -> int:
    """Seal every event whose promised day has come and return how many are now sealed by it.

    The log announces it a day before, and a clock that is doubted seals nothing. Simulated events
    are sealed by the command alone: their answers are nobody's, and all past seminars of a
    demonstration would be sealed.
    """
    return sum(
        seal_event(db, event.slug, keys=keys, now=now, account="clock").state is SealingState.DONE
        for event in list_events(db)
        if _is_due(db, event, now)
    )


def _is_due(db: Database, event: Event, now: datetime) -> bool:
    sealing = store.find_sealing(db, event.id)
    if sealing is not None:
        return sealing.state is SealingState.BEGUN
    if event.simulated or event.sealing > _day(now + GRACE):
        return False
    with transaction(db):
        announced = find_announcement(db, event.slug, event.sealing, now)
        if announced is None:
            day = event.sealing.isoformat()
            save_audit(db, now, "clock", "sealing_announced", event=event.slug, day=day)
    was_announced = announced is not None and announced + GRACE <= now
    return was_announced and event.sealing <= _day(now) and find_clock(db).may_destroy(now)


def check_clock(db: Database) -> None:
    """Raise StateError if the clock has jumped ahead, so that not even a person seals by it."""
    doubted = find_clock(db).doubted
    if doubted is not None and doubted.is_jump:
        raise StateError(
            f"the clock of this machine has jumped ahead to {doubted.since:%Y-%m-%d}: set it "
            f"right, or let the service run for {DAYS_AFTER_JUMP} days if it is right"
        )


def _day(now: datetime) -> date:
    """Return the day in the organiser's place, in which the promise was made."""
    return now.astimezone(TALLINN).date()
