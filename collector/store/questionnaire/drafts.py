"""Saved drafts of questionnaires, with the steps that undo takes back."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from collector.core.questionnaire.model import Sheets
from collector.core.waves import WaveName
from collector.store.rows import find_row, get_row, list_rows, write_row

STEPS_KEPT = 100  # changes that undo can take back


@dataclass(frozen=True)
class Draft:
    """One draft; `step` counts its changes, `editor` made the last of them."""

    id: int
    series_id: int
    name: WaveName
    base_version: str
    sheets: Sheets
    editor: str
    updated: datetime
    step: int = 0
    archived: bool = False


@dataclass(frozen=True)
class DraftStep:
    """What the last change of a draft was, and the sheets before it."""

    step: int
    sheets: Sheets
    what: str
    about: str


def save_new_draft(db: Database, draft: Draft) -> Draft:
    """Save a new draft and return it with its id."""
    number = db.table("questionnaire_drafts").insert(write_row(draft)).last_rowid or 0
    return get_draft(db, draft.series_id, number)


def get_draft(db: Database, series_id: int, number: int) -> Draft:
    """Return a draft of a series, or raise NotFoundError."""
    sql = "SELECT * FROM questionnaire_drafts WHERE series_id = ? AND id = ?"
    missing = f"the series has no draft {number}"
    return get_row(db, Draft, sql, [series_id, number], missing)


def list_drafts(db: Database, series_id: int) -> list[Draft]:
    """Return the drafts of a series, also those that are archived, the latest changed first."""
    sql = "SELECT * FROM questionnaire_drafts WHERE series_id = ? ORDER BY updated DESC, id DESC"
    return list_rows(db, Draft, sql, [series_id])


def save_draft(db: Database, draft: Draft) -> Draft:
    """Save a changed draft and return it; it is one step further."""
    changed = replace(draft, step=draft.step + 1)
    db.table("questionnaire_drafts").update(draft.id, write_row(changed))
    return changed


def save_draft_step(db: Database, draft: Draft, what: str, about: str) -> None:
    """Save a draft before a change, so that it can be undone; the oldest steps are deleted."""
    step = DraftStep(draft.step, draft.sheets, what, about)
    steps = db.table("questionnaire_draft_steps")
    steps.insert({"draft_id": draft.id, **write_row(step)})
    steps.delete_where(
        "draft_id = :id AND step NOT IN (SELECT step FROM questionnaire_draft_steps"
        " WHERE draft_id = :id ORDER BY step DESC LIMIT :kept)",
        {"id": draft.id, "kept": STEPS_KEPT},
    )


def find_last_step(db: Database, draft_id: int) -> DraftStep | None:
    """Return the last change of a draft that can be undone, or None."""
    sql = "SELECT * FROM questionnaire_draft_steps WHERE draft_id = ? ORDER BY step DESC LIMIT 1"
    return find_row(db, DraftStep, sql, [draft_id])


def delete_draft_step(db: Database, draft_id: int, step: int) -> None:
    """Delete a change that was undone."""
    db.table("questionnaire_draft_steps").delete((draft_id, step))


def delete_draft(db: Database, draft: Draft) -> None:
    """Delete a draft with its steps, when it has become a version."""
    db.table("questionnaire_drafts").delete(draft.id)
