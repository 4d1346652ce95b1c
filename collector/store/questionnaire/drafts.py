"""Saved drafts of questionnaires, with the steps that undo takes back."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlite_utils import Database

from collector.core.questionnaire.model import Sheets
from collector.core.waves import WaveName
from collector.errors import NotFoundError
from collector.store.rows import find_row, list_rows, write_timestamp

_COLUMNS = "*, discarded AS archived"

STEPS_KEPT = 100
"""Changes that undo can take back."""


@dataclass(frozen=True)
class Draft:
    """One draft; `step` counts its changes, `editor` made the last of them."""

    id: int
    series_id: int
    name: WaveName
    base_version: str
    sheets: Sheets
    step: int
    editor: str
    updated: datetime
    archived: bool


@dataclass(frozen=True)
class DraftStep:
    """What the last change of a draft was, and the sheets before it."""

    step: int
    sheets: Sheets
    what: str
    about: str


def save_new_draft(  # noqa: PLR0913 everything that a draft begins with
    db: Database,
    series_id: int,
    base_version: str,
    sheets: Sheets,
    *,
    name: WaveName,
    editor: str,
    now: datetime,
) -> Draft:
    """Save a new draft and return it."""
    sql = (
        "INSERT INTO questionnaire_drafts (series_id, name, base_version, sheets, editor, updated)"  # noqa: S608 a constant
        f" VALUES (?, ?, ?, ?, ?, ?) RETURNING {_COLUMNS}"
    )
    values = [series_id, name, base_version, _text(sheets), editor, write_timestamp(now)]
    return list_rows(db, Draft, sql, values)[0]


def get_draft(db: Database, series_id: int, number: int) -> Draft:
    """Return a draft of a series, or raise NotFoundError."""
    sql = f"SELECT {_COLUMNS} FROM questionnaire_drafts WHERE series_id = ? AND id = ?"  # noqa: S608 a constant
    draft = find_row(db, Draft, sql, [series_id, number])
    if draft is None:
        raise NotFoundError(f"the series has no draft {number}")
    return draft


def list_drafts(db: Database, series_id: int) -> list[Draft]:
    """Return the drafts of a series, also those that are archived, the latest changed first."""
    sql = (
        f"SELECT {_COLUMNS} FROM questionnaire_drafts WHERE series_id = ?"  # noqa: S608 a constant
        " ORDER BY updated DESC, id DESC"
    )
    return list_rows(db, Draft, sql, [series_id])


def save_draft(db: Database, draft: Draft, sheets: Sheets, *, editor: str, now: datetime) -> Draft:
    """Save what a draft holds now and return it; it is one step further."""
    sql = (
        "UPDATE questionnaire_drafts SET sheets = ?, step = step + 1, editor = ?, updated = ?"  # noqa: S608 a constant
        f" WHERE id = ? RETURNING {_COLUMNS}"
    )
    values = [_text(sheets), editor, write_timestamp(now), draft.id]
    return list_rows(db, Draft, sql, values)[0]


def save_archived(db: Database, draft: Draft, *, archived: bool) -> None:
    """Save whether a draft was archived."""
    db.execute(
        "UPDATE questionnaire_drafts SET discarded = ?, step = step + 1 WHERE id = ?",
        [int(archived), draft.id],
    )


def save_draft_step(db: Database, draft: Draft, what: str, about: str) -> None:
    """Save a draft before a change, so that it can be undone; the oldest steps are deleted."""
    db.execute(
        "INSERT INTO questionnaire_draft_steps VALUES (?, ?, ?, ?, ?)",
        [draft.id, draft.step, _text(draft.sheets), what, about],
    )
    db.execute(
        "DELETE FROM questionnaire_draft_steps WHERE draft_id = ? AND step NOT IN (SELECT step"
        " FROM questionnaire_draft_steps WHERE draft_id = ? ORDER BY step DESC LIMIT ?)",
        [draft.id, draft.id, STEPS_KEPT],
    )


def find_last_step(db: Database, draft_id: int) -> DraftStep | None:
    """Return the last change of a draft that can be undone, or None."""
    sql = "SELECT * FROM questionnaire_draft_steps WHERE draft_id = ? ORDER BY step DESC LIMIT 1"
    return find_row(db, DraftStep, sql, [draft_id])


def delete_draft_step(db: Database, draft_id: int, step: int) -> None:
    """Delete a change that was undone."""
    db.execute(
        "DELETE FROM questionnaire_draft_steps WHERE draft_id = ? AND step = ?", [draft_id, step]
    )


def delete_draft(db: Database, draft: Draft) -> None:
    """Delete a draft with its steps, when it has become a version."""
    db.execute("DELETE FROM questionnaire_drafts WHERE id = ?", [draft.id])


def _text(sheets: Sheets) -> str:
    return json.dumps(asdict(sheets), ensure_ascii=False)
