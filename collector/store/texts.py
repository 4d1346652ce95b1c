"""What people wrote, as saved: apart from their answers and without a key to them.

Saving and deleting texts belongs to `responses`, for they come and go with a response.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from collector.errors import NotFoundError


@dataclass(frozen=True)
class StoredText:
    """One text; its id is random, so it tells nothing of who wrote it or when."""

    id: int
    wave_id: int
    question: str
    text: str


def list_texts(db: Database, wave_id: int) -> list[StoredText]:
    """Return everything written in a wave, in no order that means anything."""
    return list(_find(db, "wave_id = ? ORDER BY id", wave_id))


def list_uncoded(db: Database, event_id: int) -> list[StoredText]:
    """Return the texts of an event that nobody has coded yet."""
    condition = (
        "wave_id IN (SELECT id FROM waves WHERE event_id = ?)"
        " AND id NOT IN (SELECT text_id FROM codings WHERE text_id IS NOT NULL) ORDER BY id"
    )
    return list(_find(db, condition, event_id))


def get_text(db: Database, event_id: int, text_id: int) -> StoredText:
    """Return one text of an event, or raise NotFoundError."""
    condition = "wave_id IN (SELECT id FROM waves WHERE event_id = ?) AND id = ?"
    for text in _find(db, condition, event_id, text_id):
        return text
    raise NotFoundError("there is no such text; it may have been withdrawn")


def _find(db: Database, condition: str, *values: int) -> Iterator[StoredText]:
    rows = db.query(
        f"SELECT id, wave_id, question, text FROM texts WHERE {condition}",  # noqa: S608 constants
        values,
    )
    return (StoredText(**row) for row in rows)
