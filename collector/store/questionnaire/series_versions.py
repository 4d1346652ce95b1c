"""Versions of questionnaires that were published for a series."""

from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database


@dataclass(frozen=True)
class SeriesVersion:
    """One version, since when the series has it, and whose it is."""

    version: str
    name: str
    day: date
    account: str


def save_series_version(
    db: Database, series_id: int, version: str, *, day: date, account: str
) -> None:
    """Save that a series has a version; the first time counts."""
    db.execute(
        "INSERT INTO series_versions VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [series_id, version, day.isoformat(), account],
    )


def list_series_versions(db: Database, series_id: int) -> list[SeriesVersion]:
    """Return the versions published for a series or asked by its waves, in the order they came."""
    rows = db.query(
        "SELECT version, name, min(day) AS day, max(account) AS account FROM ("
        " SELECT version, day, account FROM series_versions"
        "  WHERE series_id = :series_id UNION ALL"
        " SELECT questionnaire_version, starts, '' FROM waves"
        "  JOIN events ON events.id = event_id WHERE series_id = :series_id"
        ") JOIN questionnaires USING (version) GROUP BY version"
        " ORDER BY questionnaires.rowid",
        {"series_id": series_id},
    )
    return [
        SeriesVersion(row["version"], row["name"], date.fromisoformat(row["day"]), row["account"])
        for row in rows
    ]
