"""Link the waves of an event: find the responses of each person and give them a random pair id."""

from collections.abc import Collection
from dataclasses import replace
from itertools import chain
from pathlib import Path

from sqlite_utils import Database

from collector.core.events.events import Event
from collector.core.linking.linkage import Linking, describe_linking
from collector.core.linking.persons import match_waves
from collector.core.waves import WaveName, WaveState
from collector.errors import StateError
from collector.store.database import transaction
from collector.store.events.events import get_event, get_series
from collector.store.events.waves import list_waves
from collector.store.linking.keys import get_key
from collector.store.linking.links import list_linkable, list_persons, save_persons
from collector.store.linking.sealing import find_sealing


def link_waves(db: Database, event_slug: str, *, keys: Path) -> Linking:
    """Link an event's waves, in place of the links made before, and return how it went.

    Raise MissingKeyError if without the event's key answers may have come that cannot be linked,
    and StateError if the event is sealed; its links are final.
    """
    event = get_event(db, event_slug)
    waves = list_waves(db, event.id)
    if any(wave.state is WaveState.SEALED for wave in waves):
        message = f"event {event.slug} is sealed: its links are final and cannot be made again"
        raise StateError(message)
    get_key(db, keys, event.slug)
    with transaction(db):
        matched = match_waves([list_linkable(db, wave.id) for wave in waves])
        save_persons(db, event.id, matched.persons)
        return read_linking(db, event)


def list_unlinked(db: Database, event: Event, names: Collection[WaveName]) -> list[WaveName]:
    """Return those of the waves that nothing is linked with, although codes in them agree."""
    waves = {wave.name: list_linkable(db, wave.id) for wave in list_waves(db, event.id)}
    asked = {name: {each.id for each in waves[name]} for name in waves if name in names}
    linked = set(chain(*list_persons(db, event.id)))
    could_be = set(chain(*match_waves([waves[name] for name in asked]).persons))
    return [
        name
        for name, ids in asked.items()
        if linked.isdisjoint(ids) and not could_be.isdisjoint(ids)
    ]


def read_linking(db: Database, event: Event, counted: Collection[int] | None = None) -> Linking:
    """Return how an event is linked (`core/linking/linkage`); a sealed one, how it was.

    Only `counted` responses are told of, if they are given.
    """
    waves = {
        wave.name: [
            each for each in list_linkable(db, wave.id) if counted is None or each.id in counted
        ]
        for wave in list_waves(db, event.id)
    }
    matched = match_waves(list(waves.values()))
    # Links are as they were saved, also where a later withdrawal would allow others.
    there = {each.id for wave in waves.values() for each in wave}
    persons = (tuple(there.intersection(each)) for each in list_persons(db, event.id))
    saved = replace(matched, persons=tuple(each for each in persons if len(each) > 1))
    described = describe_linking(waves, saved, get_series(db, event.series_id).threshold)
    sealing = find_sealing(db, event.id)
    if sealing is None:
        return described
    # Without codes the ways and reasons are those of the last linking.
    if sealing.linking != Linking():
        return sealing.linking
    return replace(described, ways={}, comparisons=[], duplicates=sealing.duplicates)
