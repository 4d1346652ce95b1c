"""Which events are archived, and the times at which their waves would have opened and closed."""

from datetime import date

from sqlite_utils import Database


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
