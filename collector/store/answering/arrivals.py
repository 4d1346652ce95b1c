"""In which hours the answers of a wave arrived, counted by tens and apart from any response.

A ten is counted in the hour of its last answer, so that no row tells when one person answered.
"""

from datetime import UTC, datetime

from sqlite_utils import Database

STEP = 10
"""Answers that are counted together."""

_HOUR = "%Y-%m-%dT%H"


def count_arrival(db: Database, wave_id: int, now: datetime) -> None:
    """Count one answer; the hour is written down with every tenth alone."""
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
