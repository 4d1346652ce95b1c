"""Saved series and events, which events are archived, and what undoing the last change needs."""

import json
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import TypeVar

from sqlite_utils import Database

from collector.core.events.events import COMPARED, Event, Series
from collector.core.waves import Wave
from collector.errors import NotFoundError, StateError
from collector.store.rows import find_row, get_row, list_rows, read_row, write_row

T = TypeVar("T", Series, Event)


def save_series(db: Database, series: Series) -> Series:
    """Save a new series, or a known slug anew, and return it with its id.

    Whether it asks for approval is changed by `save_needs_approval` alone, never in passing.
    """
    return _save(db, "series", series, fixed={"needs_approval"})


def save_needs_approval(db: Database, series: Series) -> None:
    """Save whether a second person must approve the editions of a series."""
    db.table("series").update(series.id, {"needs_approval": series.needs_approval})


def list_series(db: Database) -> list[Series]:
    """Return every series by slug."""
    return list_rows(db, Series, "SELECT * FROM series ORDER BY slug")


def get_series(db: Database, series_id: int) -> Series:
    """Return one series, or raise NotFoundError."""
    missing = f"there is no series number {series_id}"
    return get_row(db, Series, "SELECT * FROM series WHERE id = ?", [series_id], missing)


def get_named_series(db: Database, slug: str) -> Series:
    """Return the series with this slug, or raise NotFoundError naming those that exist."""
    known = ", ".join(each.slug for each in list_series(db)) or "none yet"
    missing = f"there is no series “{slug}”; series: {known}"
    return get_row(db, Series, "SELECT * FROM series WHERE slug = ?", [slug], missing)


def save_event(db: Database, event: Event) -> Event:
    """Save a new event, or a known slug anew, and return it with its id.

    With what it is compared, and whether only cards answer, stays once its plan is fixed.

    Raise StateError if the sealing would be moved although people have answered, who know the day.
    """
    _check_sealing_kept(db, event)
    known = find_event(db, event.slug)
    if known is not None and known.plan is not None:
        linking = replace(event.linking, cards_only=known.linking.cards_only)
        compared = {name: getattr(known, name) for name in COMPARED}
        event = replace(event, linking=linking, **compared)
    return _save(db, "events", event, fixed={"series_id", "simulated", "plan"})


def save_fixed_plan(db: Database, event: Event) -> None:
    """Save by what an event is judged; what was fixed before stays."""
    plan = write_row(event)["plan"]
    db.execute("UPDATE events SET plan = ? WHERE id = ? AND plan IS NULL", [plan, event.id])


def find_event(db: Database, slug: str) -> Event | None:
    """Return the event with this slug, or None."""
    return find_row(db, Event, "SELECT * FROM events WHERE slug = ?", [slug])


def get_event(db: Database, slug: str) -> Event:
    """Return the event with this slug, or raise NotFoundError naming those that exist."""
    event = find_event(db, slug)
    if event is None:
        known = ", ".join(each.slug for each in list_events(db)) or "none yet"
        raise NotFoundError(f"there is no event “{slug}”; events: {known}")
    return event


def list_events(db: Database, series_id: int | None = None) -> list[Event]:
    """Return the events of one series, or all, in the order they happen."""
    sql = (
        "SELECT * FROM events WHERE :series_id IS NULL OR series_id = :series_id"
        " ORDER BY starts, slug"
    )
    return list_rows(db, Event, sql, {"series_id": series_id})


def _check_sealing_kept(db: Database, event: Event) -> None:
    moved = db.execute(
        "SELECT sealing FROM events WHERE slug = ? AND sealing <> ? AND EXISTS ("
        " SELECT 1 FROM responses JOIN waves ON waves.id = wave_id WHERE event_id = events.id)",
        [event.slug, event.sealing.isoformat()],
    ).fetchone()
    if moved is not None:
        raise StateError(
            f"{event.slug} is sealed on {moved[0]}: the day cannot be moved any more, because "
            "people have answered who were told it"
        )


def _save(db: Database, table: str, value: T, fixed: AbstractSet[str]) -> T:
    """Insert a row or, if its slug is known, update all but what is fixed; return it whole."""
    row = write_row(value)
    changing = ", ".join(f"{column} = excluded.{column}" for column in row.keys() - fixed)
    sql = (
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})"  # noqa: S608 names of ours
        f" ON CONFLICT (slug) DO UPDATE SET {changing} RETURNING *"
    )
    return list_rows(db, type(value), sql, row)[0]


def save_archive(db: Database, event_id: int, day: date) -> None:
    """Archive an event; its waves in draft lose their times, so that the clock opens none."""
    db.execute(
        "INSERT INTO archives SELECT ?, ?, json_group_array("
        " json_object('id', id, 'opens', opens, 'closes', closes))"
        " FROM waves WHERE event_id = ? AND state = 'draft'",
        [event_id, day.isoformat(), event_id],
    )
    db.execute(
        "UPDATE waves SET opens = NULL, closes = NULL WHERE event_id = ? AND state = 'draft'",
        [event_id],
    )


def delete_archive(db: Database, event_id: int) -> None:
    """Bring an event back from the archive, its waves with the times that they had."""
    db.execute(
        "UPDATE waves SET opens = kept.value ->> 'opens', closes = kept.value ->> 'closes'"
        " FROM archives, json_each(archives.times) AS kept WHERE archives.event_id = ?"
        " AND waves.id = kept.value ->> 'id' AND waves.state = 'draft'",
        [event_id],
    )
    db.execute("DELETE FROM archives WHERE event_id = ?", [event_id])


def list_archived(db: Database) -> dict[int, date]:
    """Return the ids of all archived events, and since which day each is."""
    rows = db.execute("SELECT event_id, day FROM archives")
    return {event_id: date.fromisoformat(day) for event_id, day in rows}


def save_plan_history(db: Database, event_id: int) -> None:
    """Keep the plan as it is now in place of the one kept before."""
    [event] = db.query("SELECT * FROM events WHERE id = ?", [event_id])
    waves = list(db.query("SELECT * FROM waves WHERE event_id = ?", [event_id]))
    kept = {"event_id": event_id, "event": event, "waves": waves}
    db.table("earlier_plans").insert(kept, replace=True)


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
    kept = {"series_id": series["id"], "series": series}
    db.table("earlier_series").insert(kept, replace=True)


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
