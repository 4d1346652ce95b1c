"""Edit a draft of a questionnaire: begin, change, undo, archive and restore."""

from collections.abc import Callable
from datetime import datetime

from sqlite_utils import Database

from collector.actions.questionnaire.load import load_shipped
from collector.actions.questionnaire.versions import get_written
from collector.core.events.events import Series
from collector.core.questionnaire.model import Sheets
from collector.core.waves import WaveName
from collector.errors import StaleDraftError
from collector.store.database import transaction
from collector.store.people.audit import save_audit
from collector.store.questionnaire.drafts import (
    Draft,
    delete_draft_step,
    find_last_step,
    get_draft,
    save_archived,
    save_draft,
    save_draft_step,
    save_new_draft,
)

TYPED = "typed"
"""The kind of change whose repetitions at one place are undone together."""


def begin_draft(
    db: Database,
    series: Series,
    version: str,
    *,
    now: datetime,
    account: str,
    sheets: Sheets | None = None,
) -> Draft:
    """Begin a draft from a version that the series can ask, or from sheets to compare with it.

    Raises:
        NotFoundError: the series has no such version.
    """
    with transaction(db):
        load_shipped(db)
        written = get_written(db, series, version)
        name = WaveName(written.settings["form_id"])
        draft = save_new_draft(
            db, series.id, version, sheets or written, name=name, editor=account, now=now
        )
        save_audit(db, now, account, "draft_begun", draft=draft.id, series=series.slug, wave=name)
    return draft


def get_fresh_draft(db: Database, series: Series, number: int, step: int) -> Draft:
    """Return a draft that is still as somebody saw it.

    Raises:
        NotFoundError: the series has no such draft.
        StaleDraftError: it was changed since that step.
    """
    draft = get_draft(db, series.id, number)
    if draft.step != step:
        raise StaleDraftError(f"draft {number} was changed by {draft.editor} since step {step}")
    return draft


def change_draft(  # noqa: PLR0913 what is changed how, by whom and when
    db: Database,
    series: Series,
    number: int,
    step: int,
    change: Callable[[Sheets], Sheets],
    *,
    what: str,
    about: str,
    now: datetime,
    account: str,
) -> Draft:
    """Change a draft so that the change can be undone. A change without effect is not saved.

    Raises:
        NotFoundError: the series has no such draft.
        StaleDraftError: it was changed since that step.
    """
    with transaction(db):
        draft = get_fresh_draft(db, series, number, step)
        changed = change(draft.sheets)
        if changed == draft.sheets:
            return draft
        last = find_last_step(db, draft.id)
        goes_on = last is not None and (last.what, last.about) == (TYPED, about)
        if not (goes_on and what == TYPED and draft.editor == account):
            save_draft_step(db, draft, what, about)
        save_draft(db, draft, changed, editor=account, now=now)
        return get_draft(db, series.id, number)


def undo_draft_step(
    db: Database, series: Series, number: int, step: int, *, now: datetime, account: str
) -> Draft:
    """Undo the last change of a draft, whoever made it. Without a change nothing happens.

    Raises:
        NotFoundError: the series has no such draft.
        StaleDraftError: it was changed since that step.
    """
    with transaction(db):
        draft = get_fresh_draft(db, series, number, step)
        last = find_last_step(db, draft.id)
        if last is None:
            return draft
        delete_draft_step(db, draft.id, last.step)
        save_draft(db, draft, last.sheets, editor=account, now=now)
        return get_draft(db, series.id, number)


def archive_draft(  # noqa: PLR0913 which draft, where to, by whom and when
    db: Database,
    series: Series,
    number: int,
    step: int,
    *,
    archived: bool,
    now: datetime,
    account: str,
) -> None:
    """Archive a draft, or restore it.

    Raises:
        NotFoundError: the series has no such draft.
        StaleDraftError: it was changed since that step.
    """
    with transaction(db):
        draft = get_fresh_draft(db, series, number, step)
        save_archived(db, draft, archived=archived)
        save_audit(
            db,
            now,
            account,
            "draft_archived" if archived else "draft_restored",
            draft=number,
            series=series.slug,
            wave=draft.name,
        )
