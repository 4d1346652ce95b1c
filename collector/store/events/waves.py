"""Saved waves."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from collector.core.waves import Wave, WaveName, WaveState
from collector.store.timestamps import write_timestamp

_ORDER = "CASE name WHEN 'pre' THEN 1 WHEN 'post' THEN 2 ELSE 3 END"


def save_wave(db: Database, wave: Wave) -> None:
    """Save a new wave of an event; a wave of that name that exists stays as it is."""
    db.execute(
        "INSERT INTO waves (event_id, name, questionnaire_version, state, opens, closes)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (event_id, name) DO NOTHING",
        [
            wave.event_id,
            wave.name,
            wave.questionnaire_version,
            wave.state,
            _text(wave.opens),
            _text(wave.closes),
        ],
    )


def save_state(
    db: Database,
    wave: Wave,
    state: WaveState,
    *,
    opens: datetime | None = None,
    closes: datetime | None = None,
) -> None:
    """Save a wave's new state and the times when the clock opens and closes it."""
    db.execute(
        "UPDATE waves SET state = ?, opens = ?, closes = ? WHERE id = ?",
        [state, _text(opens), _text(closes), wave.id],
    )


def save_version(db: Database, wave: Wave, version: str) -> None:
    """Save which version of its questionnaire a wave asks."""
    db.execute("UPDATE waves SET questionnaire_version = ? WHERE id = ?", [version, wave.id])


def list_waves(db: Database, event_id: int) -> list[Wave]:
    """Return an event's waves in the order they happen."""
    rows = db.query(f"SELECT * FROM waves WHERE event_id = ? ORDER BY {_ORDER}", [event_id])  # noqa: S608 a constant
    return [read_wave_row(row) for row in rows]


def list_waves_by_event(db: Database) -> dict[int, list[Wave]]:
    """Return the waves of every event in the order they happen, by the event's id."""
    waves: dict[int, list[Wave]] = defaultdict(list)
    for row in db.query(f"SELECT * FROM waves ORDER BY event_id, {_ORDER}"):  # noqa: S608 a constant
        waves[row["event_id"]].append(read_wave_row(row))
    return waves


def find_wave(db: Database, event_id: int, name: str) -> Wave | None:
    """Return one wave of an event, or None."""
    return next((wave for wave in list_waves(db, event_id) if wave.name == name), None)


def list_timed_waves(db: Database) -> list[Wave]:
    """Return the waves that the clock may still open or close."""
    rows = db.query("SELECT * FROM waves WHERE state IN ('draft', 'open')")
    return [read_wave_row(row) for row in rows]


def read_wave_row(row: Mapping[str, Any]) -> Wave:
    """Return the wave that a row of its table holds."""
    return Wave(
        id=row["id"],
        event_id=row["event_id"],
        name=WaveName(row["name"]),
        questionnaire_version=row["questionnaire_version"],
        state=WaveState(row["state"]),
        opens=_timestamp(row["opens"]),
        closes=_timestamp(row["closes"]),
    )


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else write_timestamp(moment)


def _timestamp(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
