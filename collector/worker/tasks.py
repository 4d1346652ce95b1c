"""The worker's queue, and what it does with a job: run it, save its progress and its end.

The table of jobs is authoritative, and the queue only wakes the worker. A lost message delays a job
until the next minute, and a repeated message does nothing.
"""

import logging
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

from huey import SqliteHuey
from sqlite_utils import Database

from collector import errors
from collector.actions.progress import Progress
from collector.actions.running.processes import is_served
from collector.config import Settings
from collector.core.people.jobs import JobKind, Outcome
from collector.store.database import open_database
from collector.store.events.events import list_events
from collector.store.people import jobs
from collector.store.people.jobs import Job, JobState

logger = logging.getLogger(__name__)

PROGRESS_EVERY_S = 0.3

FAILURES = {
    errors.ApprovalError: "failed_approval",
    errors.DataDirectoryError: "failed_disk",
    errors.StateError: "failed_state",
    errors.MissingKeyError: "failed_key",
    errors.PublicationError: "failed_publication",
}
"""Error and the text that tells of it; every other is `failed`."""


class Queue:
    """The queue of one data directory; web processes fill it and one worker empties it."""

    def __init__(self, settings: Settings) -> None:
        """Open the queue's file, making it if needed."""
        self.huey = SqliteHuey("jobs", filename=str(settings.jobs), results=False, timeout=10)
        self.wake_worker: Callable[[int], object] = self.huey.task(name="run_job")(
            lambda job_id: run_unfinished(settings, job_id)
        )
        """Tell the worker that a job waits."""


def run_unfinished(settings: Settings, only: int | None = None) -> None:
    """Run the jobs that wait or were cut off, or one of them; what has ended stays as it is."""
    with closing(open_database(settings.database)) as db:
        for job in jobs.list_unfinished_jobs(db):
            if only in (None, job.id):
                _run(db, job, settings)


def work(
    db: Database, kind: JobKind, slug: str, settings: Settings, now: datetime, progress: Progress
) -> Outcome:
    """Do one kind of work on the event with a slug; repeating it gives the same result."""
    from collector.actions.publication.build_report import build_report  # noqa: PLC0415 slow import
    from collector.actions.publication.publish import publish_events  # noqa: PLC0415 slow import

    if kind is JobKind.REPORT:
        document = build_report(db, slug, now=now, progress=progress, keys=settings.keys)
        return Outcome("report_done", document.linking.pairs)
    correct, public = kind is JobKind.CORRECTION, settings.public
    [edition] = publish_events(
        db, [slug], public_path=public, now=now, progress=progress, correct=correct
    )
    is_up = is_served(f"{settings.public_url}/")
    return Outcome("publish_done" if is_up else "publish_unserved", edition.number)


class _StoppedError(Exception):
    """Somebody stopped the job; its work is undone."""


def _run(db: Database, job: Job, settings: Settings) -> None:
    if not jobs.save_progress(db, job.id, JobState.RUNNING, 0, 1):
        return
    try:
        event = next(event for event in list_events(db) if event.id == job.event_id)
        kind, progress = JobKind(job.kind), _saved_progress(db, job)
        outcome = work(db, kind, event.slug, settings, datetime.now(UTC), progress)
    except _StoppedError:
        return
    except errors.CollectorError as error:
        key = next((key for kind, key in FAILURES.items() if isinstance(error, kind)), "failed")
        detail, values = "" if error.kind else str(error), dict(error.values)
        failure = Outcome(key, detail=detail, refusal=error.kind, values=values)
        jobs.save_outcome(db, job.id, JobState.FAILED, failure)
    except Exception:
        logger.exception("A job failed")
        jobs.save_outcome(db, job.id, JobState.FAILED, Outcome("failed_unexpectedly"))
    else:
        jobs.save_outcome(db, job.id, JobState.DONE, outcome)


def _saved_progress(db: Database, job: Job) -> Progress:
    """Return a progress that is saved now and then: each save waits for the disk.

    A job that was stopped ends here, unless its last step is done.
    """
    last_saved = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal last_saved
        known = jobs.find_job(db, job.id)
        if done < total and known is not None and known.state is JobState.STOPPED:
            raise _StoppedError
        if time.monotonic() - last_saved >= PROGRESS_EVERY_S or done == total:
            jobs.save_progress(db, job.id, JobState.RUNNING, done, total)
            last_saved = time.monotonic()

    return tell
