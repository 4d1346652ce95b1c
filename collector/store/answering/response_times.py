"""Counts of how long people took for each step of a questionnaire, apart from any response."""

from collections import defaultdict
from collections.abc import Mapping

from sqlite_utils import Database

Paces = dict[str, dict[int, int]]
"""By step and bucket of seconds: how many people."""


def count_pace(db: Database, version: str, pace: Mapping[str, int]) -> None:
    """Count one person's buckets of seconds by step; nothing tells afterwards whose they were."""
    db.conn.executemany(
        "INSERT INTO paces VALUES (?, ?, ?, 1)"
        " ON CONFLICT (questionnaire_version, step, seconds) DO UPDATE SET n = n + 1",
        [(version, step, seconds) for step, seconds in pace.items()],
    )


def list_paces(db: Database, version: str) -> Paces:
    """Return the counts of one version of a questionnaire."""
    return _paces(db, "questionnaire_version = ?", version)


def list_paces_of_all_versions(db: Database, version: str) -> Paces:
    """Return the counts of all versions of the questionnaire of which this is one."""
    same_name = "SELECT name FROM questionnaires WHERE version = ?"
    versions = f"SELECT version FROM questionnaires WHERE name = ({same_name})"  # noqa: S608 a constant
    return _paces(db, f"questionnaire_version IN ({versions})", version)


def _paces(db: Database, condition: str, version: str) -> Paces:
    rows = db.query(
        f"SELECT step, seconds, sum(n) AS n FROM paces WHERE {condition} GROUP BY step, seconds",  # noqa: S608 constants
        [version],
    )
    paces: Paces = defaultdict(dict)
    for row in rows:
        paces[row["step"]][row["seconds"]] = row["n"]
    return paces
