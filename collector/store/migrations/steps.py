"""The order of the schema's steps. It is append-only: a landed step never changes."""

from sqlite_utils import Migrations

from collector.store.migrations import answers, audit_kinds, first_schema, workplace

_STEPS = (
    first_schema.m001_series_events_waves,
    first_schema.m002_responses,
    first_schema.m003_results,
    first_schema.m004_accounts,
    answers.m005_sealings,
    answers.m006_linking,
    answers.m007_paces,
    workplace.m008_roles,
    answers.m009_room_views,
    answers.m010_codings,
    workplace.m011_hours,
    workplace.m014_questionnaire_drafts,
    workplace.m012_pools_and_approvals,
    workplace.m015_identity,
    workplace.m013_workplace,
    workplace.m016_earlier_series,
    audit_kinds.m017_audit_kinds,
)

migrations = Migrations("collector")
for _step in _STEPS:
    migrations()(_step)
