"""The lines of the audit log: each is a kind and its values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

AuditKind = Literal[
    "account_made",
    "signed_in",
    "signed_in_by_provider",
    "signed_out_everywhere",
    "password_changed",
    "identity_connected",
    "identity_removed",
    "invited",
    "own_roles_given",
    "roles_given",
    "event_planned",
    "event_changed",
    "change_undone",
    "event_archived",
    "event_restored",
    "series_changed",
    "approval_needed",
    "approval_not_needed",
    "ways_offered",
    "times_changed",
    "wave_opened",
    "wave_closed",
    "opening_taken_back",
    "cards_printed",
    "answers_exported",
    "rescue_loaded",
    "job_asked",
    "job_stopped",
    "sealing_begun",
    "sealing_ended_waves",
    "key_destroyed",
    "text_coded",
    "coding_approved",
    "coding_taken_back",
    "version_chosen",
    "draft_begun",
    "draft_archived",
    "draft_restored",
    "version_published",
    "approval_asked",
    "correction_asked",
    "publication_approved",
    "publication_sent_back",
]

AuditValue = str | int | Sequence[str] | Mapping[str, str | int]
"""A name, a number, several names, or something about each name."""


@dataclass(frozen=True)
class AuditLine:
    """One line of the log.

    `kind` is empty if an older version wrote the line as a `text` that cannot be read. `at` is
    None where the time could tell whose answers are meant.
    """

    id: int
    day: date
    at: datetime | None
    account: str
    kind: str
    values: Mapping[str, AuditValue]
    text: str
