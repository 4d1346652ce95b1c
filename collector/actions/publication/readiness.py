"""Whether an event can be published now: its waves have ended and its report is current.

Small events are published together with a later event of their series (R2).
"""

from collections import Counter
from itertools import takewhile

from sqlite_utils import Database

from collector.actions.linking.link_waves import list_unlinked
from collector.core.disclosure.suppression import is_small
from collector.core.events.events import Event
from collector.core.events.floods import is_beyond, is_flooded
from collector.core.rows.report import Report
from collector.core.waves import ENDED, Fingerprints, Wave, WaveName, list_outdated
from collector.errors import NotReadyError, PublicationError
from collector.store.answering.counts import find_flood
from collector.store.answering.responses import count_responses, fingerprint_waves
from collector.store.events.events import get_series, list_events
from collector.store.events.waves import list_waves
from collector.store.publication import results
from collector.store.publication.results import has_edition


def check_readiness(
    db: Database, event: Event
) -> tuple[tuple[Event, ...], tuple[Wave, ...], Report]:
    """Return the smaller events before it, the waves and the report of an event's next edition.

    Raise NotReadyError if a wave still takes answers, there is no report of what is stored now, or
    more answered a wave than were expected and nobody has decided about that,
    and PublicationError if too few people answered to be shown alone (R2).
    """
    pool = list_pool(db, event)
    waves = _list_publishable(db, event, pool)
    report = _get_report(db, event, pool, waves)
    for each in (*pool, event):
        counts = count_responses(db, each.id)
        flooded = [
            wave.name
            for wave in list_flooded(db, each)
            if wave in waves and is_beyond(counts[wave.id], each.head_count)
        ]
        if flooded:
            raise NotReadyError("flood", event=each.slug, waves=", ".join(flooded))
    if not has_edition(db, event.id):
        _check_numbers(db, event, waves)
    return pool, tuple(waves), report


def find_obstacle(db: Database, event: Event) -> NotReadyError | PublicationError | None:
    """Return what must be done before an event can be published, or None."""
    try:
        check_readiness(db, event)
    except (NotReadyError, PublicationError) as error:
        return error
    return None


def list_flooded(db: Database, event: Event) -> list[Wave]:
    """Return the waves of an event that were flooded and of which nobody has decided since."""
    counts, expected = count_responses(db, event.id), event.head_count
    return [
        wave
        for wave in list_waves(db, event.id)
        if is_flooded(find_flood(db, wave.id), counts[wave.id], expected)
    ]


def list_pool(db: Database, event: Event) -> tuple[Event, ...]:
    """Return the earlier events that an event's next edition is about too, the first one first.

    Before its first edition these are the events of its series that wait. From then on they are
    those of that edition. Simulated events are never pooled with real ones.
    """
    if has_edition(db, event.id):
        pooled = results.list_pooled_ids(db, event.id)
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
        and results.find_pool_id(db, event.id) is None
        and is_small(count_responses(db, event.id).values(), threshold)
    )


def fingerprint_pool(db: Database, events: tuple[Event, ...]) -> dict[str, Fingerprints]:
    """Return the fingerprints of every event's responses, by its slug."""
    return {event.slug: fingerprint_waves(db, event.id) for event in events}


def _list_publishable(db: Database, event: Event, pool: tuple[Event, ...]) -> list[Wave]:
    """Return the waves that have ended in all of the events, in order of time."""
    into_id = results.find_pool_id(db, event.id)
    if into_id is not None:
        told_by = next(each for each in list_events(db, event.series_id) if each.id == into_id)
        raise PublicationError("R2", "pooled", event=event.slug, other=told_by.slug)
    waves = [wave for each in (*pool, event) for wave in list_waves(db, each.id)]
    ended = Counter(wave.name for wave in waves if wave.state in ENDED)
    waves = [wave for wave in waves if ended[wave.name] == len(pool) + 1]
    still_open = {WaveName.PRE, WaveName.POST} - {wave.name for wave in waves}
    if still_open:
        names = " and ".join(sorted(still_open, reverse=True))
        raise NotReadyError("open", event=event.slug, waves=names)
    if not pool and is_waiting(db, event):
        raise PublicationError("R2", "small", event=event.slug)
    return waves


def _get_report(db: Database, event: Event, pool: tuple[Event, ...], waves: list[Wave]) -> Report:
    """Return the current report of an event or, if others are pooled with it, of all."""
    names = {wave.name for wave in waves}
    own = results.find_report(db, event.id)
    if own is None:
        raise NotReadyError("no_report", event=event.slug)
    for each in (*pool, event):
        unlinked = list_unlinked(db, each, names)
        if unlinked:
            raise NotReadyError("not_linked", event=each.slug, waves=", ".join(unlinked))
    pooled = results.find_pooled_report(db, event.id) if pool else None
    report = own if pooled is None else pooled
    then = {event.slug: own.fingerprints}
    if pool:
        then = dict(pooled.pool) if pooled else {}
    now = fingerprint_pool(db, (*pool, event))
    if then.keys() != now.keys():
        raise NotReadyError("other_pool", event=event.slug)
    outdated = [
        f"{slug}/{wave}" if pool else wave
        for slug, fingerprints in now.items()
        for wave in list_outdated(then[slug], fingerprints)
        if wave in names
    ]
    if outdated or not own.is_planned_as(event):
        raise NotReadyError("outdated", waves=", ".join(outdated or sorted(names)))
    return report


def _check_numbers(db: Database, event: Event, waves: list[Wave]) -> None:
    counts: Counter[WaveName] = Counter()
    for wave in waves:
        counts[wave.name] += count_responses(db, wave.event_id)[wave.id]
    threshold = get_series(db, event.series_id).threshold
    if max(counts.values()) < threshold:
        raise PublicationError("R2", "few", event=event.slug, k=threshold)
