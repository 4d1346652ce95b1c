"""Saved pools: which small events were published within another one, and their reports."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from collector.store.publication.results import Document


def save_pool(db: Database, into_id: int, event_ids: Iterable[int]) -> None:
    """Save that events were published within another one; that never changes again."""
    db.table("pooled").insert_all(
        ({"event_id": each, "into_id": into_id} for each in event_ids), ignore=True
    )


def list_pooled_ids(db: Database, into_id: int) -> frozenset[int]:
    """Return the ids of the events that were published within another one."""
    rows = db.execute("SELECT event_id FROM pooled WHERE into_id = ?", [into_id])
    return frozenset(event_id for (event_id,) in rows)


def find_pool_id(db: Database, event_id: int) -> int | None:
    """Return the id of the event within which this one was published, or None."""
    row = db.execute("SELECT into_id FROM pooled WHERE event_id = ?", [event_id]).fetchone()
    return None if row is None else int(row[0])


def save_pooled_report(db: Database, event_id: int, document: Document | None) -> None:
    """Save the report of an event and those pooled with it in place of the last; None is none."""
    db.execute("DELETE FROM pooled_reports WHERE event_id = ?", [event_id])
    if document is not None:
        text = json.dumps(document, ensure_ascii=False, sort_keys=True, allow_nan=False)
        db.table("pooled_reports").insert({"event_id": event_id, "document": text})


def find_pooled_report(db: Database, event_id: int) -> Document | None:
    """Return the report of an event and those pooled with it, or None."""
    for row in db.query("SELECT document FROM pooled_reports WHERE event_id = ?", [event_id]):
        document: Document = json.loads(row["document"])
        return document
    return None
