"""The schema's steps, in the order of `steps.txt`. It is append-only: a landed step never changes.

A step is the SQL file of its name, or a function if it has to read what is stored.
"""

from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database, Migrations

from collector.store.migrations.audit_kinds import m017_audit_kinds
from collector.store.migrations.moments import m025_moments
from collector.store.migrations.statements import m019_statements

_FUNCTIONS = {
    "m017_audit_kinds": m017_audit_kinds,
    "m019_statements": m019_statements,
    "m025_moments": m025_moments,
}


def _find_step(name: str) -> Callable[[Database], None]:
    def run(db: Database) -> None:
        db.executescript(Path(__file__).with_name(f"{name}.sql").read_text("utf-8"))

    return _FUNCTIONS.get(name, run)


migrations = Migrations("collector")
for _name in Path(__file__).with_suffix(".txt").read_text("ascii").split():
    migrations(name=_name)(_find_step(_name))
