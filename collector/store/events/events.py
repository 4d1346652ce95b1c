"""Saved series and events."""

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date, time
from typing import Any

from sqlite_utils import Database

from collector.core.events.events import Event, Series
from collector.core.linking.ways import LinkingPlan, Way
from collector.errors import NotFoundError, StateError
from collector.texts.languages import Translated

PlanRow = tuple[str | int | None, ...]
"""A raw row of an event, a series or a wave, for comparison alone."""


def save_series(db: Database, series: Series) -> Series:
    """Save a new series, or a known slug anew, and return it with its id.

    Whether it asks for approval is changed by `save_needs_approval` alone, never in passing.
    """
    row = {
        "slug": series.slug,
        "title": json.dumps(series.title.as_dict(), ensure_ascii=False),
        "organiser": json.dumps(series.organiser.as_dict(), ensure_ascii=False),
        "contact": series.contact,
        "primary_scales": json.dumps(series.primary_scales),
        "threshold": series.threshold,
        "needs_approval": int(series.needs_approval),
    }
    return read_series_row(_save(db, "series", row, fixed={"needs_approval"}))


def save_needs_approval(db: Database, series: Series) -> None:
    """Save whether a second person must approve the editions of a series."""
    db.execute(
        "UPDATE series SET needs_approval = ? WHERE id = ?",
        [int(series.needs_approval), series.id],
    )


def list_series(db: Database) -> list[Series]:
    """Return every series by slug."""
    return [read_series_row(row) for row in db.query("SELECT * FROM series ORDER BY slug")]


def get_series(db: Database, series_id: int) -> Series:
    """Return one series, or raise NotFoundError."""
    for row in db.query("SELECT * FROM series WHERE id = ?", [series_id]):
        return read_series_row(row)
    message = f"there is no series number {series_id}"
    raise NotFoundError(message)


def save_event(db: Database, event: Event) -> Event:
    """Save a new event, or a known slug anew, and return it with its id.

    Raises:
        StateError: the sealing would be moved although people have answered, who were told the day.
    """
    _check_sealing_kept(db, event)
    row = {
        "series_id": event.series_id,
        "slug": event.slug,
        "title": json.dumps(event.title.as_dict(), ensure_ascii=False),
        "place": json.dumps(event.place.as_dict(), ensure_ascii=False),
        "starts": event.starts.isoformat(),
        "ends": event.ends.isoformat(),
        "head_count": event.head_count,
        "sealing": event.sealing.isoformat(),
        "simulated": int(event.simulated),
        "linking": _linking_text(event.linking),
        "starts_at": event.starts_at.isoformat("minutes"),
        "ends_at": event.ends_at.isoformat("minutes"),
        "partners": json.dumps(event.partners.as_dict(), ensure_ascii=False),
        "topics": json.dumps(event.topics.as_dict(), ensure_ascii=False),
        "moderator": event.moderator,
    }
    return read_event_row(_save(db, "events", row, fixed={"series_id", "simulated"}))


def find_event(db: Database, slug: str) -> Event | None:
    """Return the event with this slug, or None."""
    for row in db.query("SELECT * FROM events WHERE slug = ?", [slug]):
        return read_event_row(row)
    return None


def get_event(db: Database, slug: str) -> Event:
    """Return the event with this slug, or raise NotFoundError naming those that exist."""
    event = find_event(db, slug)
    if event is None:
        known = ", ".join(each.slug for each in list_events(db)) or "none yet"
        message = f"there is no event “{slug}”; events: {known}"
        raise NotFoundError(message)
    return event


def list_events(db: Database, series_id: int | None = None) -> list[Event]:
    """Return the events of one series, or all, in the order they happen."""
    rows = db.query(
        "SELECT * FROM events WHERE :series_id IS NULL OR series_id = :series_id"
        " ORDER BY starts, slug",
        {"series_id": series_id},
    )
    return [read_event_row(row) for row in rows]


def list_plan_rows(db: Database, slug: str) -> list[PlanRow]:
    """Return the raw rows of an event, its series and waves: the same while nothing changed."""
    rows: list[PlanRow] = db.conn.execute(
        "SELECT * FROM events JOIN series ON series.id = series_id"
        " LEFT JOIN waves ON event_id = events.id WHERE events.slug = ?",
        [slug],
    ).fetchall()
    return rows


def _check_sealing_kept(db: Database, event: Event) -> None:
    moved = db.execute(
        "SELECT sealing FROM events WHERE slug = ? AND sealing <> ? AND EXISTS ("
        " SELECT 1 FROM responses JOIN waves ON waves.id = wave_id WHERE event_id = events.id)",
        [event.slug, event.sealing.isoformat()],
    ).fetchone()
    if moved is not None:
        message = (
            f"{event.slug} is sealed on {moved[0]}: the day cannot be moved any more, because "
            "people have answered who were told it"
        )
        raise StateError(message)


def _save(
    db: Database, table: str, row: Mapping[str, Any], fixed: AbstractSet[str]
) -> Mapping[str, Any]:
    """Insert a row or, if its slug is known, update all but what is fixed; return it whole."""
    changing = ", ".join(f"{column} = excluded.{column}" for column in row.keys() - fixed)
    rows = db.query(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})"  # noqa: S608 names of ours
        f" ON CONFLICT (slug) DO UPDATE SET {changing} RETURNING *",
        dict(row),
    )
    return next(iter(rows))


def read_series_row(row: Mapping[str, Any]) -> Series:
    """Return the series of a row."""
    return Series(
        id=row["id"],
        slug=row["slug"],
        title=Translated.from_dict(json.loads(row["title"])),
        organiser=Translated.from_dict(json.loads(row["organiser"])),
        contact=row["contact"],
        primary_scales=tuple(json.loads(row["primary_scales"])),
        threshold=row["threshold"],
        needs_approval=bool(row["needs_approval"]),
    )


def read_event_row(row: Mapping[str, Any]) -> Event:
    """Return the event that a row of its table holds."""
    return Event(
        id=row["id"],
        series_id=row["series_id"],
        slug=row["slug"],
        title=Translated.from_dict(json.loads(row["title"])),
        place=Translated.from_dict(json.loads(row["place"])),
        starts=date.fromisoformat(row["starts"]),
        ends=date.fromisoformat(row["ends"]),
        head_count=row["head_count"],
        sealing=date.fromisoformat(row["sealing"]),
        simulated=bool(row["simulated"]),
        linking=_linking(row["linking"]),
        starts_at=time.fromisoformat(row["starts_at"]),
        ends_at=time.fromisoformat(row["ends_at"]),
        partners=Translated.from_dict(json.loads(row["partners"])),
        topics=Translated.from_dict(json.loads(row["topics"])),
        moderator=row["moderator"],
    )


def _linking_text(plan: LinkingPlan) -> str:
    texts = {way: text.as_dict() for way, text in plan.texts.items()}
    return json.dumps({"ways": plan.ways, "texts": texts}, ensure_ascii=False)


def _linking(text: str) -> LinkingPlan:
    plan = json.loads(text)
    return LinkingPlan(
        ways=tuple(Way(way) for way in plan["ways"]),
        texts={Way(way): Translated.from_dict(each) for way, each in plan["texts"].items()},
    )
