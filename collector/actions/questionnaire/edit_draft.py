"""Edit a draft of a questionnaire: begin, change, undo, archive and restore."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from collector.actions.questionnaire.versions import get_written, load_shipped
from collector.core.events.events import Series
from collector.core.people.audit import AuditKind
from collector.core.questionnaire.model import Sheets
from collector.core.waves import WaveName
from collector.errors import StaleDraftError
from collector.store.database import transaction
from collector.store.people.audit import save_audit
from collector.store.questionnaire import drafts
from collector.store.questionnaire.drafts import Draft

TYPED = "typed"  # the kind of change whose repetitions at one place are undone together


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

    Raise NotFoundError if the series has no such version.
    """
    with transaction(db):
        load_shipped(db)
        written = get_written(db, series, version)
        name = WaveName(written.settings["form_id"])
        begun = Draft(0, series.id, name, version, sheets or written, account, now)
        draft = drafts.save_new_draft(db, begun)
        save_audit(db, now, account, "draft_begun", draft=draft.id, series=series.slug, wave=name)
    return draft


@dataclass(frozen=True)
class Seen:
    """A draft as somebody saw it at a step, and who now wants to change it.

    What takes one raises NotFoundError if the series has no such draft, and StaleDraftError if it
    was changed since that step.
    """

    series: Series
    number: int
    step: int
    now: datetime
    account: str

    def get_draft(self, db: Database) -> Draft:
        """Return the draft if it is still as it was seen."""
        draft = drafts.get_draft(db, self.series.id, self.number)
        if draft.step != self.step:
            raise StaleDraftError(
                f"draft {self.number} was changed by {draft.editor} since step {self.step}"
            )
        return draft

    def save(self, db: Database, draft: Draft, sheets: Sheets) -> Draft:
        """Save other sheets of the draft."""
        changed = replace(draft, sheets=sheets, editor=self.account, updated=self.now)
        return drafts.save_draft(db, changed)


def change_draft(
    db: Database, seen: Seen, change: Callable[[Sheets], Sheets], what: str, about: str
) -> Draft:
    """Change a draft so that the change can be undone. A change without effect is not saved."""
    with transaction(db):
        draft = seen.get_draft(db)
        changed = change(draft.sheets)
        if changed == draft.sheets:
            return draft
        last = drafts.find_last_step(db, draft.id)
        goes_on = last is not None and (last.what, last.about) == (TYPED, about)
        if not (goes_on and what == TYPED and draft.editor == seen.account):
            drafts.save_draft_step(db, draft, what, about)
        return seen.save(db, draft, changed)


def undo_draft_step(db: Database, seen: Seen) -> Draft:
    """Undo the last change of a draft, whoever made it. Without a change nothing happens."""
    with transaction(db):
        draft = seen.get_draft(db)
        last = drafts.find_last_step(db, draft.id)
        if last is None:
            return draft
        drafts.delete_draft_step(db, draft.id, last.step)
        return seen.save(db, draft, last.sheets)


def archive_draft(db: Database, seen: Seen, *, is_archived: bool = True) -> None:
    """Archive a draft, or restore it if it shall not be archived."""
    with transaction(db):
        draft = seen.get_draft(db)
        drafts.save_draft(db, replace(draft, archived=is_archived))
        kind: AuditKind = "draft_archived" if is_archived else "draft_restored"
        slug, wave = seen.series.slug, draft.name
        save_audit(db, seen.now, seen.account, kind, draft=draft.id, series=slug, wave=wave)
