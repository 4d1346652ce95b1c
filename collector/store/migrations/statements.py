"""The step that turns the sentences of stored reports into statements.

A sentence is about the change that has the same words.
"""

import json
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

FORMAT = 2
"""Of the reports that are read; an older one is built again."""

_ROLES = {"summary": "lead", "soundness": "caution", "advice": "advice"}
_PARTS = {"summary": "changes", "soundness": "sensitivity"}


def m019_statements(db: Database) -> None:
    """Store one list of statements in a report in place of sentences in many places."""
    for table in ("reports", "pooled_reports"):
        for event_id, text in db.execute(f"SELECT event_id, document FROM {table}").fetchall():  # noqa: S608 constants
            report = json.loads(text)
            if report.get("format") == FORMAT:
                report["statements"] = list(_list_statements(report))
                row = {"document": json.dumps(report, ensure_ascii=False, sort_keys=True)}
                db.table(table).update(event_id, row)


def _list_statements(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    changes = [_read_change(row) for row in report["changes"]]
    sizes = {wave["name"]: wave["n"] for wave in report["waves"] if wave["n"]}
    sizes |= {"pairs": report["linking"]["pairs"]} if report["linking"]["pairs"] else {}
    lead, advice = report.pop("summary"), report.pop("advice")
    for part, sentences in {"summary": lead, **report.pop("findings"), "advice": advice}.items():
        whole = {"kind": "summary", "numbers": sizes} if part == "summary" else {}
        for texts in zip(*sentences.values(), strict=True):
            words = dict(zip(sentences, texts, strict=True))
            found = [each for each in changes if each["words"] == words]
            changes = [each for each in changes if each not in found]
            about = {"part": _PARTS.get(part, part), "role": _ROLES.get(part, "finding")}
            yield from ({"words": words, **about, **each} for each in found or [whole])
    yield from ({"part": "changes", "role": "finding", **each} for each in changes)


def _read_change(row: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of a change; without interval it is said whether all moved alike."""
    spread = ("better", "same", "worse") if row["low"] is None else ("low", "high")
    return {
        "words": row.pop("sentence"),
        "title": row.pop("title"),
        **{name: row[name] for name in ("comparison", "kind", "name")},
        "numbers": {name: row[name] for name in ("n", "mean_before", "mean_after", *spread)},
    }
