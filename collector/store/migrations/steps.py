"""The order of the schema's steps. It is append-only: a landed step never changes.

A step is the SQL file of its name, or a function if it has to read what is stored.
"""

from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database, Migrations

from collector.store.migrations.audit_kinds import m017_audit_kinds
from collector.store.migrations.moments import m025_moments
from collector.store.migrations.statements import m019_statements

_STEPS = (
    "m001_series_events_waves",
    "m002_responses",
    "m003_results",
    "m004_accounts",
    "m005_sealings",
    "m006_linking",
    "m007_paces",
    "m008_roles",
    "m009_room_views",
    "m010_codings",
    "m011_hours",
    "m014_questionnaire_drafts",
    "m012_pools_and_approvals",
    "m015_identity",
    "m013_workplace",
    "m016_earlier_series",
    "m017_audit_kinds",
    "m018_archived_drafts",
    "m019_statements",
    "m020_no_sign_in_attempts",
    "m021_key_checks",
    "m022_clock",
    "m023_withdrawals",
    "m024_certificates",
    "m025_moments",
    "m026_statement_sections",
    "m027_analysis_plans",
    "m030_comparisons",
)

_FUNCTIONS = {
    "m017_audit_kinds": m017_audit_kinds,
    "m019_statements": m019_statements,
    "m025_moments": m025_moments,
}


def _run_script(name: str) -> Callable[[Database], None]:
    def run(db: Database) -> None:
        db.executescript(Path(__file__).with_name(f"{name}.sql").read_text("utf-8"))

    return run


migrations = Migrations("collector")
for _name in _STEPS:
    migrations(name=_name)(_FUNCTIONS.get(_name) or _run_script(_name))
