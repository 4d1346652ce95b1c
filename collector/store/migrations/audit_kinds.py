"""The step that turns the audit log's English sentences into kinds and values.

Sentences are read here alone. An export is looked for first, because its reason may read like any
other line. Apart from account names, no value can be mistaken for free text.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import yaml
from sqlite_utils import Database


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
        re.escape(words) + (f"(?P<{name}>{_FORMS['values'][name]})" if name else "")
        for words, name, _, _ in Formatter().parse(sentence)
    ]
    return re.compile("".join(parts))


_FORMS = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
_PATTERNS = {kind: _pattern(sentence) for kind, sentence in _FORMS["sentences"].items()}
