"""Whether an event can be published now: its waves have ended and its report is current."""

from collections import Counter
from collections.abc import Sequence

from sqlite_utils import Database

from collector.actions.linking.link_waves import list_unlinked
from collector.actions.publication import pool as pools
from collector.core.events.events import Event
from collector.core.rows.report import Report
from collector.core.waves import Wave, WaveName, list_outdated
from collector.errors import NotReadyError, PublicationError
from collector.store.answering.responses import count_responses
from collector.store.events.events import get_series
from collector.store.publication.results import find_pooled_report, find_report, has_edition


def check_readiness(
    db: Database, event: Event
) -> tuple[tuple[Event, ...], tuple[Wave, ...], Report]:
    """Return the smaller events before it, the waves and the report of an event's next edition.

    Raise NotReadyError if a wave still takes answers, or there is no report of what is stored now,
    and PublicationError if too few people answered to be shown alone (R2).
    """
    pool = pools.list_pool(db, event)
    waves = _list_publishable(db, event, pool)
    report = _get_report(db, event, pool, waves)
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


def _list_publishable(db: Database, event: Event, pool: tuple[Event, ...]) -> list[Wave]:
    told_by = pools.find_pool(db, event)
    if told_by is not None:
        raise PublicationError("R2", "pooled", event=event.slug, other=told_by.slug)
    waves = pools.list_ended(db, (*pool, event))
    still_open = {WaveName.PRE, WaveName.POST} - {wave.name for wave in waves}
    if still_open:
        names = " and ".join(sorted(still_open, reverse=True))
        raise NotReadyError("open", event=event.slug, waves=names)
    if not pool and pools.is_waiting(db, event):
        raise PublicationError("R2", "small", event=event.slug)
    return waves


def _get_report(db: Database, event: Event, pool: tuple[Event, ...], waves: list[Wave]) -> Report:
    """Return the current report of an event or, if others are pooled with it, of all."""
    names = {wave.name for wave in waves}
    own = find_report(db, event.id)
    if own is None:
        raise NotReadyError("no_report", event=event.slug)
    for each in (*pool, event):
        unlinked = list_unlinked(db, each, names)
        if unlinked:
            raise NotReadyError("not_linked", event=each.slug, waves=", ".join(unlinked))
    pooled = find_pooled_report(db, event.id) if pool else None
    report = own if pooled is None else pooled
    then = {event.slug: own.fingerprints}
    if pool:
        then = dict(pooled.pool) if pooled else {}
    now = pools.fingerprint_pool(db, (*pool, event))
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


def _check_numbers(db: Database, event: Event, waves: Sequence[Wave]) -> None:
    counts: Counter[WaveName] = Counter()
    for wave in waves:
        counts[wave.name] += count_responses(db, wave.event_id)[wave.id]
    threshold = get_series(db, event.series_id).threshold
    if max(counts.values()) < threshold:
        raise PublicationError("R2", "few", event=event.slug, k=threshold)
