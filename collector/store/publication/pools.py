"""Saved pools: which small events were published within another one, and their reports."""

from collections.abc import Iterable

from sqlite_utils import Database

from collector.core.rows.report import PooledReport
from collector.store.publication.results import read_report, write_json


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


def save_pooled_report(db: Database, event_id: int, report: PooledReport | None) -> None:
    """Save the report of an event and those pooled with it in place of the last; None is none."""
    db.execute("DELETE FROM pooled_reports WHERE event_id = ?", [event_id])
    if report is not None:
        row = {"event_id": event_id, "document": write_json(report)}
        db.table("pooled_reports").insert(row)


def find_pooled_report(db: Database, event_id: int) -> PooledReport | None:
    """Return the report of an event and those pooled with it, or None."""
    sql = "SELECT document FROM pooled_reports WHERE event_id = ?"
    row = db.execute(sql, [event_id]).fetchone()
    return None if row is None else read_report(row[0], PooledReport)
