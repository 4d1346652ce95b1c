"""Saved approvals: of each event the last request to publish, and what was decided."""

from sqlite_utils import Database

from collector.core.people.approvals import Approval, ApprovalState


def save_approval(db: Database, event_id: int, approval: Approval) -> None:
    """Save a request and what was decided, in place of the event's last one."""
    db.execute(
        "INSERT OR REPLACE INTO approvals VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            *(event_id, approval.draft_hash, int(approval.is_correction), approval.state),
            *(approval.asker, approval.approver, approval.remark),
        ],
    )


def find_approval(db: Database, event_id: int) -> Approval | None:
    """Return the last request of an event, or None if there is none or it was published."""
    for row in db.query("SELECT * FROM approvals WHERE event_id = ?", [event_id]):
        return Approval(
            draft_hash=row["draft_hash"],
            is_correction=bool(row["is_correction"]),
            state=ApprovalState(row["state"]),
            asker=row["asker"],
            approver=row["approver"],
            remark=row["remark"],
        )
    return None


def delete_approval(db: Database, event_id: int) -> None:
    """Delete an event's request: it holds for one edition."""
    db.execute("DELETE FROM approvals WHERE event_id = ?", [event_id])
