"""Saved counts: arrivals by hour, response times by section, pictures of the room."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlite_utils import Database

from collector.core.disclosure.room import RoomPicture
from collector.core.events.floods import Flood
from collector.store.rows import find_row, list_rows, write_row

STEP = 10  # responses that are counted together

_HOUR = "%Y-%m-%dT%H"


def count_arrival(db: Database, wave_id: int, now: datetime) -> None:
    """Count one response; the hour is saved with every tenth response."""
    [(waiting,)] = db.execute(
        "INSERT INTO arriving VALUES (?, 1)"
        " ON CONFLICT (wave_id) DO UPDATE SET n = (n + 1) % ? RETURNING n",
        [wave_id, STEP],
    ).fetchall()
    if waiting == 0:
        db.execute(
            "INSERT INTO arrivals VALUES (?, ?, ?)"
            " ON CONFLICT (wave_id, hour) DO UPDATE SET n = n + excluded.n",
            [wave_id, now.astimezone(UTC).strftime(_HOUR), STEP],
        )


def list_arrivals(db: Database, wave_id: int) -> dict[datetime, int]:
    """Return the tens by the hour in which they were complete, the earliest first."""
    rows = db.execute("SELECT hour, n FROM arrivals WHERE wave_id = ? ORDER BY hour", [wave_id])
    return {datetime.strptime(hour, _HOUR).replace(tzinfo=UTC): n for hour, n in rows}


ResponseTimes = dict[str, dict[int, int]]  # by step and bucket of seconds: how many people


def count_response_times(db: Database, version: str, pace: Mapping[str, int]) -> None:
    """Count one person's buckets of seconds by step; they cannot be traced to the person."""
    db.conn.executemany(
        "INSERT INTO paces VALUES (?, ?, ?, 1)"
        " ON CONFLICT (questionnaire_version, step, seconds) DO UPDATE SET n = n + 1",
        [(version, step, seconds) for step, seconds in pace.items()],
    )


def list_response_times(
    db: Database, version: str, *, of_all_versions: bool = False
) -> ResponseTimes:
    """Return the counts of one version of a questionnaire, or of all that have its name."""
    same = "USING (name)" if of_all_versions else "USING (version)"
    rows = db.execute(
        "SELECT step, seconds, sum(n) FROM questionnaires AS one"  # noqa: S608 a constant
        f" JOIN questionnaires AS same {same} JOIN paces ON questionnaire_version = same.version"
        " WHERE one.version = ? GROUP BY step, seconds",
        [version],
    )
    times: ResponseTimes = defaultdict(dict)
    for step, seconds, n in rows:
        times[step][seconds] = n
    return times


def list_pictures(db: Database, wave_id: int) -> list[RoomPicture]:
    """Return what the wall of a wave has shown, the latest last."""
    sql = "SELECT * FROM room_pictures WHERE wave_id = ? ORDER BY id"
    return list_rows(db, RoomPicture, sql, [wave_id])


def save_picture(db: Database, wave_id: int, picture: RoomPicture) -> None:
    """Save the next picture of a wave; the earlier ones stay known."""
    db.table("room_pictures").insert({"wave_id": wave_id, **write_row(picture)})


def find_flood(db: Database, wave_id: int) -> Flood:
    """Return what is saved of a flood of a wave, or that nothing is."""
    sql = "SELECT burst, decided FROM floods WHERE wave_id = ?"
    return find_row(db, Flood, sql, [wave_id]) or Flood()


def save_burst(db: Database, wave_id: int, burst: int) -> None:
    """Save that so many answers came within a minute; if never as many did, it is not decided."""
    db.execute(
        "INSERT INTO floods VALUES (?, ?, 0) ON CONFLICT (wave_id)"
        " DO UPDATE SET burst = excluded.burst, decided = 0 WHERE burst < excluded.burst",
        [wave_id, burst],
    )


def save_flood_decision(db: Database, wave_id: int, answers: int) -> None:
    """Save that somebody decided to publish a wave with so many answers."""
    db.execute(
        "INSERT INTO floods VALUES (?, 0, ?)"
        " ON CONFLICT (wave_id) DO UPDATE SET decided = excluded.decided",
        [wave_id, answers],
    )
