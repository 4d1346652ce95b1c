"""Saved codings of texts: what each is about, its paraphrase, who coded and who approved it."""

import secrets

from sqlite_utils import Database

from collector.core.answering.coding import Coding
from collector.errors import NotFoundError
from collector.store.rows import find_row, list_rows
from collector.texts.languages import Language


def save_coding(  # noqa: PLR0913 a row of as many columns
    db: Database,
    event_id: int,
    text_id: int,
    *,
    question: str,
    risk: str,
    stage: str,
    paraphrase: str,
    language: Language,
    coder: str,
) -> None:
    """Save a coding in place of the text's last one; it waits to be approved."""
    db.execute("DELETE FROM codings WHERE text_id = ?", [text_id])
    db.execute(
        "INSERT INTO codings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
        [
            *(secrets.randbits(62), event_id, text_id, question),
            *(risk, stage, paraphrase, language, coder),
        ],
    )


def list_codings(db: Database, event_id: int) -> list[Coding]:
    """Return every coding of an event by its random id."""
    return list_rows(db, Coding, "SELECT * FROM codings WHERE event_id = ? ORDER BY id", [event_id])


def get_coding(db: Database, event_id: int, coding_id: int) -> Coding:
    """Return one coding of an event, or raise NotFoundError."""
    sql = "SELECT * FROM codings WHERE event_id = ? AND id = ?"
    coding = find_row(db, Coding, sql, [event_id, coding_id])
    if coding is None:
        raise NotFoundError("there is no such coding; it may have been withdrawn")
    return coding


def save_approver(db: Database, coding_id: int, approver: str) -> None:
    """Save who approved a coding; an empty name undoes the approval."""
    db.execute("UPDATE codings SET approver = ? WHERE id = ?", [approver, coding_id])


def delete_coding(db: Database, coding_id: int) -> None:
    """Delete a coding, so that its text waits again."""
    db.execute("DELETE FROM codings WHERE id = ?", [coding_id])
