"""Ask the worker for long work on an event, and stop it."""

from collections.abc import Callable
from datetime import datetime

from sqlite_utils import Database

from collector.core.events.events import Event
from collector.core.people.jobs import JobKind, Outcome
from collector.errors import NotFoundError, StateError
from collector.store.database import transaction
from collector.store.people.audit import save_audit
from collector.store.people.jobs import (
    JobState,
    find_job,
    list_unfinished_jobs,
    save_job,
    save_outcome,
)


def ask_for_job(
    db: Database,
    wake_worker: Callable[[int], object],
    event: Event,
    kind: JobKind,
    *,
    now: datetime,
    account: str,
) -> int:
    """Save a job, wake the worker and return the job's id; StateError while another one runs."""
    with transaction(db):
        if any(job.event_id == event.id for job in list_unfinished_jobs(db)):
            raise StateError(f"a job for {event.slug} is under way: wait until it has ended")
        save_audit(db, now, account, "job_asked", job=kind, event=event.slug)
        job_id = save_job(db, kind, event.id, now)
    wake_worker(job_id)
    return job_id


def stop_job(db: Database, event: Event, job_id: int, *, now: datetime, account: str) -> None:
    """Stop a job of an event; raise NotFoundError if it has none, StateError if it has ended."""
    with transaction(db):
        job = find_job(db, job_id)
        if job is None or job.event_id != event.id:
            raise NotFoundError(f"{event.slug} has no job number {job_id}")
        if not save_outcome(db, job_id, JobState.STOPPED, Outcome("stopped")):
            raise StateError(f"the {job.kind} of {event.slug} has ended already")
        save_audit(db, now, account, "job_stopped", job=job.kind, event=event.slug)
