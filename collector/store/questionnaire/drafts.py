"""Saved drafts of questionnaires, with the steps that undo takes back."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlite_utils import Database

from collector.core.questionnaire.model import Sheets
from collector.core.waves import WaveName
from collector.errors import NotFoundError
from collector.store.timestamps import write_timestamp

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
    rows = db.query(
        "INSERT INTO questionnaire_drafts (series_id, name, base_version, sheets, editor, updated)"
        " VALUES (?, ?, ?, ?, ?, ?) RETURNING *",
        [series_id, name, base_version, _text(sheets), editor, write_timestamp(now)],
    )
    return _draft(next(iter(rows)))


def get_draft(db: Database, series_id: int, number: int) -> Draft:
    """Return a draft of a series, or raise NotFoundError."""
    rows = db.query(
        "SELECT * FROM questionnaire_drafts WHERE series_id = ? AND id = ?", [series_id, number]
    )
    for row in rows:
        return _draft(row)
    raise NotFoundError(f"the series has no draft {number}")


def list_drafts(db: Database, series_id: int) -> list[Draft]:
    """Return the drafts of a series, also those that are archived, the latest changed first."""
    rows = db.query(
        "SELECT * FROM questionnaire_drafts WHERE series_id = ? ORDER BY updated DESC, id DESC",
        [series_id],
    )
    return [_draft(row) for row in rows]


def save_draft(db: Database, draft: Draft, sheets: Sheets, *, editor: str, now: datetime) -> Draft:
    """Save what a draft holds now and return it; it is one step further."""
    rows = db.query(
        "UPDATE questionnaire_drafts SET sheets = ?, step = step + 1, editor = ?, updated = ?"
        " WHERE id = ? RETURNING *",
        [_text(sheets), editor, write_timestamp(now), draft.id],
    )
    return _draft(next(iter(rows)))


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
    rows = db.query(
        "SELECT * FROM questionnaire_draft_steps WHERE draft_id = ? ORDER BY step DESC LIMIT 1",
        [draft_id],
    )
    for row in rows:
        return msgspec.convert(row | {"sheets": msgspec.json.decode(row["sheets"])}, DraftStep)
    return None


def delete_draft_step(db: Database, draft_id: int, step: int) -> None:
    """Delete a change that was undone."""
    db.execute(
        "DELETE FROM questionnaire_draft_steps WHERE draft_id = ? AND step = ?", [draft_id, step]
    )


def delete_draft(db: Database, draft: Draft) -> None:
    """Delete a draft with its steps, when it has become a version."""
    db.execute("DELETE FROM questionnaire_drafts WHERE id = ?", [draft.id])


def _draft(row: Mapping[str, Any]) -> Draft:
    cells = {**row, "sheets": msgspec.json.decode(row["sheets"]), "archived": row["discarded"]}
    return msgspec.convert(cells, Draft, strict=False)


def _text(sheets: Sheets) -> str:
    return json.dumps(asdict(sheets), ensure_ascii=False)
