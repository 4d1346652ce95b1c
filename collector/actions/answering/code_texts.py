"""Code and paraphrase what people wrote, approve it as a second person, and undo either."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from collector.core.answering.coding import (
    TOP_RISKS,
    Coding,
    Stage,
    check_approval,
    check_paraphrase,
)
from collector.core.events.events import Event
from collector.core.people.roles import Right, check_right
from collector.errors import CodingError
from collector.store.answering import texts
from collector.store.answering.texts import StoredText
from collector.store.events.waves import list_waves
from collector.store.people.accounts import Account
from collector.store.people.audit import save_audit
from collector.store.questionnaire.versions import get_questionnaire
from collector.texts.languages import Translated


@dataclass(frozen=True)
class Queue:
    """The texts of an event: to be coded, to be approved by a second person, and done."""

    uncoded: list[StoredText]
    proposed: list[Coding]
    approved: list[Coding]


def list_queue(db: Database, event: Event) -> Queue:
    """Return every text of an event by its state."""
    codings = texts.list_codings(db, event.id)
    proposed = [coding for coding in codings if not coding.approver]
    approved = [coding for coding in codings if coding.approver]
    return Queue(texts.list_uncoded(db, event.id), proposed, approved)


def list_risks(db: Database, event: Event) -> dict[str, Translated]:
    """Return the risks that the event's questionnaires ask about, by their codes."""
    return {
        choice.name: choice.label
        for wave in list_waves(db, event.id)
        for question in get_questionnaire(db, wave.questionnaire_version)
        if question.name == TOP_RISKS
        for choice in question.choices
        if not choice.missing
    }


def code_text(  # noqa: PLR0913 who says what of which text, and when
    db: Database,
    event: Event,
    text_id: int,
    said: Coding,
    *,
    risks: Collection[str],
    account: Account,
    now: datetime,
) -> None:
    """Save what is said of a text in place of its last coding; another person has to approve it.

    Raises:
        ForbiddenError: the account is no organiser's.
        CodingError: a code is unknown, or the paraphrase is too long or too like the text.
        NotFoundError: the text is not there any more.
    """
    check_right(account.roles, Right.RUN)
    text = texts.get_text(db, event.id, text_id)
    if said.risk not in {"", *risks} or said.stage not in {"", *Stage}:
        raise CodingError("code")
    paraphrase = " ".join(said.paraphrase.split())
    check_paraphrase(text.text, paraphrase)
    question, coder = text.question, account.name
    coding = replace(said, question=question, paraphrase=paraphrase, coder=coder, approver="")
    texts.save_coding(db, event.id, text.id, coding)
    save_audit(db, now, coder, "text_coded", event=event.slug)


def approve_coding(
    db: Database, event: Event, coding_id: int, *, account: Account, now: datetime
) -> None:
    """Approve a coding that somebody else made.

    Raises:
        ForbiddenError: the account is no approver's.
        CodingError: the account made the coding itself.
        NotFoundError: the coding is not there any more.
    """
    check_right(account.roles, Right.APPROVE)
    check_approval(texts.get_coding(db, event.id, coding_id), account.name)
    texts.save_approver(db, coding_id, account.name)
    save_audit(db, now, account.name, "coding_approved", event=event.slug)


def undo_coding(
    db: Database, event: Event, coding_id: int, *, account: Account, now: datetime
) -> None:
    """Undo an approval or, if there is none, the coding, so that the text waits again.

    Raise NotFoundError if the coding is not there any more.
    """
    coding = texts.get_coding(db, event.id, coding_id)
    check_right(account.roles, Right.APPROVE if coding.approver else Right.RUN)
    if coding.approver:
        texts.save_approver(db, coding_id, "")
    else:
        texts.delete_coding(db, coding_id)
    save_audit(db, now, account.name, "coding_taken_back", event=event.slug)
