"""Declare that a change of words is spelling only, confirm it as a second person, withdraw it."""

from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from collector.core.events.events import Series
from collector.core.events.planning import TALLINN
from collector.core.people.audit import AuditKind
from collector.core.people.roles import Right, can, check_right
from collector.core.questionnaire.corrections import (
    CorrectedText,
    Correction,
    find_candidates,
    list_spellings,
)
from collector.core.questionnaire.model import Question
from collector.errors import ApprovalError, ForbiddenError, StateError
from collector.store.database import transaction
from collector.store.people.accounts import Account
from collector.store.people.audit import save_audit
from collector.store.questionnaire import versions

Candidate = tuple[Question, Question, tuple[CorrectedText, ...]]


def list_candidates(db: Database, series: Series) -> list[Candidate]:
    """Return the changes of words alone in a series that nobody has declared to be spelling."""
    known = versions.list_series_versions(db, series.id)
    asked = [versions.get_questionnaire(db, each.version) for each in known]
    declared = {(each.question, each.after) for each in versions.list_corrections(db)}
    found = find_candidates(asked)
    return [each for each in found if (each[1].name, each[1].wording_hash) not in declared]


def declare(
    db: Database, series: Series, one: Question, other: Question, *, now: datetime, account: str
) -> None:
    """Declare that two wordings of a question differ in spelling only.

    Raise StateError if anything but their words differs, or nothing does.
    """
    texts = list_spellings(one, other)
    if not texts:
        raise StateError(f"{other.name} differs in more than words, or not at all")
    hashes, day = (one.wording_hash, other.wording_hash), now.astimezone(TALLINN).date()
    with transaction(db):
        declared = Correction(0, series.id, other.name, *hashes, texts, account, day)
        versions.save_correction(db, declared)
        _log(db, series, declared, "spelling_declared", now, account)


def may_confirm(account: Account, correction: Correction) -> bool:
    """Say whether an account may confirm: it may run or approve, and did not declare it itself."""
    has_right = can(account.roles, Right.RUN) or can(account.roles, Right.APPROVE)
    return has_right and account.name != correction.account


def confirm(db: Database, series: Series, number: int, *, now: datetime, account: Account) -> None:
    """Confirm a correction that another person declared; from then on the words count as one.

    Raise ApprovalError if the account declared it itself (`second_person`), ForbiddenError if it
    may neither run events nor approve, and StateError if nothing waits.
    """
    with transaction(db):
        found = _get_waiting(db, series, number)
        if found.account == account.name:
            raise ApprovalError("second_person")
        if not may_confirm(account, found):
            raise ForbiddenError(Right.APPROVE)
        day = now.astimezone(TALLINN).date()
        confirmed = replace(found, confirmed_by=account.name, confirmed=day)
        versions.save_confirmation(db, confirmed)
        _log(db, series, found, "spelling_confirmed", now, account.name)


def withdraw(db: Database, series: Series, number: int, *, now: datetime, account: Account) -> None:
    """Withdraw a correction, or raise StateError if none waits: a confirmed one stays."""
    check_right(account.roles, Right.RUN)
    with transaction(db):
        found = _get_waiting(db, series, number)
        versions.delete_correction(db, number)
        _log(db, series, found, "spelling_withdrawn", now, account.name)


def _get_waiting(db: Database, series: Series, number: int) -> Correction:
    for each in versions.list_corrections(db):
        if (each.id, each.series_id, each.confirmed) == (number, series.id, None):
            return each
    raise StateError(f"{series.slug} has no correction {number} that waits")


def _log(
    db: Database, series: Series, about: Correction, kind: AuditKind, now: datetime, account: str
) -> None:
    save_audit(db, now, account, kind, series=series.slug, question=about.question)
