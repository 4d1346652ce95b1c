"""The audit log: who did what to an event or account, and when; never an answer or code."""

from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from collector.core.events.planning import TALLINN
from collector.core.people.audit import read_line
from collector.store.timestamps import write_moment


def save_audit(db: Database, day: date, account: str, what: str) -> None:
    """Append one line.

    If `day` is a moment its time is kept too; where the time could tell whose answers are meant,
    the caller gives the day alone.
    """
    line = read_line(what)
    at = day if isinstance(day, datetime) else None
    day = day if at is None else at.astimezone(TALLINN).date()
    db.table("audit").insert(
        {
            "day": day.isoformat(),
            "account": account,
            "what": what,
            "at": "" if at is None else write_moment(at),
            "event": "" if line is None else line.values.get("event", ""),
        }
    )


def list_audit(
    db: Database, event: str = "", *, before: int | None = None, limit: int = 50
) -> list[dict[str, Any]]:
    """Return lines about one event, or all, with number and moment, the newest first.

    They are those with a number below `before`, so that a page stays the same as lines are added.
    """
    return list(
        db.query(
            "SELECT id, day, at, account, what, event FROM audit "
            "WHERE (:event = '' OR event = :event) AND (:before IS NULL OR id < :before) "
            "ORDER BY id DESC LIMIT :limit",
            {"event": event, "before": before, "limit": limit},
        )
    )


def list_audited_events(db: Database) -> list[str]:
    """Return the events that lines tell of, by name."""
    rows = db.query("SELECT DISTINCT event FROM audit WHERE event <> '' ORDER BY event")
    return [row["event"] for row in rows]
