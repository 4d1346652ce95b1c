"""Withdraw a response by its receipt: delete it and its texts at once, until sealing.

Reading the words of a receipt belongs to `core/receipts`.
"""

from pathlib import Path

from sqlite_utils import Database

from collector.core.codes import hash_receipt
from collector.core.events import Event
from collector.core.receipts import Receipt
from collector.core.waves import Wave
from collector.errors import MissingKeyError
from collector.store.events import list_events
from collector.store.keys import EventKey, read_key
from collector.store.responses import delete_response, find_wave_of_receipt
from collector.store.waves import list_waves
from collector.store.writer import Write


def find_receipt(db: Database, receipt: Receipt, *, keys: Path) -> tuple[Event, Wave] | None:
    """Return the event and wave in which a receipt's response is stored, or None."""
    for event in list_events(db):
        key = _find_key(keys, event)
        if key is None:
            continue
        wave_id = find_wave_of_receipt(db, hash_receipt(key, "response", receipt.as_bytes()))
        for wave in list_waves(db, event.id):
            if wave.id == wave_id:
                return event, wave
    return None


def withdraw(write: Write, event: Event, receipt: Receipt, *, keys: Path) -> bool:
    """Delete the response and texts that a receipt finds and say whether there were any."""
    key = read_key(keys, event.slug)
    response_hash = hash_receipt(key, "response", receipt.as_bytes())
    texts_hash = hash_receipt(key, "texts", receipt.as_bytes())
    return write(lambda db: delete_response(db, response_hash, texts_hash))


def _find_key(keys: Path, event: Event) -> EventKey | None:
    try:
        return read_key(keys, event.slug)
    except MissingKeyError:
        return None
