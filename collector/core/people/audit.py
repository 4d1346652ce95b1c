"""The lines of the audit log: each is a kind and its values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from collector.errors import ReasonError

_Account = Literal["account_made", "invited", "own_roles_given", "roles_given", "password_changed"]
_SignIn = Literal["signed_in", "signed_in_by_provider", "signed_out_everywhere"]
_Identity = Literal["identity_connected", "identity_removed"]
_Event = Literal["event_planned", "event_changed", "change_undone", "ways_offered"]
_Fixed = Literal["plan_fixed", "comparison_fixed", "control_fixed", "chosen_low_fixed"]
_Archive = Literal["event_archived", "event_restored", "draft_archived", "draft_restored"]
_Series = Literal["series_changed", "approval_needed", "approval_not_needed"]
_Wave = Literal["times_changed", "wave_opened", "wave_closed", "opening_taken_back"]
_Answers = Literal["cards_printed", "answers_exported", "rescue_loaded", "room_drawn"]
_Coding = Literal["text_coded", "coding_approved", "coding_taken_back"]
_Work = Literal["job_asked", "job_stopped"]
_Sealing = Literal["sealing_announced", "sealing_begun", "sealing_ended_waves", "key_destroyed"]
_Certificate = Literal["signing_key_made", "sealing_certified"]
_Service = Literal["backup_restored"]
_Version = Literal["draft_begun", "version_published", "version_chosen"]
_Spelling = Literal["spelling_declared", "spelling_withdrawn", "spelling_confirmed"]
_Request = Literal["approval_asked", "correction_asked"]
_Decision = Literal["publication_approved", "publication_sent_back", "flood_accepted"]

_Plan = Literal[_Event, _Fixed, _Archive, _Series, _Wave]
_Asked = Literal[_Answers, _Coding, _Work, _Sealing, _Certificate, _Version, _Service]
AuditKind = Literal[_Account, _SignIn, _Identity, _Plan, _Asked, _Request, _Decision, _Spelling]
"""What happened; the kinds of one subject stand together."""

AuditValue = str | int | Sequence[str] | Mapping[str, str | int]
"""A name, a number, several names, or something about each name."""

SHORTEST_REASON, LONGEST_REASON = 10, 500


def tidy_reason(reason: str) -> str:
    """Return why somebody does something, on one line, or raise ReasonError for its length."""
    said = " ".join(reason.split())
    if not SHORTEST_REASON <= len(said) <= LONGEST_REASON:
        length = f"{SHORTEST_REASON} to {LONGEST_REASON} characters"
        raise ReasonError(f"say why in {length}, for the audit log")
    return said


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
