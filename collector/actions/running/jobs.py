"""Ask the worker for long work on an event."""

from collections.abc import Callable
from datetime import datetime

from sqlite_utils import Database

from collector.core.events.events import Event
from collector.core.people.jobs import JobKind
from collector.errors import StateError
from collector.store.people.audit import save_audit
from collector.store.people.jobs import list_unfinished_jobs, save_job
from collector.store.writer import Write


def ask_for_job(
    write: Write,
    wake_worker: Callable[[int], object],
    event: Event,
    kind: JobKind,
    *,
    now: datetime,
    account: str,
) -> int:
    """Save a job, wake the worker and return the job's id.

    Raises:
        StateError: a job of this event has not ended yet; no other one is started.
    """

    def change(db: Database) -> int:
        if any(job.event_id == event.id for job in list_unfinished_jobs(db)):
            message = f"a job for {event.slug} is under way: wait until it has ended"
            raise StateError(message)
        save_audit(db, now, account, f"asked for {kind} of {event.slug}")
        return save_job(db, kind, event.id, now)

    job_id = write(change)
    wake_worker(job_id)
    return job_id
