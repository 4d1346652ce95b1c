"""Saved corrections of spelling, those that wait for a second person included."""

from sqlite_utils import Database

from collector.core.questionnaire.corrections import Correction
from collector.store.rows import list_rows, write_row


def save_correction(db: Database, correction: Correction) -> None:
    """Save a declared correction; one that was declared before stays as it is."""
    db.table("corrections").insert(write_row(correction), ignore=True)


def list_corrections(db: Database) -> list[Correction]:
    """Return all corrections in the order in which they were declared."""
    return list_rows(db, Correction, "SELECT * FROM corrections ORDER BY id")


def save_confirmation(db: Database, correction: Correction) -> None:
    """Save that somebody confirmed a correction."""
    db.table("corrections").update(correction.id, write_row(correction))


def delete_correction(db: Database, number: int) -> None:
    """Delete a correction that was withdrawn."""
    db.execute("DELETE FROM corrections WHERE id = ?", [number])


def publish_confirmed(db: Database) -> None:
    """Let the public change log have every correction that is confirmed by now."""
    db.execute("UPDATE corrections SET is_public = 1 WHERE confirmed IS NOT NULL")
