"""Stop long work that waits or is under way: it ends at its next step and leaves nothing half."""

from datetime import datetime

from sqlite_utils import Database

from collector.core.events.events import Event
from collector.core.people.jobs import Outcome
from collector.errors import NotFoundError, StateError
from collector.store.database import transaction
from collector.store.people.audit import save_audit
from collector.store.people.jobs import find_job, save_stop


def stop_job(db: Database, event: Event, job_id: int, *, now: datetime, account: str) -> None:
    """Stop a job of an event.

    Raises:
        NotFoundError: the event has no such job.
        StateError: it has ended already; what it made stays.
    """
    with transaction(db):
        job = find_job(db, job_id)
        if job is None or job.event_id != event.id:
            raise NotFoundError(f"{event.slug} has no job number {job_id}")
        if not save_stop(db, job_id, Outcome("stopped").as_text()):
            raise StateError(f"the {job.kind} of {event.slug} has ended already")
        save_audit(db, now, account, f"stopped the {job.kind} of {event.slug}")
