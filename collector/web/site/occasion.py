"""An occasion: a wave of an event with what its page says about who asks and until when.

Every request reads it anew, so opening and closing a wave shows at once.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from collector.core.events.events import Event, Series
from collector.core.waves import Wave, WaveName, WaveState, due_state
from collector.errors import NotFoundError
from collector.store.events import events
from collector.store.events.waves import list_waves


@dataclass(frozen=True)
class Occasion:
    """One wave of one event of one series."""

    series: Series
    event: Event
    wave: Wave

    def is_open(self, now: datetime) -> bool:
        """Say whether the wave takes answers now."""
        return due_state(self.wave, now) is WaveState.OPEN


def list_occasions(db: Database, event_slug: str) -> tuple[Occasion, ...]:
    """Return an event's occasions in the order of the waves, or raise NotFoundError."""
    return _occasions(db, events.get_event(db, event_slug))


def get_occasion(db: Database, event_slug: str, wave_name: str | None, now: datetime) -> Occasion:
    """Return the named occasion or, without a name, the one to show now; or raise NotFoundError."""
    occasions = list_occasions(db, event_slug)
    if wave_name is not None:
        occasions = tuple(each for each in occasions if each.wave.name == wave_name)
    if not occasions:
        raise NotFoundError("the event has no such wave")
    return max(occasions, key=lambda each: _rank(each, now))


def list_open(db: Database, now: datetime) -> list[Occasion]:
    """Return every occasion that takes answers now."""
    return [
        occasion
        for event in events.list_events(db)
        for occasion in _occasions(db, event)
        if occasion.is_open(now)
    ]


def find_next(db: Database, occasion: Occasion, now: datetime) -> Occasion | None:
    """Return the next planned occasion of the same event, or None."""
    waves = list_waves(db, occasion.event.id)
    following = [each for each in waves if each.opens is not None and each.opens > now]
    first = min(following, key=lambda each: each.opens or now, default=None)
    return None if first is None else replace(occasion, wave=first)


def _occasions(db: Database, event: Event) -> tuple[Occasion, ...]:
    series = events.get_series(db, event.series_id)
    return tuple(Occasion(series, event, wave) for wave in list_waves(db, event.id))


def _rank(occasion: Occasion, now: datetime) -> tuple[int, int]:
    """Prefer the latest open wave, then the one that opens next, then the latest closed."""
    state = due_state(occasion.wave, now)
    place = list(WaveName).index(occasion.wave.name)
    if state is WaveState.OPEN:
        return 3, place
    if state is WaveState.DRAFT:
        return (2 if occasion.wave.opens is not None else 0), -place
    return 1, place
