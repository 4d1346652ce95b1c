"""Make the codes of new cards of an event, and count the cards."""

from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from collector.core.events.events import Event
from collector.core.linking.codes import CardCode, number_card
from collector.errors import StateError
from collector.store.database import transaction
from collector.store.linking.keys import get_key, reserve_card_numbers
from collector.store.linking.sealing import find_sealing
from collector.store.people.audit import save_audit


def print_cards(
    db: Database, event: Event, count: int, *, keys: Path, now: datetime, account: str
) -> tuple[CardCode, ...]:
    """Return the codes of `count` cards that no other printing has or will have, stored nowhere.

    Raise StateError if the event is sealed, and MissingKeyError if its key is missing.
    """
    with transaction(db):
        if find_sealing(db, event.id) is not None:
            raise StateError(f"{event.slug} is sealed: no more cards can be printed for it")
        key = get_key(db, keys, event.slug)
        numbers = reserve_card_numbers(keys, event.slug, count)
        save_audit(db, now, account, "cards_printed", count=count, event=event.slug)
    return tuple(number_card(key, number) for number in numbers)
