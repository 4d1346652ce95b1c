"""Withdraw responses by receipt, card code or personal code: they are deleted with their texts.

A mark of each withdrawal outlasts every backup.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from collector.core.answering.receipts import Receipt, hash_receipt
from collector.core.answering.submission import Codes
from collector.core.events.events import Event
from collector.core.waves import Wave
from collector.errors import AmbiguousCodeError
from collector.store.answering import responses
from collector.store.events.events import list_events
from collector.store.events.waves import list_waves
from collector.store.linking.keys import EventKey, find_key, get_key, list_keys
from collector.store.linking.links import Coded, list_coded
from collector.store.linking.sealing import find_sealing
from collector.store.linking.withdrawals import save_withdrawal
from collector.store.writer import Write


@dataclass(frozen=True)
class Found:
    """Whose answers a code finds: the event and the waves in which they are."""

    event: Event
    waves: tuple[Wave, ...]


def find_receipt(db: Database, receipt: Receipt, *, keys: Path) -> Found | None:
    """Return where a receipt's response is, or None; MissingKeyError if a lost key may hide it."""
    events = list_events(db)
    for event in events:
        for key in list_keys(db, keys, event.slug):
            wave_id = responses.find_wave_of_receipt(db, hash_receipt(key, receipt).response)
            if wave_id is not None:
                return _found(db, event, {wave_id})
    _check_all_searched(db, events, keys)
    return None


def find_codes(
    db: Database, codes: Codes, *, keys: Path, only: Event | None = None
) -> Found | None:
    """Return the event and waves of the responses that have the codes, or None.

    A card is looked for in every event. Several people may have one personal code, so name the
    `only` event.

    Raise AmbiguousCodeError if two people have it, or it does not find all that they sent, and
    MissingKeyError if it may be in an event whose key is lost.
    """
    events = [event for event in list_events(db) if only in (None, event)]
    for event in events:
        key = find_key(db, keys, event.slug)
        coded = [] if key is None else _list_coded(db, event, key, codes)
        if coded:
            return _found(db, event, {each.wave_id for each in coded})
    _check_all_searched(db, events, keys)
    return None


def withdraw_receipt(write: Write, event: Event, receipt: Receipt, *, keys: Path) -> bool:
    """Delete the response and texts that a receipt finds and say whether there were any."""

    def delete(db: Database) -> bool:
        hashes = [hash_receipt(key, receipt) for key in list_keys(db, keys, event.slug)]
        for each in hashes:
            if responses.delete_response(db, each):
                save_withdrawal(db, keys, [each.response, each.texts])
                return True
        return False

    return write(delete)


def withdraw_codes(write: Write, event: Event, codes: Codes, *, keys: Path) -> int:
    """Delete an event's responses that have the codes, with their texts; return how many.

    Raise AmbiguousCodeError if two people have the code; nothing is deleted, and MissingKeyError if
    without the event's key nothing can be found.
    """

    def delete(db: Database) -> int:
        key = get_key(db, keys, event.slug)
        coded = _list_coded(db, event, key, codes)
        for each in coded:
            texts_hash = codes.texts_hash(key, each.wave_id)
            save_withdrawal(db, keys, responses.delete_coded(db, each.response_id, texts_hash))
        return len(coded)

    return write(delete)


def list_answered(db: Database, *, sealed: bool = False) -> list[Event]:
    """Return the events in which somebody answered, sealed or not, the latest first."""
    return [
        event
        for event in reversed(list_events(db))
        if (find_sealing(db, event.id) is not None) is sealed
        and any(responses.count_responses(db, event.id).values())
    ]


def _list_coded(db: Database, event: Event, key: EventKey, codes: Codes) -> list[Coded]:
    """Return an event's responses that have the codes, all of one person and all findable."""
    coded = list_coded(db, event.id, codes.hashes(key))
    waves = {each.wave_id for each in coded}
    # Texts that were sent with a card as well are found by the card alone.
    is_also_by_card = codes.card is None and any("card" in each.elements for each in coded)
    if len(waves) < len(coded) or is_also_by_card:
        raise AmbiguousCodeError("more than one person's answers have this code")
    return coded


def _found(db: Database, event: Event, wave_ids: set[int]) -> Found:
    return Found(event, tuple(wave for wave in list_waves(db, event.id) if wave.id in wave_ids))


def _check_all_searched(db: Database, events: Sequence[Event], keys: Path) -> None:
    """Raise MissingKeyError if an event could not be searched in which somebody answered."""
    answered = list_answered(db)
    for event in events:
        if event in answered:
            get_key(db, keys, event.slug)
