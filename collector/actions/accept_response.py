"""Accept one response: durable before it is acknowledged, and never twice.

Reading the answers from a request belongs to `core/answers` and `web/participant`.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial

from sqlite_utils import Database

from collector.core.codes import hash_element, hash_receipt
from collector.core.events import Event
from collector.core.receipts import Receipt
from collector.core.submission import Submission
from collector.core.waves import Wave, takes_answer
from collector.errors import OtherAnswersError, StoredAlreadyError, WaveNotOpenError
from collector.store.keys import EventKey
from collector.store.responses import (
    NewResponse,
    StoredSubmission,
    find_submission,
    replace_response,
    save_response,
)
from collector.store.writer import Write


class Otherwise(StrEnum):
    """What to do when a submission was stored before with other answers."""

    REFUSE = "refuse"
    KEEP = "keep"
    REPLACE = "replace"


@dataclass(frozen=True)
class Acceptance:
    """The stored response's receipt; `repeated` says that it had been stored before."""

    receipt: Receipt
    repeated: bool


def accept_response(  # noqa: PLR0913 everything one response depends on
    db: Database,
    write: Write,
    event: Event,
    wave: Wave,
    submission: Submission,
    *,
    key: EventKey,
    now: datetime,
    finished: datetime | None = None,
    otherwise: Otherwise = Otherwise.REFUSE,
) -> Acceptance:
    """Store a response durably and return its receipt; sending it again changes nothing.

    Only the day of `now` is stored; `finished` is when the phone had the answers complete, if it
    could not send them at once. If the UUID was stored with other answers, `otherwise` says
    which stay; the receipt is the same.

    Nothing is looked up first: the store itself refuses what it has, which is rare.

    Raises:
        WaveNotOpenError: the wave does not take answers now; nothing is stored.
        OtherAnswersError: the UUID was stored with other answers; those stay.
    """
    is_open = takes_answer(wave, finished or now, now)
    receipt = _store_new(db, write, submission, key, now) if is_open else None
    if receipt is not None:
        return Acceptance(receipt, repeated=False)
    known = find_submission(db, submission.hash())
    if known is not None:
        receipt = _receipt_of(known, submission, key)
        if known.content_hash == submission.content_hash() or otherwise is Otherwise.KEEP:
            return Acceptance(receipt, repeated=True)
    if not is_open or receipt is None:
        raise WaveNotOpenError(f"wave {wave.name} of {event.slug} does not take answers now")
    if otherwise is Otherwise.REFUSE:
        raise OtherAnswersError("this submission was stored before with other answers")
    write(partial(replace_response, response=_response(submission, receipt, key, now)))
    return Acceptance(receipt, repeated=False)


def _store_new(
    db: Database, write: Write, submission: Submission, key: EventKey, now: datetime
) -> Receipt | None:
    """Store under the first receipt that no other response has; None if the UUID is known."""
    for receipt in submission.receipts():
        with suppress(StoredAlreadyError):
            write(partial(save_response, response=_response(submission, receipt, key, now)))
            return receipt
        if find_submission(db, submission.hash()) is not None:
            break
    return None


def _receipt_of(known: StoredSubmission, submission: Submission, key: EventKey) -> Receipt:
    return next(
        receipt
        for receipt in submission.receipts()
        if _receipt_hash(key, receipt) == known.receipt_hash
    )


def _receipt_hash(key: EventKey, receipt: Receipt) -> bytes:
    return hash_receipt(key, "response", receipt.as_bytes())


def _response(
    submission: Submission, receipt: Receipt, key: EventKey, now: datetime
) -> NewResponse:
    code = submission.card_code
    return NewResponse(
        wave_id=submission.wave_id,
        questionnaire_version=submission.questionnaire_version,
        language=submission.language,
        day=now.date(),
        submission_hash=submission.hash(),
        content_hash=submission.content_hash(),
        receipt_hash=_receipt_hash(key, receipt),
        texts_hash=hash_receipt(key, "texts", receipt.as_bytes()),
        answers=submission.answers,
        texts=submission.texts,
        card_hash=None if code is None else hash_element(key, "card", code),
    )
