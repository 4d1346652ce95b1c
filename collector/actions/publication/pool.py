"""Find the small events that are published together with a later event of their series (R2)."""

from itertools import takewhile

from sqlite_utils import Database

from collector.core.disclosure.suppression import is_small
from collector.core.events.events import Event
from collector.core.waves import ENDED, Fingerprints, Wave, WaveName
from collector.store.answering.responses import count_responses, fingerprint_waves
from collector.store.events.events import get_series, list_events
from collector.store.events.waves import list_waves
from collector.store.publication.results import find_pool_id, has_edition, list_pooled_ids


def list_pool(db: Database, event: Event) -> tuple[Event, ...]:
    """Return the earlier events that an event's next edition is about too, the first one first.

    Before its first edition these are the events of its series that wait. From then on they are
    those of that edition. Simulated events are never pooled with real ones.
    """
    if has_edition(db, event.id):
        pooled = list_pooled_ids(db, event.id)
        return tuple(each for each in list_events(db, event.series_id) if each.id in pooled)
    return tuple(
        other
        for other in takewhile(lambda each: each.id != event.id, list_events(db, event.series_id))
        if other.simulated == event.simulated and is_waiting(db, other)
    )


def is_waiting(db: Database, event: Event) -> bool:
    """Say whether an event has ended, is too small to stand alone, and was not published."""
    waves = list_waves(db, event.id)
    ended = {wave.name for wave in waves if wave.state in ENDED}
    threshold = get_series(db, event.series_id).threshold
    return (
        {WaveName.PRE, WaveName.POST} <= ended
        and not has_edition(db, event.id)
        and find_pool_id(db, event.id) is None
        and is_small(count_responses(db, event.id).values(), threshold)
    )


def find_pool(db: Database, event: Event) -> Event | None:
    """Return the event together with which this one was published, or None."""
    into_id = find_pool_id(db, event.id)
    events = list_events(db, event.series_id)
    return next((each for each in events if each.id == into_id), None)


def list_ended(db: Database, events: tuple[Event, ...]) -> list[Wave]:
    """Return the waves that have ended in all of the events, in order of time."""
    waves = [wave for event in events for wave in list_waves(db, event.id) if wave.state in ENDED]
    names = [wave.name for wave in waves]
    return [wave for wave in waves if names.count(wave.name) == len(events)]


def fingerprint_pool(db: Database, events: tuple[Event, ...]) -> dict[str, Fingerprints]:
    """Return the fingerprints of every event's responses, by its slug."""
    return {event.slug: fingerprint_waves(db, event.id) for event in events}
