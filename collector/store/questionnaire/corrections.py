"""Saved corrections of spelling, those that wait for a second person included."""

from datetime import date

from sqlite_utils import Database

from collector.core.questionnaire.corrections import Correction
from collector.store.rows import find_row, list_rows, write_row


def save_correction(db: Database, correction: Correction) -> None:
    """Save a declared correction; one that was declared before stays as it is."""
    db.table("corrections").insert(write_row(correction), ignore=True)


def list_corrections(db: Database) -> list[Correction]:
    """Return all corrections in the order in which they were declared."""
    return list_rows(db, Correction, "SELECT * FROM corrections ORDER BY id")


def list_confirmed(db: Database) -> list[Correction]:
    """Return the corrections that a second person has confirmed."""
    sql = "SELECT * FROM corrections WHERE confirmed IS NOT NULL ORDER BY id"
    return list_rows(db, Correction, sql)


def find_correction(db: Database, series_id: int, number: int) -> Correction | None:
    """Return a correction of a series, or None."""
    sql = "SELECT * FROM corrections WHERE series_id = ? AND id = ?"
    return find_row(db, Correction, sql, [series_id, number])


def save_confirmation(db: Database, number: int, account: str, day: date) -> None:
    """Save that somebody confirmed a correction."""
    sql = "UPDATE corrections SET confirmed_by = ?, confirmed = ? WHERE id = ?"
    db.execute(sql, [account, day.isoformat(), number])


def delete_correction(db: Database, number: int) -> None:
    """Delete a correction that was withdrawn."""
    db.execute("DELETE FROM corrections WHERE id = ?", [number])


def publish_confirmed(db: Database) -> None:
    """Let the public change log have every correction that is confirmed by now."""
    db.execute("UPDATE corrections SET is_public = 1 WHERE confirmed IS NOT NULL")


def has_unpublished(db: Database) -> bool:
    """Say whether a correction was confirmed that the public change log lacks."""
    sql = "SELECT 1 FROM corrections WHERE confirmed IS NOT NULL AND NOT is_public"
    return db.execute(sql).fetchone() is not None


def list_public(db: Database) -> list[Correction]:
    """Return the corrections of the public change log."""
    return list_rows(db, Correction, "SELECT * FROM corrections WHERE is_public ORDER BY id")
