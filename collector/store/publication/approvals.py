"""Saved approvals: of each event the last request to publish, and what was decided."""

from sqlite_utils import Database

from collector.core.people.approvals import Approval
from collector.store.rows import find_row, write_row


def save_approval(db: Database, event_id: int, approval: Approval) -> None:
    """Save a request and what was decided, in place of the event's last one."""
    db.execute(
        "INSERT OR REPLACE INTO approvals VALUES (?, ?, ?, ?, ?, ?, ?)",
        [event_id, *write_row(approval).values()],
    )


def find_approval(db: Database, event_id: int) -> Approval | None:
    """Return the last request of an event, or None if there is none or it was published."""
    return find_row(db, Approval, "SELECT * FROM approvals WHERE event_id = ?", [event_id])


def delete_approval(db: Database, event_id: int) -> None:
    """Delete an event's request: it holds for one edition."""
    db.execute("DELETE FROM approvals WHERE event_id = ?", [event_id])
