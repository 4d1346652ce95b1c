"""The step that turns the audit log's English sentences into kinds and values.

Sentences are read here alone. An export is looked for first, because its reason may read like any
other line. Apart from account names, no value can be mistaken for free text.
"""

import json
import re
from collections.abc import Mapping
from string import Formatter

from sqlite_utils import Database

SENTENCES: Mapping[str, str] = {
    "answers_exported": "exported the answers of {event}: {reason}",
    "account_made": "account made",
    "signed_in": "signed in",
    "signed_in_by_provider": "signed in by the provider",
    "signed_out_everywhere": "signed out everywhere",
    "password_changed": "changed the password",
    "identity_connected": "connected the provider's sign-in",
    "identity_removed": "removed the provider's sign-in",
    "invited": "invited an {roles}",
    "own_roles_given": "is now {roles}",
    "event_planned": "planned {event}",
    "event_changed": "changed the plan of {event}",
    "change_undone": "took the last change of {event} back",
    "event_archived": "archived {event}",
    "event_restored": "brought {event} back from the archive",
    "series_changed": "changed the series {series}",
    "ways_offered": "{event} offers {ways}",
    "times_changed": "set other times for {event}/{wave}",
    "wave_opened": "opened {event}/{wave}",
    "wave_closed": "closed {event}/{wave}",
    "opening_taken_back": "took the opening of {event}/{wave} back",
    "cards_printed": "{count} cards of {event} printed",
    "rescue_loaded": "loaded a rescue file into {event}: {outcomes}",
    "job_asked": "asked for {job} of {event}",
    "job_stopped": "stopped the {job} of {event}",
    "sealing_begun": "began to seal {event}",
    "sealing_ended_waves": "began to seal {event}; waves ended by it: {waves}",
    "key_destroyed": "key of event {event} destroyed on {day}",
    "text_coded": "coded a text of {event}",
    "coding_approved": "approved a coded text of {event}",
    "coding_taken_back": "took back a coding of {event}",
    "version_chosen": "{event}/{wave} asks version {version}",
    "draft_begun": "began draft {draft} of {series}/{wave}",
    "draft_archived": "put away draft {draft} of {series}/{wave}",
    "draft_restored": "took out draft {draft} of {series}/{wave}",
    "version_published": "published version {version} of {series}/{wave}",
    "approval_asked": "asked to approve an edition of {event}",
    "correction_asked": "asked to approve a correction of {event}",
    "publication_approved": "approved publishing {event}",
    "publication_sent_back": "sent back the publication of {event}",
    "approval_needed": "the series {series} asks from now on for a second person's approval",
    "approval_not_needed": "the series {series} no longer asks for a second person's approval",
    "roles_given": "{name} is now {roles}",
}
"""The sentence of each kind, in the order in which they are tried."""

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ROLE = "(?:organiser|analyst|approver)"
_WAVE = "(?:pre|post|followup)"
_ENDED = rf"{_WAVE} \((?:draft|open)\)"
_OUTCOME = r"\d+ [a-z]+(?:_[a-z]+)?"

_VALUES: Mapping[str, str] = {
    "event": _SLUG,
    "series": _SLUG,
    "wave": _WAVE,
    "roles": f"{_ROLE}(?: and {_ROLE})*",
    "ways": "no linking|(?:card|phone|personal)(?:, (?:card|phone|personal))*",
    "waves": f"{_ENDED}(?:, {_ENDED})*",
    "outcomes": f"{_OUTCOME}(?:, {_OUTCOME})*",
    "count": r"\d+",
    "draft": r"\d+",
    "version": "[0-9a-f]{12}",
    "day": r"\d{4}-\d\d-\d\d",
    "job": "report|publish|correction",
    "reason": ".+",
    "name": ".+",
}
"""What each value may look like; none spans lines."""


def m017_audit_kinds(db: Database) -> None:
    """Store audit lines as kind and values; a line that cannot be read keeps its text."""
    db.executescript("""
        ALTER TABLE audit ADD COLUMN kind TEXT NOT NULL DEFAULT '';
        ALTER TABLE audit ADD COLUMN details TEXT NOT NULL
            DEFAULT '{}' CHECK (json_valid(details));
    """)
    for number, what in db.execute("SELECT id, what FROM audit").fetchall():
        for kind, pattern in _PATTERNS.items():
            found = pattern.fullmatch(what)
            if found is not None:
                _save(db, number, kind, found.groupdict())
                break


def _save(db: Database, number: int, kind: str, values: Mapping[str, str]) -> None:
    details = {name: _take_apart(name, value) for name, value in values.items()}
    db.execute(
        "UPDATE audit SET what = '', kind = ?, details = ?, event = ? WHERE id = ?",
        [kind, json.dumps(details, ensure_ascii=False), values.get("event", ""), number],
    )


def _take_apart(name: str, value: str) -> object:
    """Return a value as lines are saved today."""
    match name:
        case "roles":
            return value.split(" and ")
        case "ways":
            return [] if value == "no linking" else value.split(", ")
        case "waves":
            return dict(re.findall(r"(\w+) \((\w+)\)", value))
        case "outcomes":
            return {outcome: int(n) for n, outcome in re.findall(r"(\d+) (\w+)", value)}
        case "count" | "draft":
            return int(value)
    return value


def _pattern(sentence: str) -> re.Pattern[str]:
    parts = [
        re.escape(words) + (f"(?P<{name}>{_VALUES[name]})" if name else "")
        for words, name, _, _ in Formatter().parse(sentence)
    ]
    return re.compile("".join(parts))


_PATTERNS = {kind: _pattern(sentence) for kind, sentence in SENTENCES.items()}
