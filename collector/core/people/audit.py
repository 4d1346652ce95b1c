"""What the audit log tells: each kind of line as an English sentence, and recognising it again.

The sentence is what is stored, so that lines of older versions are recognised as well and pages can
say them in three languages.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

KINDS: Mapping[str, str] = {
    "account_made": "account made",
    "signed_in": "signed in",
    "signed_in_by_provider": "signed in by the provider",
    "signed_out_everywhere": "signed out everywhere",
    "password_changed": "changed the password",
    "identity_connected": "connected the provider's sign-in",
    "identity_removed": "removed the provider's sign-in",
    "invited": "invited an {roles}",
    "own_roles_given": "is now {roles}",
    "roles_given": "{name} is now {roles}",
    "event_planned": "planned {event}",
    "event_changed": "changed the plan of {event}",
    "change_undone": "took the last change of {event} back",
    "event_archived": "archived {event}",
    "event_brought_back": "brought {event} back from the archive",
    "series_changed": "changed the series {series}",
    "ways_offered": "{event} offers {ways}",
    "times_changed": "set other times for {event}/{wave}",
    "wave_opened": "opened {event}/{wave}",
    "wave_closed": "closed {event}/{wave}",
    "opening_taken_back": "took the opening of {event}/{wave} back",
    "cards_printed": "{count} cards of {event} printed",
    "answers_exported": "exported the answers of {event}: {reason}",
    "rescue_loaded": "loaded a rescue file into {event}: {outcome}",
    "job_asked": "asked for {job} of {event}",
    "job_stopped": "stopped the {job} of {event}",
    "sealing_begun": "began to seal {event}",
    "sealing_ended_waves": "began to seal {event}; waves ended by it: {waves}",
    "key_destroyed": "key of event {event} destroyed on {day}",
    "text_coded": "coded a text of {event}",
    "coding_approved": "approved a coded text of {event}",
    "version_chosen": "{event}/{wave} asks version {version}",
    "draft_begun": "began draft {draft} of {series}/{wave}",
    "draft_put_away": "put away draft {draft} of {series}/{wave}",
    "draft_taken_out": "took out draft {draft} of {series}/{wave}",
    "version_published": "published version {version} of {series}/{wave}",
    "approval_asked": "asked to approve an edition of {event}",
    "correction_asked": "asked to approve a correction of {event}",
    "publication_approved": "approved publishing {event}",
    "publication_sent_back": "sent back the publication of {event}",
    "approval_needed": "the series {series} asks from now on for a second person's approval",
    "approval_not_needed": "the series {series} no longer asks for a second person's approval",
    "coding_taken_back": "took back a coding of {event}",
}
"""The sentence of each kind; a stored sentence that is none of these is shown as it stands."""

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ROLE = "(?:organiser|analyst|approver)"

_VALUES: Mapping[str, str] = {
    "event": _SLUG,
    "series": _SLUG,
    "wave": "pre|post|followup",
    "roles": f"{_ROLE}(?: and {_ROLE})*",
    "count": r"\d+",
    "draft": r"\d+",
    "version": "[0-9a-f]{12}",
    "day": r"\d{4}-\d\d-\d\d",
    "job": "[a-z]+",
}
"""What a value may look like; any other value is whatever stands in its place."""


@dataclass(frozen=True)
class Line:
    """A sentence of the audit log that was recognised: its kind and its values by name."""

    kind: str
    values: Mapping[str, str]


def read_line(what: str) -> Line | None:
    """Return the kind and the values of a stored sentence, or None if it is none of ours."""
    for kind, pattern in _PATTERNS.items():
        found = pattern.fullmatch(what)
        if found is not None:
            return Line(kind, found.groupdict())
    return None


def _pattern(sentence: str) -> re.Pattern[str]:
    parts = [
        re.escape(words) + (f"(?P<{name}>{_VALUES.get(name, '.+?')})" if name else "")
        for words, name, _, _ in Formatter().parse(sentence)
    ]
    return re.compile("".join(parts), re.DOTALL)


_PATTERNS = {kind: _pattern(sentence) for kind, sentence in KINDS.items()}
