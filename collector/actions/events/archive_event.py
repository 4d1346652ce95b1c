"""Archive an event and restore it. Nothing is deleted, and the day of sealing stays as promised."""

from datetime import datetime

from sqlite_utils import Database

from collector.core.waves import WaveState
from collector.errors import StateError
from collector.store.database import transaction
from collector.store.events.archives import delete_archive, list_archived, save_archive
from collector.store.events.events import get_event
from collector.store.events.waves import list_waves
from collector.store.people.audit import save_audit


def archive_event(db: Database, event_slug: str, *, now: datetime, account: str) -> None:
    """Archive an event; the clock opens none of its waves until it is restored.

    Raises:
        StateError: a wave is open, so that somebody may just be answering.
    """
    with transaction(db):
        event = get_event(db, event_slug)
        if event.id in list_archived(db):
            return
        if any(wave.state is WaveState.OPEN for wave in list_waves(db, event.id)):
            raise StateError(f"{event_slug} has an open wave: close it first")
        save_archive(db, event.id, now.date())
        save_audit(db, now, account, "event_archived", event=event_slug)


def restore_event(db: Database, event_slug: str, *, now: datetime, account: str) -> None:
    """Restore an archived event as it was."""
    with transaction(db):
        event = get_event(db, event_slug)
        if event.id in list_archived(db):
            delete_archive(db, event.id)
            save_audit(db, now, account, "event_restored", event=event_slug)
