"""Saved jobs: what the worker was asked to do, and how far it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import msgspec
from sqlite_utils import Database

from collector.core.people.jobs import Outcome
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
    asked: datetime
    outcome: Outcome | None


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


def save_outcome(db: Database, job_id: int, state: JobState, outcome: Outcome) -> bool:
    """Save how a job ended, and say whether; one that has ended cannot be stopped any more.

    A done job has all its steps.
    """
    changed = db.execute(
        "UPDATE jobs SET state = :state, message = :message,"
        " done = CASE :state WHEN 'done' THEN total ELSE done END"
        " WHERE id = :id AND (:state <> 'stopped' OR state IN ('waiting', 'running'))",
        {"state": state, "message": msgspec.json.encode(outcome).decode(), "id": job_id},
    )
    return changed.rowcount > 0


_JOBS = "SELECT *, nullif(message, '') AS outcome FROM jobs"


def find_job(db: Database, job_id: int) -> Job | None:
    """Return one job, or None."""
    return find_row(db, Job, f"{_JOBS} WHERE id = ?", [job_id])


def list_jobs(db: Database, event_id: int, limit: int = 10) -> list[Job]:
    """Return an event's latest jobs, the newest first."""
    sql = f"{_JOBS} WHERE event_id = ? ORDER BY id DESC LIMIT ?"
    return list_rows(db, Job, sql, [event_id, limit])


def list_unfinished_jobs(db: Database) -> list[Job]:
    """Return the jobs that wait or were running when the worker stopped, the oldest first."""
    sql = f"{_JOBS} WHERE state IN ('waiting', 'running') ORDER BY id"
    return list_rows(db, Job, sql)
