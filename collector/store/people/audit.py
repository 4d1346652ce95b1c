"""The audit log: who did what to an event or account, and when; never an answer or code."""

import json
from datetime import date, datetime

from sqlite_utils import Database

from collector.core.events.planning import TALLINN
from collector.core.people.audit import AuditKind, AuditLine, AuditValue
from collector.store.rows import list_rows, write_timestamp


def save_audit(
    db: Database, day: date, account: str, kind: AuditKind, /, **values: AuditValue
) -> None:
    """Append one line; a value `event` puts it into that event's log.

    If `day` is a moment its time is kept too; where the time could tell whose answers are meant,
    the caller gives the day alone.
    """
    at = day if isinstance(day, datetime) else None
    day = day if at is None else at.astimezone(TALLINN).date()
    when = {"day": day.isoformat(), "at": "" if at is None else write_timestamp(at)}
    what = {"kind": kind, "event": values.get("event", ""), "what": ""}
    details = json.dumps(values, ensure_ascii=False)
    db.table("audit").insert({**when, **what, "account": account, "details": details})


def list_audit(
    db: Database, event: str = "", *, before: int | None = None, limit: int = 50
) -> list[AuditLine]:
    """Return lines about one event, or all, the newest first.

    They are those with a number below `before`, so that a page stays the same as lines are added.
    """
    sql = (
        "SELECT id, day, nullif(at, '') AS at, account, kind, details AS 'values', what AS text "
        "FROM audit "
        "WHERE (:event = '' OR event = :event) AND (:before IS NULL OR id < :before) "
        "ORDER BY id DESC LIMIT :limit"
    )
    return list_rows(db, AuditLine, sql, {"event": event, "before": before, "limit": limit})


def find_announcement(db: Database, event: str, day: date, now: datetime) -> datetime | None:
    """Return when the sealing of an event on a day was announced; a moment to come is false."""
    sql = (
        "SELECT min(at) FROM audit WHERE kind = 'sealing_announced' AND event = ? AND at <= ?"
        " AND json_extract(details, '$.day') = ?"
    )
    [at] = db.execute(sql, [event, write_timestamp(now), day.isoformat()]).fetchone()
    return None if at is None else datetime.fromisoformat(at)


def list_audited_events(db: Database) -> list[str]:
    """Return the events that lines tell of, by name."""
    rows = db.execute("SELECT DISTINCT event FROM audit WHERE event <> '' ORDER BY event")
    return [event for (event,) in rows]
