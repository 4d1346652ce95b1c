"""The plan history: an event or a series before its last change, so that it can be undone."""

import json

from sqlite_utils import Database

from collector.core.events.events import Event, Series
from collector.core.waves import Wave
from collector.store.rows import read_row


def save_plan_history(db: Database, event_id: int) -> None:
    """Keep the plan as it is now in place of the one kept before."""
    [event] = db.query("SELECT * FROM events WHERE id = ?", [event_id])
    waves = list(db.query("SELECT * FROM waves WHERE event_id = ?", [event_id]))
    db.execute(
        "INSERT OR REPLACE INTO earlier_plans VALUES (?, ?, ?)",
        [event_id, json.dumps(event), json.dumps(waves)],
    )


def find_plan_history(db: Database, event_id: int) -> tuple[Event, list[Wave]] | None:
    """Return an event and its waves before the last change, or None if nothing was changed.

    What an older version did not keep, for it had no such column, is as it is now.
    """
    rows = db.query("SELECT event, waves FROM earlier_plans WHERE event_id = ?", [event_id])
    for row in rows:
        [event] = db.query("SELECT * FROM events WHERE id = ?", [event_id])
        waves = db.query("SELECT * FROM waves WHERE event_id = ?", [event_id])
        now = {wave["id"]: wave for wave in waves}
        earlier = (now[wave["id"]] | wave for wave in json.loads(row["waves"]))
        whole = read_row(event | json.loads(row["event"]), Event)
        return whole, [read_row(wave, Wave) for wave in earlier]
    return None


def save_series_history(db: Database, slug: str) -> None:
    """Keep a series as it is now in place of what was kept before."""
    [series] = db.query("SELECT * FROM series WHERE slug = ?", [slug])
    db.execute(
        "INSERT OR REPLACE INTO earlier_series VALUES (?, ?)", [series["id"], json.dumps(series)]
    )


def find_series_history(db: Database, slug: str) -> Series | None:
    """Return a series before its last change, or None if nothing was changed."""
    rows = db.query(
        "SELECT series.*, earlier.series AS earlier FROM series"
        " JOIN earlier_series AS earlier ON series_id = id WHERE slug = ?",
        [slug],
    )
    for row in rows:
        return read_row(row | json.loads(row["earlier"]), Series)
    return None
