"""Saved results: the reports of an event, its approvals, its published editions and its pool."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from typing import TypeVar

import msgspec
from sqlite_utils import Database

from collector.core.people.approvals import Approval
from collector.core.publication.editions import hash_document, list_cells, write_document
from collector.core.report import FORMAT
from collector.core.rows.report import PooledReport, Report
from collector.core.rows.tables import Tables
from collector.store.rows import find_row, list_rows, write_row
from collector.texts.languages import Language

AnyReport = TypeVar("AnyReport", Report, PooledReport)


@dataclass(frozen=True)
class EditionDocument:
    """What an edition holds: its tables, and what is new in it, which early editions lack."""

    tables: Tables
    changelog: Mapping[Language, str] | None = None


@dataclass(frozen=True)
class Edition:
    """An immutable publication of one event; `month` is YYYY-MM, `text` is the JSON as stored."""

    event_id: int
    number: int
    month: str
    content_hash: str
    document: EditionDocument
    text: str

    @property
    def whole(self) -> str:
        """Return the tables, whatever columns they have, as the JSON that the hash is of."""
        return write_document(msgspec.json.decode(self.text)["tables"])


@dataclass(frozen=True)
class SeenChange:
    """How much the changes of `n` people differed on a scale, in points."""

    event_id: int
    head_count: int
    pairs: int
    name: str
    n: int
    spread: float


def save_report(
    db: Database, event_id: int, day: date, report: Report, pooled: PooledReport | None = None
) -> None:
    """Save an event's report, and that of it and those pooled with it, in place of the last."""
    row = {"event_id": event_id, "day": day.isoformat(), "document": write_json(report)}
    db.table("reports").insert(row, replace=True)
    db.execute("DELETE FROM pooled_reports WHERE event_id = ?", [event_id])
    if pooled is not None:
        row = {"event_id": event_id, "document": write_json(pooled)}
        db.table("pooled_reports").insert(row)


def find_report(db: Database, event_id: int) -> Report | None:
    """Return an event's report, or None if none was built since the format was changed."""
    return _find(db, "reports", event_id, Report)


def find_pooled_report(db: Database, event_id: int) -> PooledReport | None:
    """Return the report of an event and those pooled with it, or None."""
    return _find(db, "pooled_reports", event_id, PooledReport)


def _find(db: Database, table: str, event_id: int, kind: type[AnyReport]) -> AnyReport | None:
    sql = f"SELECT document FROM {table} WHERE event_id = ?"  # noqa: S608 constants
    row = db.execute(sql, [event_id]).fetchone()
    return None if row is None else read_report(row[0], kind)


def list_seen(db: Database, series_id: int, *, simulated: bool) -> list[SeenChange]:
    """Return how much people's changes differed at the events of a series, by their reports."""
    return list_rows(
        db,
        SeenChange,
        "SELECT event_id, head_count, document ->> '$.linking.pairs' AS pairs,"
        " value ->> 'name' AS name, value ->> 'n' AS n, value ->> 'spread' AS spread"
        " FROM reports JOIN events ON events.id = event_id, json_each(document, '$.changes')"
        " WHERE series_id = ? AND simulated = ? AND value ->> 'kind' = 'scale'"
        " AND value ->> 'comparison' = 'pre_post' AND value ->> 'spread' IS NOT NULL",
        [series_id, simulated],
    )


def list_reported(db: Database) -> set[int]:
    """Return the ids of the events of which a report was built."""
    return {event_id for (event_id,) in db.execute("SELECT event_id FROM reports")}


def save_edition(
    db: Database, event_id: int, number: int, month: str, document: EditionDocument
) -> Edition:
    """Save a new edition; a number is never used twice."""
    cells = list_cells(document.tables)
    text, content_hash = write_json({**vars(document), "tables": cells}), hash_document(cells)
    named = {"event_id": event_id, "number": number, "month": month, "content_hash": content_hash}
    db.table("editions").insert({**named, "document": text})
    return Edition(event_id, number, month, content_hash, document, text)


def list_editions(db: Database, event_id: int | None = None) -> list[Edition]:
    """Return the editions of one event, or all, by event and number."""
    rows = db.execute(
        "SELECT event_id, number, month, content_hash, document FROM editions"
        " WHERE :event_id IS NULL OR event_id = :event_id ORDER BY event_id, number",
        {"event_id": event_id},
    )
    # Lax, because true is stored as 1.
    read = msgspec.json.Decoder(EditionDocument, strict=False).decode
    return [
        Edition(event, number, month, name, read(text), text)
        for event, number, month, name, text in rows
    ]


def has_edition(db: Database, event_id: int) -> bool:
    """Say whether an event was ever published by itself or with others pooled into it."""
    row = db.execute("SELECT 1 FROM editions WHERE event_id = ? LIMIT 1", [event_id]).fetchone()
    return row is not None


def write_json(document: object) -> str:
    """Return a result as it is stored."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, allow_nan=False, default=asdict)


def read_report(text: str, kind: type[AnyReport]) -> AnyReport | None:
    """Return a stored report, or None if an older version wrote it: it is built again then.

    Parts came without a new format, so one that lacks a part is an older one too.
    """
    with suppress(msgspec.ValidationError):
        report = msgspec.json.decode(text)
        if report.get("format") == FORMAT:
            return msgspec.convert(report, kind)
    return None


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
