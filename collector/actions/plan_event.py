"""Plan an event: its series, its key, and its three waves at their usual times."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from collector.core.events import Event, Series
from collector.core.waves import Wave, WaveName, WaveState
from collector.store.database import transaction
from collector.store.events import save_event, save_series
from collector.store.keys import create_key
from collector.store.sealing import find_sealing
from collector.store.waves import list_waves, save_state, save_wave

TALLINN = ZoneInfo("Europe/Tallinn")

STARTS_AT = time(9)
ENDS_AT = time(16)


def plan_event(
    db: Database, series: Series, event: Event, versions: Mapping[WaveName, str], *, keys: Path
) -> Event:
    """Save a series and an event with its waves and key.

    Planning again moves the waves that have not opened yet to the event's new days.
    """
    with transaction(db):
        saved = save_event(db, replace(event, series_id=save_series(db, series).id))
        for name, version in versions.items():
            opens, closes = usual_times(saved, name)
            save_wave(db, Wave(0, saved.id, name, version, WaveState.DRAFT, opens, closes))
        for wave in list_waves(db, saved.id):
            if wave.state is WaveState.DRAFT:
                opens, closes = usual_times(saved, wave.name)
                save_state(db, wave, wave.state, opens=opens, closes=closes)
        if find_sealing(db, saved.id) is None:
            create_key(keys, event.slug)
    return saved


def usual_times(event: Event, name: WaveName) -> tuple[datetime, datetime]:
    """Return when a wave usually opens and closes, in UTC.

    Before: from seven days ahead until an hour into the event; after: from 30 minutes before its
    end for 48 hours; follow-up: 90 days later for 14 days.
    """
    start = datetime.combine(event.starts, STARTS_AT, TALLINN).astimezone(UTC)
    end = datetime.combine(event.ends, ENDS_AT, TALLINN).astimezone(UTC)
    return {
        WaveName.PRE: (start - timedelta(days=7), start + timedelta(hours=1)),
        WaveName.POST: (end - timedelta(minutes=30), end + timedelta(hours=48)),
        WaveName.FOLLOWUP: (end + timedelta(days=90), end + timedelta(days=104)),
    }[name]
