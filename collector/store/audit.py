"""The audit log: who did what to an event or account, and on which day; never an answer or code.

What was asked of the worker and how it ended belongs to `jobs`.
"""

from datetime import date

from sqlite_utils import Database


def save_audit(db: Database, day: date, account: str, what: str) -> None:
    """Append one line."""
    db.table("audit").insert({"day": day.isoformat(), "account": account, "what": what})


def list_audit(db: Database, limit: int = 200) -> list[dict[str, str]]:
    """Return the latest lines, the newest first."""
    return list(db.query("SELECT day, account, what FROM audit ORDER BY id DESC LIMIT ?", [limit]))
