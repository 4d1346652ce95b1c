"""Accept one response: it is durable before it is acknowledged, and it is stored once."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from itertools import islice, product
from pathlib import Path
from typing import Literal

from sqlite_utils import Database

from collector.core.answering.receipts import Receipt, hash_receipt
from collector.core.answering.submission import Codes, Submission
from collector.core.events.events import Event
from collector.core.waves import GRACE, Wave, takes_answer
from collector.errors import OtherAnswersError, StoredAlreadyError, WaveNotOpenError, WithdrawnError
from collector.store.answering import responses
from collector.store.answering.counts import count_arrival, count_response_times
from collector.store.answering.responses import NewResponse
from collector.store.linking.keys import (
    EventKey,
    check_card,
    find_key,
    get_key,
    list_keys,
    stand_in_key,
)
from collector.store.linking.withdrawals import is_withdrawn
from collector.store.writer import Write

RECEIPTS_TRIED = 8
"""A sending's first receipt is nearly always free. Eight taken in a row do not happen."""


class Otherwise(StrEnum):
    """What to do when a submission was stored before with other answers."""

    REFUSE = "refuse"
    KEEP = "keep"
    REPLACE = "replace"
    AGAIN = "again"
    """Keep it, and store it again if it was lost and not withdrawn; the phone asks by itself."""


@dataclass(frozen=True)
class Acceptance:
    """What the store has under a submission's UUID, and its receipt.

    `key` made the receipt; it is None if nothing is stored or that key is lost.
    """

    state: Literal["new", "nothing", "same", "other"]
    receipt: Receipt
    key: EventKey | None = None

    @property
    def repeated(self) -> bool:
        """Say whether it had been stored before."""
        return self.state != "new"


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
    grace: timedelta = GRACE,
) -> Acceptance:
    """Store a response durably and return its receipt. `finished` is when the phone had it ready.

    new      open  any       it is stored; only the day of `now` is kept
    same     any   any       the receipt of what is stored
    other    any   KEEP or AGAIN: the receipt of what is stored, which stays
    nothing  open  KEEP      WithdrawnError: what should stay was withdrawn
    nothing  any   AGAIN     WithdrawnError if it was withdrawn; else as new
    other    open  REFUSE    OtherAnswersError: what is stored stays
    other    open  REPLACE   it is replaced under its receipt; MissingKeyError if the key is lost
    any other row            WaveNotOpenError: nothing is stored

    Where only cards answer, an open wave takes a printed card of the event alone, from one
    submission: CardCodeError says what is wrong with another, and MissingKeyError if the key is
    lost.
    """
    is_open = takes_answer(wave, finished or now, now, grace)
    sending = Sending(db, write, event, submission, keys, now)
    if is_open and event.linking.cards_only:
        check_card(db, keys, event.slug, submission.codes.card)
    sending.check_not_withdrawn(otherwise)
    known = sending.store() if is_open and otherwise is not Otherwise.KEEP else sending.find()
    match known.state, is_open, otherwise:
        case ("new" | "same", _, _) | ("other", _, Otherwise.KEEP | Otherwise.AGAIN):
            return known
        case "nothing", True, Otherwise.KEEP:
            raise WithdrawnError("this submission was withdrawn; nothing is stored again")
        case "other", True, Otherwise.REFUSE:
            raise OtherAnswersError("this submission was stored before with other answers")
        case "other", True, Otherwise.REPLACE:
            return sending.replace(known)
    raise WaveNotOpenError(f"wave {wave.name} of {event.slug} does not take answers now")


@dataclass(frozen=True)
class Sending:
    """A submission on its way into the store."""

    db: Database
    write: Write
    event: Event
    submission: Submission
    keys: Path
    now: datetime

    def store(self) -> Acceptance:
        """Store under the first receipt that no other response has, unless the UUID is known.

        Nothing is looked up first, because the store refuses what it has, and that is rare.
        """
        for receipt in self.submission.receipts():
            with suppress(StoredAlreadyError):
                self.write(partial(self.save_and_count, response=self.make_response(receipt)))
                return Acceptance("new", receipt)
            if responses.find_submission(self.db, self.submission.hash()) is not None:
                break
        return self.find()

    def save_and_count(self, db: Database, response: NewResponse) -> None:
        """Count at the first storing alone, so that sending again never counts twice."""
        self.save(db, response)
        count_arrival(db, response.sent.wave_id, self.now)
        count_response_times(db, response.sent.questionnaire_version, response.sent.pace)

    def save(self, db: Database, response: NewResponse) -> None:
        """Save a response; where only cards answer, none that has the card of another one."""
        if self.event.linking.cards_only:
            responses.check_card_unused(db, response)
        responses.save_response(db, response)

    def find(self) -> Acceptance:
        """Find what was stored under the UUID, with its receipt."""
        stored = responses.find_submission(self.db, self.submission.hash())
        if stored is None:
            return Acceptance("nothing", next(self.submission.receipts()))
        is_same = stored.content_hash == self.submission.content_hash()
        state: Literal["same", "other"] = "same" if is_same else "other"
        for hashed, receipt, key in self.list_receipts():
            if hashed == stored.receipt_hash:
                return Acceptance(state, receipt, key)
        return Acceptance(state, next(self.submission.receipts()))

    def list_receipts(self) -> Iterator[tuple[bytes, Receipt, EventKey]]:
        """Yield the hashes under which it may be stored, each with its receipt and key."""
        keys = list_keys(self.db, self.keys, self.event.slug)
        for receipt, key in product(islice(self.submission.receipts(), RECEIPTS_TRIED), keys):
            yield hash_receipt(key, receipt).response, receipt, key

    def check_not_withdrawn(self, otherwise: Otherwise) -> None:
        """Raise WithdrawnError if what is sent AGAIN is not stored because it was withdrawn."""
        if otherwise is not Otherwise.AGAIN:
            return
        hashes = [hashed for hashed, _, _ in self.list_receipts()]
        is_stored = responses.find_submission(self.db, self.submission.hash()) is not None
        if not is_stored and is_withdrawn(self.db, self.keys, hashes):
            raise WithdrawnError("this submission was withdrawn; nothing is stored again")

    def replace(self, known: Acceptance) -> Acceptance:
        """Replace the stored answers under their receipt."""
        old = hash_receipt(known.key or get_key(self.db, self.keys, self.event.slug), known.receipt)
        response = self.make_response(known.receipt)

        def change(db: Database) -> None:
            responses.delete_response(db, old)
            self.save(db, response)

        self.write(change)
        return Acceptance("new", known.receipt)

    def make_response(self, receipt: Receipt) -> NewResponse:
        """Return what is stored; a stand-in for a lost key makes a receipt and no links."""
        link_key = find_key(self.db, self.keys, self.event.slug)
        key = link_key or stand_in_key(self.keys, self.event.slug)
        codes = Codes() if link_key is None else self.submission.codes
        return NewResponse(
            self.submission,
            self.now.date(),
            hash_receipt(key, receipt),
            codes.hashes(key),
            codes.texts_hash(key, self.submission.wave_id),
        )
