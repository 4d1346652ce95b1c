"""Accept one response: durable before it is acknowledged, and never twice.

Reading the answers from a request belongs to `core/answers` and `web/participant`.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from collector.core.codes import hash_element, hash_receipt
from collector.core.events import Event
from collector.core.receipts import Receipt
from collector.core.submission import Submission
from collector.core.waves import Wave, WaveState, due_state
from collector.errors import OtherAnswersError, WaveNotOpenError
from collector.store.keys import EventKey
from collector.store.responses import (
    NewResponse,
    StoredSubmission,
    delete_response,
    find_submission,
    find_wave_of_receipt,
    save_response,
)
from collector.store.waves import find_wave
from collector.store.writer import Write


@dataclass(frozen=True)
class Acceptance:
    """The stored response's receipt; `repeated` says that it had been stored before."""

    receipt: Receipt
    repeated: bool


def accept_response(  # noqa: PLR0913 everything one response depends on
    write: Write,
    event: Event,
    wave: Wave,
    submission: Submission,
    *,
    key: EventKey,
    now: datetime,
    replace: bool = False,
) -> Acceptance:
    """Store a response durably and return its receipt; sending it again changes nothing.

    Only the day of `now` is stored. With `replace`, answers sent earlier under the same UUID
    are replaced and keep their receipt.

    Raises:
        WaveNotOpenError: the wave does not take answers now; nothing is stored.
        OtherAnswersError: the UUID was stored with other answers; those stay.
    """

    def change(db: Database) -> Acceptance:
        known = find_submission(db, submission.hash())
        if known is None:
            _check_open(db, event, wave, now)
            receipt = _free_receipt(db, submission, key)
            save_response(db, _response(submission, receipt, key, now))
            return Acceptance(receipt, repeated=False)
        receipt = _receipt_of(known, submission, key)
        if known.content_hash == submission.content_hash():
            return Acceptance(receipt, repeated=True)
        if not replace or known.wave_id != wave.id:
            raise OtherAnswersError("this submission was stored before with other answers")
        _check_open(db, event, wave, now)
        response = _response(submission, receipt, key, now)
        delete_response(db, response.receipt_hash, response.texts_hash)
        save_response(db, response)
        return Acceptance(receipt, repeated=False)

    return write(change)


def _check_open(db: Database, event: Event, wave: Wave, now: datetime) -> None:
    current = find_wave(db, event.id, wave.name)
    if current is None or due_state(current, now) is not WaveState.OPEN:
        raise WaveNotOpenError(f"wave {wave.name} of {event.slug} does not take answers now")


def _free_receipt(db: Database, submission: Submission, key: EventKey) -> Receipt:
    return next(
        receipt
        for receipt in submission.receipts()
        if find_wave_of_receipt(db, _receipt_hash(key, receipt)) is None
    )


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
