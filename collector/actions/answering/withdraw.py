"""Withdraw responses by receipt, card code or personal code: they are deleted with their texts.

A mark of each withdrawal outlasts every backup.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from collector.core.answering.receipts import Receipt, ResponseHashes, hash_receipt
from collector.core.answering.submission import Codes
from collector.core.events.events import Event
from collector.core.waves import Wave, WaveState, due_state
from collector.errors import AmbiguousCodeError
from collector.store.answering import responses
from collector.store.events.events import list_events
from collector.store.events.waves import list_waves
from collector.store.linking.keys import find_key, get_key, list_keys
from collector.store.linking.links import list_coded
from collector.store.linking.sealing import find_sealing
from collector.store.linking.withdrawals import save_withdrawal
from collector.store.writer import Write


@dataclass(frozen=True)
class Found:
    """Whose answers a code finds: the event and the waves in which they are."""

    event: Event
    waves: tuple[Wave, ...]


def find_answers(
    db: Database, wanted: Receipt | Codes, *, keys: Path, only: Event | None = None
) -> Found | None:
    """Return the event and waves of the responses that a receipt or codes find, or None.

    They are looked for in every event. Several people may have one personal code, so name the
    `only` event.

    Raise AmbiguousCodeError if two people have the code, or it does not find all that they sent,
    and MissingKeyError if the answers may be in an event whose key is lost.
    """
    events = [event for event in list_events(db) if only in (None, event)]
    for event in events:
        located = _locate(db, event, wanted, keys)
        if located:
            return Found(event, tuple(w for w in list_waves(db, event.id) if w.id in located))
    for event in events:
        is_sealed = find_sealing(db, event.id) is not None
        if not is_sealed and any(responses.count_responses(db, event.id).values()):
            get_key(db, keys, event.slug)
    return None


def withdraw_answers(write: Write, event: Event, wanted: Receipt | Codes, *, keys: Path) -> int:
    """Delete an event's responses that a receipt or codes find, with their texts; say how many.

    Raise AmbiguousCodeError if two people have the code; nothing is deleted, and MissingKeyError if
    nothing is found and the event's key is lost.
    """

    def delete(db: Database) -> int:
        located = _locate(db, event, wanted, keys)
        if not located:
            get_key(db, keys, event.slug)
        for each in located.values():
            responses.delete_response(db, each)
            save_withdrawal(db, keys, filter(None, (each.response, each.texts)))
        return len(located)

    return write(delete)


def list_asked(db: Database, now: datetime, *, sealed: bool = False) -> list[Event]:
    """Return the events that have asked, sealed or not, the latest first.

    Whether anybody has answered does not count, because everybody may read the list.
    """
    return [
        event
        for event in reversed(list_events(db))
        if (find_sealing(db, event.id) is not None) is sealed
        and any(due_state(wave, now) is not WaveState.DRAFT for wave in list_waves(db, event.id))
    ]


def _locate(
    db: Database, event: Event, wanted: Receipt | Codes, keys: Path
) -> dict[int, ResponseHashes]:
    """Return by wave what finds one person's answers in an event."""
    if isinstance(wanted, Receipt):
        for key in list_keys(db, keys, event.slug):
            hashes = hash_receipt(key, wanted)
            wave_id = responses.find_wave_of_receipt(db, hashes.response)
            if wave_id is not None:
                return {wave_id: hashes}
        return {}
    found = find_key(db, keys, event.slug)
    coded = [] if found is None else list_coded(db, event.id, wanted.hashes(found))
    located = {
        each.wave_id: ResponseHashes(each.receipt_hash, wanted.texts_hash(found, each.wave_id))
        for each in coded
        if found is not None
    }
    # Texts that were sent with a card as well are found by the card alone.
    is_also_by_card = wanted.card is None and any("card" in each.elements for each in coded)
    if len(located) < len(coded) or is_also_by_card:
        raise AmbiguousCodeError("more than one person's answers have this code")
    return located
