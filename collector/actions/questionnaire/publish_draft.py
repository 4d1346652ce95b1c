"""Publish a draft of a questionnaire as a new version, and let coming waves ask it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlite_utils import Database

from collector.actions.questionnaire.correct_spelling import declare
from collector.actions.questionnaire.edit_draft import Seen
from collector.actions.questionnaire.versions import Use, choose_version, list_uses
from collector.core.checking.rules import read_questionnaire
from collector.core.editing import differences
from collector.core.editing.differences import Break, Change
from collector.core.events.events import Series
from collector.core.questionnaire.corrections import (
    correct,
    find_roots,
    group,
    list_spellings,
)
from collector.core.questionnaire.model import Questionnaire
from collector.core.waves import check_version_is_free
from collector.errors import NotFoundError, StateError, passes
from collector.store.database import transaction
from collector.store.events.events import get_event
from collector.store.people.audit import save_audit
from collector.store.questionnaire import versions
from collector.store.questionnaire.drafts import Draft, delete_draft


@dataclass(frozen=True)
class Outlook:
    """What publishing a draft would change; `breaks` and `mismatches` only without problems."""

    changes: list[Change]
    breaks: list[Break]
    mismatches: dict[str, tuple[str, ...]]
    coming: list[Use]
    spellings: list[list[str]] = field(default_factory=list)
    """Questions of which only words differ, which may be spelling, those of one change together."""


def preview_publication(
    db: Database, series: Series, draft: Draft, questionnaire: Questionnaire | None
) -> Outlook:
    """Return what differs from the base, what it breaks, and which waves could ask it."""
    changes = differences.compare_sheets(versions.get_sheets(db, draft.base_version), draft.sheets)
    uses = [use for each in list_uses(db, series).values() for use in each]
    own = [use for use in uses if use.wave.name == draft.name]
    coming = [use for use in own if passes(check_version_is_free, use.wave, use.answered)]
    if questionnaire is None:
        return Outlook(changes, [], {}, coming)
    base = versions.get_questionnaire(db, draft.base_version)
    questionnaire = correct(questionnaire, find_roots(versions.list_corrections(db)))
    uses.sort(key=lambda use: (use.event.starts, use.event.id))
    latest = {use.wave.name: use.wave.questionnaire_version for use in uses}
    others = [versions.get_questionnaire(db, latest[name]) for name in latest if name != draft.name]
    breaks = differences.find_breaks(base, questionnaire)
    mismatches = differences.find_mismatches(questionnaire, others)
    spellings = {
        each.name: texts
        for each in questionnaire
        if each.name in base.questions
        and (texts := list_spellings(base.questions[each.name], each))
    }
    return Outlook(changes, breaks, mismatches, coming, group(spellings, spellings.__getitem__))


def publish_draft(
    db: Database, seen: Seen, events: Iterable[str], spelling: Iterable[str] = ()
) -> str:
    """Make a version of a draft, let its wave of these events ask it, and return it.

    Its author declares that the words of the questions in `spelling` mean what they meant.

    Raise NotFoundError if the series has no such event, QuestionnaireError if the draft has
    problems, and StateError if nothing differs from the base, a wave was answered meanwhile, or
    more than spelling differs.
    """
    series, now, account = seen.series, seen.now, seen.account
    with transaction(db):
        draft = seen.get_draft(db)
        read_questionnaire(draft.sheets)
        version = versions.save_questionnaire(db, draft.name, draft.sheets)
        if version == draft.base_version:
            raise StateError(f"draft {draft.id} is the same as its base")
        versions.save_series_version(db, series.id, version, day=now.date(), account=account)
        about = {"version": version, "series": series.slug, "wave": draft.name}
        save_audit(db, now, account, "version_published", **about)
        base, made = (versions.get_questionnaire(db, v) for v in (draft.base_version, version))
        for name in spelling:
            if name not in base.questions or name not in made.questions:
                raise StateError(f"{name} is not in both versions")
            one, other = base.questions[name], made.questions[name]
            declare(db, series, one, other, now=now, account=account)
        for slug in events:
            if get_event(db, slug).series_id != series.id:
                raise NotFoundError(f"the series {series.slug} has no event {slug}")
            choose_version(db, slug, draft.name, version, now=now, account=account)
        delete_draft(db, draft)
    return version
