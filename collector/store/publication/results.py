"""Saved results: the report of an event and its published editions."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlite_utils import Database

Document = dict[str, Any]
"""A result as JSON: text keys, values of JSON's types."""


@dataclass(frozen=True)
class Edition:
    """An immutable publication of one event; `month` is YYYY-MM."""

    event_id: int
    number: int
    month: str
    content_hash: str
    document: Document


def save_report(db: Database, event_id: int, day: date, document: Document) -> None:
    """Save an event's report in place of the one before."""
    db.table("reports").insert(
        {"event_id": event_id, "day": day.isoformat(), "document": _text(document)},
        replace=True,
    )


def find_report(db: Database, event_id: int) -> Document | None:
    """Return an event's report, or None if none was built."""
    for row in db.query("SELECT document FROM reports WHERE event_id = ?", [event_id]):
        return _document(row)
    return None


def list_reported(db: Database) -> set[int]:
    """Return the ids of the events of which a report was built."""
    return {event_id for (event_id,) in db.execute("SELECT event_id FROM reports")}


def save_edition(
    db: Database,
    event_id: int,
    number: int,
    month: str,
    content_hash: str,
    document: Document,
) -> Edition:
    """Save a new edition; a number is never used twice."""
    db.table("editions").insert(
        {
            "event_id": event_id,
            "number": number,
            "month": month,
            "content_hash": content_hash,
            "document": _text(document),
        }
    )
    return Edition(event_id, number, month, content_hash, document)


def list_editions(db: Database, event_id: int | None = None) -> list[Edition]:
    """Return the editions of one event, or all, by event and number."""
    rows = db.query(
        "SELECT * FROM editions WHERE :event_id IS NULL OR event_id = :event_id"
        " ORDER BY event_id, number",
        {"event_id": event_id},
    )
    return [
        Edition(row["event_id"], row["number"], row["month"], row["content_hash"], _document(row))
        for row in rows
    ]


def has_edition(db: Database, event_id: int) -> bool:
    """Say whether an event was ever published by itself or with others pooled into it."""
    row = db.execute("SELECT 1 FROM editions WHERE event_id = ? LIMIT 1", [event_id]).fetchone()
    return row is not None


def _text(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, allow_nan=False)


def _document(row: Mapping[str, Any]) -> Document:
    document: Document = json.loads(row["document"])
    return document
