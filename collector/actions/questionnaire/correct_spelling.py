"""Declare that a change of words is spelling only, confirm it as a second person, withdraw it."""

from collections.abc import Collection
from datetime import datetime

from sqlite_utils import Database

from collector.core.events.events import Series
from collector.core.events.planning import TALLINN
from collector.core.people.audit import AuditKind
from collector.core.people.roles import Right, can
from collector.core.questionnaire.corrections import (
    CorrectedText,
    Correction,
    find_candidates,
    list_spellings,
)
from collector.core.questionnaire.model import Question
from collector.errors import ApprovalError, ForbiddenError, NotFoundError, StateError
from collector.store.database import transaction
from collector.store.people.accounts import Account, list_accounts
from collector.store.people.audit import save_audit
from collector.store.questionnaire import corrections, versions

Candidate = tuple[Question, Question, tuple[CorrectedText, ...]]


def list_candidates(db: Database, series: Series) -> list[Candidate]:
    """Return the changes of words alone in a series that nobody has declared to be spelling."""
    known = versions.list_series_versions(db, series.id)
    asked = [versions.get_questionnaire(db, each.version) for each in known]
    declared = {(each.question, each.after) for each in corrections.list_corrections(db)}
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
    before, after = one.wording_hash, other.wording_hash
    day = now.astimezone(TALLINN).date()
    with transaction(db):
        corrections.save_correction(
            db, Correction(0, series.id, other.name, before, after, texts, account, day)
        )
        _log(db, series, other.name, "spelling_declared", now, account)


def declare_candidate(
    db: Database, series: Series, question: str, after: str, *, now: datetime, account: str
) -> None:
    """Declare a change of words that the series has, or raise NotFoundError."""
    for one, other, _ in list_candidates(db, series):
        if (other.name, other.wording_hash) == (question, after):
            declare(db, series, one, other, now=now, account=account)
            return
    raise NotFoundError(f"{series.slug} has no change of {question} in words alone")


def may_confirm(account: Account, correction: Correction) -> bool:
    """Say whether an account may confirm: it may run or approve, and did not declare it itself."""
    has_right = can(account.roles, Right.RUN) or can(account.roles, Right.APPROVE)
    return has_right and account.name != correction.account


def list_confirmers(db: Database, correction: Correction) -> Collection[str]:
    """Return the names of everybody who may confirm a correction."""
    return [each.name for each in list_accounts(db) if may_confirm(each, correction)]


def confirm(db: Database, series: Series, number: int, *, now: datetime, account: Account) -> None:
    """Confirm a correction that another person declared; from then on the words count as one.

    Raises:
        ApprovalError: the account declared it itself (`second_person`).
        ForbiddenError: it may neither run events nor approve.
        NotFoundError: the series has no such correction, or it was withdrawn.
    """
    with transaction(db):
        found = _get(db, series, number)
        if found.account == account.name:
            raise ApprovalError("second_person")
        if not may_confirm(account, found):
            raise ForbiddenError(Right.APPROVE)
        if found.confirmed is None:
            corrections.save_confirmation(db, number, account.name, now.astimezone(TALLINN).date())
            _log(db, series, found.question, "spelling_confirmed", now, account.name)


def withdraw(db: Database, series: Series, number: int, *, now: datetime, account: str) -> None:
    """Withdraw a correction that nobody has confirmed.

    Raise NotFoundError if there is none, and StateError if somebody has confirmed it.
    """
    with transaction(db):
        found = _get(db, series, number)
        if found.confirmed is not None:
            raise StateError(f"the correction of {found.question} is confirmed and stays")
        corrections.delete_correction(db, number)
        _log(db, series, found.question, "spelling_withdrawn", now, account)


def _get(db: Database, series: Series, number: int) -> Correction:
    found = corrections.find_correction(db, series.id, number)
    if found is None:
        raise NotFoundError(f"{series.slug} has no correction {number}")
    return found


def _log(
    db: Database, series: Series, question: str, kind: AuditKind, now: datetime, account: str
) -> None:
    save_audit(db, now, account, kind, series=series.slug, question=question)
