"""Saved versions of questionnaires; a version is its content hash and never changes."""

import json
from dataclasses import asdict

from sqlite_utils import Database

from collector.core.checking.build import read_questionnaire
from collector.core.questionnaire.model import Questionnaire, Sheets
from collector.errors import NotFoundError


def save_questionnaire(db: Database, name: str, sheets: Sheets) -> str:
    """Save a version if it is new and return the hash that names it."""
    version = sheets.version()
    text = json.dumps(asdict(sheets), ensure_ascii=False)
    db.execute(
        "INSERT INTO questionnaires VALUES (?, ?, ?) ON CONFLICT (version) DO NOTHING",
        [version, name, text],
    )
    return version


def get_questionnaire(db: Database, version: str) -> Questionnaire:
    """Return one version, or raise NotFoundError.

    Versions are kept in memory: a content hash means the same in every database.
    """
    if version not in _known:
        _known[version] = read_questionnaire(get_sheets(db, version))
    return _known[version]


def get_sheets(db: Database, version: str) -> Sheets:
    """Return one version as it was written, or raise NotFoundError."""
    for row in db.query("SELECT sheets FROM questionnaires WHERE version = ?", [version]):
        return Sheets(**json.loads(row["sheets"]))
    raise NotFoundError(f"there is no questionnaire version {version}")


def list_written(db: Database) -> list[Sheets]:
    """Return every version as it was written, the latest saved first."""
    rows = db.query("SELECT sheets FROM questionnaires ORDER BY rowid DESC")
    return [Sheets(**json.loads(row["sheets"])) for row in rows]


_known: dict[str, Questionnaire] = {}
