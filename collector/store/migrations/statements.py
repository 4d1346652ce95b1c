"""The step that turns the sentences of stored reports into statements.

What a sentence is about is known by the change that has the same words.
"""

import json
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

FORMAT = 2
"""Of the reports that are read; an older one is built again."""

_NUMBERS = ("n", "mean_before", "mean_after", "low", "high")
_COUNTS = ("better", "same", "worse")


def m019_statements(db: Database) -> None:
    """Store one list of statements in a report in place of sentences in many places."""
    for table in ("reports", "pooled_reports"):
        for event_id, text in db.execute(f"SELECT event_id, document FROM {table}").fetchall():  # noqa: S608 constants
            report = json.loads(text)
            if report.get("format") == FORMAT:
                report["statements"] = list(_list_statements(report))
                document = json.dumps(report, ensure_ascii=False, sort_keys=True)
                db.execute(
                    f"UPDATE {table} SET document = ? WHERE event_id = ?",  # noqa: S608 constants
                    [document, event_id],
                )


def _list_statements(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    leads, advice = _read(report.pop("summary")), _read(report.pop("advice"))
    parts = {part: _read(said) for part, said in report.pop("findings").items()}
    changes = [_read_change(row) for row in report["changes"]]
    told = [each["words"] for each in changes]
    sizes = {wave["name"]: wave["n"] for wave in report["waves"] if wave["n"]}
    sizes |= {"pairs": report["linking"]["pairs"]} if report["linking"]["pairs"] else {}
    for words in leads:
        if words not in told:
            summary = {"part": "summary", "role": "lead", "kind": "summary"}
            yield {**summary, "words": words, "numbers": sizes}
    order = [*leads, *parts["followup"], *told]
    for each in sorted(changes, key=lambda each: order.index(each["words"])):
        part = "followup" if each["words"] in parts["followup"] else "changes"
        yield {**each, "part": part, "role": "lead" if each["words"] in leads else "finding"}
    for words in parts.pop("soundness"):
        yield {"part": "sensitivity", "role": "caution", "words": words}
    for part, said in parts.items():
        for words in said:
            if words not in told:
                yield {"part": part, "role": "finding", "words": words}
    yield from ({"part": "advice", "role": "advice", "words": words} for words in advice)


def _read(sentences: dict[str, list[str]]) -> list[dict[str, str]]:
    return [
        dict(zip(sentences, each, strict=True)) for each in zip(*sentences.values(), strict=True)
    ]


def _read_change(row: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of a change; without interval it is said whether all moved alike."""
    said = _NUMBERS if row["low"] is not None else (*_NUMBERS[:3], *_COUNTS)
    return {
        "words": row.pop("sentence"),
        "title": row.pop("title"),
        "comparison": row["comparison"],
        "kind": row["kind"],
        "name": row["name"],
        "numbers": {column: row[column] for column in said},
    }
