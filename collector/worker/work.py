"""Do the long work that was asked for; each kind of job is one row of a table."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlite_utils import Database

from collector.actions.progress import Progress
from collector.actions.publication.build_report import build_report
from collector.actions.publication.publish import publish_events
from collector.actions.running.check_site import is_served
from collector.config import Settings
from collector.core.people.jobs import JobKind, Outcome

Work = Callable[[Database, str, Settings, datetime, Progress], Outcome]
"""Works on the event with a slug; repeating it gives the same result."""


def _report(
    db: Database, event_slug: str, settings: Settings, now: datetime, progress: Progress
) -> Outcome:
    document = build_report(db, event_slug, now=now, progress=progress, keys=settings.keys)
    return Outcome("report_done", document.linking.pairs)


def _publish(
    db: Database,
    event_slug: str,
    settings: Settings,
    now: datetime,
    progress: Progress,
    *,
    correct: bool = False,
) -> Outcome:
    [edition] = publish_events(
        db, [event_slug], public_path=settings.public, now=now, progress=progress, correct=correct
    )
    is_up = is_served(f"{settings.public_url}/")
    return Outcome("publish_done" if is_up else "publish_unserved", edition.number)


WORK: dict[JobKind, Work] = {
    JobKind.REPORT: _report,
    JobKind.PUBLISH: _publish,
    JobKind.CORRECTION: partial(_publish, correct=True),
}
