"""Build the public database anew from what was published, without statistics and drawing.

Laying out a new edition belongs to `publish`.
"""

from pathlib import Path

from sqlite_utils import Database

from collector.core.editions import Tables, about_rows, join_editions
from collector.store.events import list_events
from collector.store.public import one_writer, save_public
from collector.store.results import list_editions


def rebuild_public(db: Database, public_path: Path) -> None:
    """Build the public database anew from the latest edition of every event, also if none is.

    Raises:
        DataDirectoryError: it cannot be written.
    """
    with one_writer(public_path):
        save_public(public_path, _collect(db))


def _collect(db: Database) -> Tables:
    slugs = {event.id: event.slug for event in list_events(db)}
    editions = list_editions(db)
    latest = {edition.event_id: edition.document["tables"] for edition in editions}
    return {
        **join_editions(latest.values()),
        "about": about_rows(),
        "editions": [
            {
                "event": slugs[edition.event_id],
                "number": edition.number,
                "month": edition.month,
                "content_hash": edition.content_hash,
            }
            for edition in editions
        ],
    }
