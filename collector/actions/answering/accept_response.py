"""Accept one response: durable before it is acknowledged, and never twice."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path

from sqlite_utils import Database

from collector.core.answering.receipts import Receipt, hash_receipt
from collector.core.answering.submission import Codes, Submission
from collector.core.events.events import Event
from collector.core.waves import Wave, takes_answer
from collector.errors import OtherAnswersError, StoredAlreadyError, WaveNotOpenError, WithdrawnError
from collector.store.answering.counts import count_arrival, count_pace
from collector.store.answering.responses import (
    NewResponse,
    StoredSubmission,
    find_submission,
    replace_response,
    save_response,
)
from collector.store.linking.keys import EventKey, find_key, list_keys, read_key, stand_in_key
from collector.store.writer import Write

Rule = Callable[[Wave, datetime, datetime], bool]
"""Says whether a wave takes answers that were finished then, now."""


RECEIPTS_TRIED = 8
"""Another response nearly never has a sending's first receipt; eight in a row, never."""


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
    keys: Path,
    now: datetime,
    finished: datetime | None = None,
    otherwise: Otherwise = Otherwise.REFUSE,
    takes: Rule = takes_answer,
) -> Acceptance:
    """Store a response durably and return its receipt; sending it again changes nothing.

    Only the day of `now` is stored; `finished` is when the phone had the answers complete, if it
    could not send them at once. If the UUID was stored with other answers, `otherwise` says
    which stay; the receipt is the same.

    Nothing is looked up first: the store itself refuses what it has, which is rare. If the event's
    key is lost, the response gets its receipt but cannot be linked.

    Raises:
        WaveNotOpenError: the wave does not take answers now; nothing is stored.
        OtherAnswersError: the UUID was stored with other answers; those stay.
        WithdrawnError: what was stored shall stay, but was withdrawn; nothing is stored.
        MissingKeyError: the answers to replace cannot be found without the key; they stay.
    """
    is_open = takes(wave, finished or now, now)
    make = partial(_make_response, submission, keys=keys, event=event, now=now)
    may_be_new = is_open and otherwise is not Otherwise.KEEP
    receipt = _store_new(db, write, submission, make, now) if may_be_new else None
    if receipt is not None:
        return Acceptance(receipt, repeated=False)
    known = find_submission(db, submission.hash())
    if known is not None:
        receipt, key = _find_receipt(known, submission, list_keys(keys, event.slug))
        if known.content_hash == submission.content_hash() or otherwise is Otherwise.KEEP:
            return Acceptance(receipt, repeated=True)
    if is_open and known is None and otherwise is Otherwise.KEEP:
        raise WithdrawnError("this submission was withdrawn; nothing is stored again")
    if not is_open or known is None or receipt is None:
        raise WaveNotOpenError(f"wave {wave.name} of {event.slug} does not take answers now")
    if otherwise is Otherwise.REFUSE:
        raise OtherAnswersError("this submission was stored before with other answers")
    old = hash_receipt(key or read_key(keys, event.slug), receipt)
    write(partial(replace_response, old=old, response=make(receipt)))
    return Acceptance(receipt, repeated=False)


def _store_new(
    db: Database,
    write: Write,
    submission: Submission,
    make: Callable[[Receipt], NewResponse],
    now: datetime,
) -> Receipt | None:
    """Store under the first receipt that no other response has; None if the UUID is known."""
    for receipt in submission.receipts():
        with suppress(StoredAlreadyError):
            write(partial(_save_and_count, response=make(receipt), pace=submission.pace, now=now))
            return receipt
        if find_submission(db, submission.hash()) is not None:
            break
    return None


def _save_and_count(
    db: Database, response: NewResponse, pace: Mapping[str, int], now: datetime
) -> None:
    """Count with the first storing alone, so that sending again never counts twice."""
    save_response(db, response)
    count_arrival(db, response.wave_id, now)
    count_pace(db, response.questionnaire_version, pace)


def _find_receipt(
    known: StoredSubmission, submission: Submission, keys: Sequence[EventKey]
) -> tuple[Receipt, EventKey | None]:
    """Return the receipt of a stored sending and the key that made it, None if that is lost."""
    for receipt in islice(submission.receipts(), RECEIPTS_TRIED):
        for key in keys:
            if hash_receipt(key, receipt).response == known.receipt_hash:
                return receipt, key
    return next(submission.receipts()), None


def _make_response(
    submission: Submission, receipt: Receipt, *, keys: Path, event: Event, now: datetime
) -> NewResponse:
    """Return what is stored; a stand-in for a lost key makes a receipt but nothing to link by."""
    link_key = find_key(keys, event.slug)
    key = link_key or stand_in_key(keys, event.slug)
    hashes = hash_receipt(key, receipt)
    codes = Codes() if link_key is None else submission.codes
    return NewResponse(
        wave_id=submission.wave_id,
        questionnaire_version=submission.questionnaire_version,
        language=submission.language,
        day=now.date(),
        submission_hash=submission.hash(),
        content_hash=submission.content_hash(),
        receipt_hash=hashes.response,
        texts_hash=hashes.texts,
        answers=submission.answers,
        texts=submission.texts,
        link_hashes=codes.hashes(key),
        code_hash=codes.texts_hash(key, submission.wave_id),
    )
