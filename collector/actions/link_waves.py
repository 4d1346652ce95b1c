"""Link the waves of an event: find each person's responses and give them one random pair id."""

from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from collector.core.events import Event
from collector.core.matching import match_cards
from collector.core.waves import WaveState
from collector.errors import StateError
from collector.store.database import transaction
from collector.store.events import get_event
from collector.store.keys import read_key
from collector.store.links import list_card_hashes, save_persons
from collector.store.sealing import find_sealing
from collector.store.waves import list_waves


@dataclass(frozen=True)
class Linking:
    """How many persons were linked, and how many responses had a code used twice in a wave."""

    persons: int
    duplicates: int


def link_waves(db: Database, event_slug: str, *, keys: Path) -> Linking:
    """Link an event's waves by card code, in place of the links made before.

    Raises:
        MissingKeyError: without the event's key its codes mean nothing.
        StateError: the event is sealed; its links are final.
    """
    event = get_event(db, event_slug)
    waves = list_waves(db, event.id)
    if any(wave.state is WaveState.SEALED for wave in waves):
        message = f"event {event.slug} is sealed: its links are final and cannot be made again"
        raise StateError(message)
    read_key(keys, event.slug)
    with transaction(db):
        matching = match_cards([list_card_hashes(db, wave.id) for wave in waves])
        save_persons(db, event.id, matching.persons)
    return Linking(len(matching.persons), sum(matching.duplicates))


def count_duplicates(db: Database, event: Event) -> int:
    """Count the responses whose code was used twice in one wave; sealing keeps the number."""
    sealing = find_sealing(db, event.id)
    if sealing is not None:
        return sealing.duplicates
    waves = list_waves(db, event.id)
    return sum(match_cards([list_card_hashes(db, wave.id) for wave in waves]).duplicates)
