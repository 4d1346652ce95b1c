"""Saved sign-in attempts: a hash of the name that was typed, and when."""

from datetime import datetime

from sqlite_utils import Database

from collector.store.timestamps import write_moment


def save_attempt(db: Database, name_hash: bytes, at: datetime) -> None:
    """Save one attempt."""
    db.execute("INSERT INTO sign_in_attempts VALUES (?, ?)", [name_hash, write_moment(at)])


def list_attempts(db: Database, name_hash: bytes | None = None) -> list[datetime]:
    """Return when attempts were made, under one name or under any, the latest first."""
    rows = db.query(
        "SELECT at FROM sign_in_attempts WHERE :name IS NULL OR name_hash = :name ORDER BY at DESC",
        {"name": name_hash},
    )
    return [datetime.fromisoformat(row["at"]) for row in rows]


def delete_attempts(db: Database, name_hash: bytes) -> None:
    """Delete the attempts under one name."""
    db.execute("DELETE FROM sign_in_attempts WHERE name_hash = ?", [name_hash])


def delete_old_attempts(db: Database, until: datetime) -> None:
    """Delete the attempts made up to a moment."""
    db.execute("DELETE FROM sign_in_attempts WHERE at <= ?", [write_moment(until)])
