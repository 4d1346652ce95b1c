"""Do the long work that was asked for."""

from datetime import datetime

from sqlite_utils import Database

from collector.actions.progress import Progress
from collector.actions.publication.build_report import build_report
from collector.actions.publication.publish import publish_events
from collector.actions.running.check_site import is_served
from collector.config import Settings
from collector.core.people.jobs import JobKind, Outcome


def work(
    db: Database, kind: JobKind, slug: str, settings: Settings, now: datetime, progress: Progress
) -> Outcome:
    """Do one kind of work on the event with a slug; repeating it gives the same result."""
    if kind is JobKind.REPORT:
        document = build_report(db, slug, now=now, progress=progress, keys=settings.keys)
        return Outcome("report_done", document.linking.pairs)
    correct, public = kind is JobKind.CORRECTION, settings.public
    [edition] = publish_events(
        db, [slug], public_path=public, now=now, progress=progress, correct=correct
    )
    is_up = is_served(f"{settings.public_url}/")
    return Outcome("publish_done" if is_up else "publish_unserved", edition.number)
