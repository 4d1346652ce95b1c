"""Saved jobs: what the worker was asked to do, and how far it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlite_utils import Database

from collector.store.rows import find_row, list_rows, write_timestamp


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Job:
    """One piece of long work for one event; `done` of `total` steps are behind it."""

    id: int
    kind: str
    event_id: int
    state: JobState
    done: int
    total: int
    message: str
    asked: str


def save_job(db: Database, kind: str, event_id: int, now: datetime) -> int:
    """Save a job that waits for the worker and return its id."""
    row = {"kind": kind, "event_id": event_id, "state": JobState.WAITING}
    return db.table("jobs").insert(row | {"asked": write_timestamp(now)}).last_rowid or 0


def save_progress(db: Database, job_id: int, state: JobState, done: int, total: int) -> bool:
    """Save how far a job is, and say whether it goes on; a stopped job stays stopped."""
    changed = db.execute(
        "UPDATE jobs SET state = ?, done = ?, total = ? WHERE id = ? AND state <> 'stopped'",
        [state, done, total, job_id],
    )
    return changed.rowcount > 0


def save_stop(db: Database, job_id: int, message: str) -> bool:
    """Stop a job, and say whether it had not ended before."""
    changed = db.execute(
        "UPDATE jobs SET state = 'stopped', message = ?"
        " WHERE id = ? AND state IN ('waiting', 'running')",
        [message, job_id],
    )
    return changed.rowcount > 0


def save_outcome(db: Database, job_id: int, state: JobState, message: str) -> None:
    """Save how a job ended, with a sentence for the organiser; a done job has all its steps."""
    db.execute(
        "UPDATE jobs SET state = :state, message = :message,"
        " done = CASE :state WHEN 'done' THEN total ELSE done END WHERE id = :id",
        {"state": state, "message": message, "id": job_id},
    )


def find_job(db: Database, job_id: int) -> Job | None:
    """Return one job, or None."""
    return find_row(db, Job, "SELECT * FROM jobs WHERE id = ?", [job_id])


def list_jobs(db: Database, event_id: int, limit: int = 10) -> list[Job]:
    """Return an event's latest jobs, the newest first."""
    sql = "SELECT * FROM jobs WHERE event_id = ? ORDER BY id DESC LIMIT ?"
    return list_rows(db, Job, sql, [event_id, limit])


def list_unfinished_jobs(db: Database) -> list[Job]:
    """Return the jobs that wait or were running when the worker stopped, the oldest first."""
    sql = "SELECT * FROM jobs WHERE state IN ('waiting', 'running') ORDER BY id"
    return list_rows(db, Job, sql)
