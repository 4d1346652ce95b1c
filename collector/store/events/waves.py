"""Saved waves."""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from collector.core.events.events import Event
from collector.core.waves import Wave, WaveState
from collector.errors import NotFoundError
from collector.store.rows import list_rows, write_row

_ORDER = "CASE name WHEN 'pre' THEN 1 WHEN 'post' THEN 2 ELSE 3 END"


def save_wave(db: Database, wave: Wave) -> None:
    """Save a new wave of an event; a wave of that name that exists stays as it is."""
    db.table("waves").insert(write_row(wave), ignore=True)


def save_state(
    db: Database,
    wave: Wave,
    state: WaveState,
    opens: datetime | None = None,
    closes: datetime | None = None,
) -> None:
    """Save a wave's new state and the times when the clock opens and closes it."""
    changed = replace(wave, state=state, opens=opens, closes=closes)
    db.table("waves").update(wave.id, write_row(changed))


def save_version(db: Database, wave: Wave, version: str) -> None:
    """Save which version of its questionnaire a wave asks."""
    db.execute("UPDATE waves SET questionnaire_version = ? WHERE id = ?", [version, wave.id])


def list_waves(db: Database, event_id: int) -> list[Wave]:
    """Return an event's waves in the order they happen."""
    sql = f"SELECT * FROM waves WHERE event_id = ? ORDER BY {_ORDER}"  # noqa: S608 a constant
    return list_rows(db, Wave, sql, [event_id])


def list_waves_by_event(db: Database) -> dict[int, list[Wave]]:
    """Return the waves of every event in the order they happen, by the event's id."""
    waves: dict[int, list[Wave]] = defaultdict(list)
    for wave in list_rows(db, Wave, f"SELECT * FROM waves ORDER BY event_id, {_ORDER}"):  # noqa: S608 a constant
        waves[wave.event_id].append(wave)
    return waves


def find_wave(db: Database, event_id: int, name: str) -> Wave | None:
    """Return one wave of an event, or None."""
    return next((wave for wave in list_waves(db, event_id) if wave.name == name), None)


def get_wave(db: Database, event: Event, name: str) -> Wave:
    """Return one wave of an event, or raise NotFoundError."""
    wave = find_wave(db, event.id, name)
    if wave is None:
        raise NotFoundError(f"event {event.slug} has no wave {name}")
    return wave


def list_timed_waves(db: Database) -> list[Wave]:
    """Return the waves that the clock may still open or close."""
    return list_rows(db, Wave, "SELECT * FROM waves WHERE state IN ('draft', 'open')")
