"""Saved versions of questionnaires, the series that have them, and corrections of spelling.

Corrections that wait for a second person are saved too.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date

import msgspec
from sqlite_utils import Database

from collector.core.checking.rules import read_questionnaire
from collector.core.questionnaire.corrections import Correction, correct, find_roots
from collector.core.questionnaire.model import Questionnaire, Sheets
from collector.errors import NotFoundError
from collector.store.rows import list_rows, write_row


def save_questionnaire(db: Database, name: str, sheets: Sheets) -> str:
    """Save a version if it is new and return the hash that names it."""
    version = sheets.version()
    text = json.dumps(asdict(sheets), ensure_ascii=False)
    row = {"version": version, "name": name, "sheets": text}
    db.table("questionnaires").insert(row, ignore=True)
    return version


def get_questionnaire(db: Database, version: str) -> Questionnaire:
    """Return one version, or raise NotFoundError; corrected words count as those before them.

    Versions are kept in memory: a content hash means the same in every database.
    """
    sql = "SELECT question, texts FROM corrections WHERE confirmed IS NOT NULL ORDER BY id"
    key = version, tuple(db.execute(sql))
    if key not in _known:
        roots = find_roots(list_corrections(db))
        _known[key] = correct(read_questionnaire(get_sheets(db, version)), roots)
    return _known[key]


def get_sheets(db: Database, version: str) -> Sheets:
    """Return one version as it was written, or raise NotFoundError."""
    for (text,) in db.execute("SELECT sheets FROM questionnaires WHERE version = ?", [version]):
        return msgspec.json.decode(text, type=Sheets)
    raise NotFoundError(f"there is no questionnaire version {version}")


def list_written(db: Database) -> list[Sheets]:
    """Return every version as it was written, the latest saved first."""
    rows = db.execute("SELECT sheets FROM questionnaires ORDER BY rowid DESC")
    return [msgspec.json.decode(text, type=Sheets) for (text,) in rows]


_known: dict[tuple[str, tuple[object, ...]], Questionnaire] = {}


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
    """Return the versions published for a series or asked by its waves, the oldest first."""
    sql = (
        "SELECT version, name, min(day) AS day, max(account) AS account FROM ("
        " SELECT version, day, account FROM series_versions"
        "  WHERE series_id = :series_id UNION ALL"
        " SELECT questionnaire_version, starts, '' FROM waves"
        "  JOIN events ON events.id = event_id WHERE series_id = :series_id"
        ") JOIN questionnaires USING (version) GROUP BY version"
        " ORDER BY questionnaires.rowid"
    )
    return list_rows(db, SeriesVersion, sql, {"series_id": series_id})


def save_correction(db: Database, correction: Correction) -> None:
    """Save a declared correction; one that was declared before stays as it is."""
    db.table("corrections").insert(write_row(correction), ignore=True)


def list_corrections(db: Database) -> list[Correction]:
    """Return all corrections in the order in which they were declared."""
    return list_rows(db, Correction, "SELECT * FROM corrections ORDER BY id")


def save_confirmation(db: Database, correction: Correction) -> None:
    """Save that somebody confirmed a correction."""
    db.table("corrections").update(correction.id, write_row(correction))


def delete_correction(db: Database, number: int) -> None:
    """Delete a correction that was withdrawn."""
    db.execute("DELETE FROM corrections WHERE id = ?", [number])


def publish_confirmed(db: Database) -> None:
    """Let the public change log have every correction that is confirmed by now."""
    db.execute("UPDATE corrections SET is_public = 1 WHERE confirmed IS NOT NULL")
