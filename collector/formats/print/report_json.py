"""The report as JSON for other programs; `docs/report-json.md` explains every key."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from collector.core.rows.changes import ScaleChange
from collector.core.rows.readings import Role, Statement
from collector.core.rows.report import Report
from collector.texts.languages import LANGUAGES, Language

_SAME = ("main", "response_shift", "usefulness", "network", "risks", "lists", "followup", "trends")
SECTIONS = {"soundness": "sensitivity", **{name: name for name in _SAME}}
"""The sections of statements by the key that readers know; what changed is said with its row."""

ADDED = {"statements", "charts"}  # parts of a report that the JSON has in other words or at its end


def write_report_json(report: Report) -> str:
    """Return the report as JSON text."""
    return json.dumps(lay_out(report), ensure_ascii=False, indent=1, default=asdict)


def lay_out(report: Report) -> dict[str, object]:
    """Return a report with every statement where it is about."""
    said = report.statements
    told = {each.about: each for each in said if each.tells_row}
    document = {name: cell for name, cell in vars(report).items() if name not in ADDED}
    return {
        **document,
        "changes": [_change(row, told[row.about]) for row in report.changes],
        "summary": _write(each for each in said if each.role is Role.LEAD),
        "findings": {
            key: _write(each for each in said if each.section == section)
            for key, section in SECTIONS.items()
        },
        "charts": report.charts,
        "advice": _write(each for each in said if each.role is Role.ADVICE),
    }


def _change(row: ScaleChange, statement: Statement) -> dict[str, object]:
    """Return the cells of a change, with its words before what is about its scale alone."""
    cells = asdict(row)
    of_scale = {name: cells.pop(name) for name in ("p_holm", "highest_before", "ceiling")}
    return {**cells, "title": statement.title, "sentence": statement.words, **of_scale}


def _write(statements: Iterable[Statement]) -> dict[Language, list[str]]:
    said = list(statements)
    return {language: [each.words[language] for each in said] for language in LANGUAGES}
