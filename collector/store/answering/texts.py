"""Saved texts, apart from the answers and without a key to them, and their codings."""

import secrets
from dataclasses import dataclass

from sqlite_utils import Database

from collector.core.answering.coding import Coding
from collector.store.rows import get_row, list_rows, write_row


@dataclass(frozen=True)
class StoredText:
    """One text; its id is random, so it tells nothing of who wrote it or when."""

    id: int
    wave_id: int
    question: str
    text: str


@dataclass(frozen=True)
class Readings:
    """How many texts of an event wait to be coded, and how many codings to be approved."""

    uncoded: int = 0
    proposed: int = 0


def count_readings(db: Database) -> dict[int, Readings]:
    """Return the number of texts and codings that wait, by event."""
    rows = db.execute(
        "SELECT event_id, sum(uncoded), sum(proposed) FROM ("
        " SELECT event_id, count(*) AS uncoded, 0 AS proposed FROM texts"
        "  JOIN waves ON waves.id = wave_id"
        "  WHERE waves.state NOT IN ('draft', 'open')"
        "  AND texts.id NOT IN (SELECT text_id FROM codings WHERE text_id IS NOT NULL)"
        "  GROUP BY event_id"
        " UNION ALL"
        " SELECT event_id, 0, count(*) FROM codings WHERE approver = '' GROUP BY event_id"
        ") GROUP BY event_id"
    )
    return {event_id: Readings(*counts) for event_id, *counts in rows}


def list_texts(db: Database, wave_id: int) -> list[StoredText]:
    """Return the texts of a wave in random order."""
    return list_rows(db, StoredText, "SELECT * FROM texts WHERE wave_id = ? ORDER BY id", [wave_id])


def list_uncoded(db: Database, event_id: int) -> list[StoredText]:
    """Return the texts of an event that nobody has coded yet; those of an open wave wait."""
    sql = (
        "SELECT * FROM texts WHERE wave_id IN (SELECT id FROM waves WHERE event_id = ?"
        " AND state NOT IN ('draft', 'open'))"
        " AND id NOT IN (SELECT text_id FROM codings WHERE text_id IS NOT NULL) ORDER BY id"
    )
    return list_rows(db, StoredText, sql, [event_id])


def get_text(db: Database, event_id: int, text_id: int) -> StoredText:
    """Return one text of an event, or raise NotFoundError."""
    sql = (
        "SELECT * FROM texts WHERE wave_id IN (SELECT id FROM waves WHERE event_id = ?) AND id = ?"
    )
    missing = "there is no such text; it may have been withdrawn"
    return get_row(db, StoredText, sql, [event_id, text_id], missing)


def save_coding(db: Database, event_id: int, text_id: int, coding: Coding) -> None:
    """Save a coding under a random id, in place of the text's last one."""
    db.execute("DELETE FROM codings WHERE text_id = ?", [text_id])
    ids = {"id": secrets.randbits(62), "event_id": event_id, "text_id": text_id}
    db.table("codings").insert({**ids, **write_row(coding)})


def list_codings(db: Database, event_id: int) -> list[Coding]:
    """Return every coding of an event by its random id."""
    return list_rows(db, Coding, "SELECT * FROM codings WHERE event_id = ? ORDER BY id", [event_id])


def get_coding(db: Database, event_id: int, coding_id: int) -> Coding:
    """Return one coding of an event, or raise NotFoundError."""
    sql = "SELECT * FROM codings WHERE event_id = ? AND id = ?"
    missing = "there is no such coding; it may have been withdrawn"
    return get_row(db, Coding, sql, [event_id, coding_id], missing)


def save_approver(db: Database, coding_id: int, approver: str) -> None:
    """Save who approved a coding; an empty name undoes the approval."""
    db.table("codings").update(coding_id, {"approver": approver})


def delete_coding(db: Database, coding_id: int) -> None:
    """Delete a coding, so that its text waits again."""
    db.execute("DELETE FROM codings WHERE id = ?", [coding_id])
