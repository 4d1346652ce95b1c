"""The tiny questionnaires of tests/forms, one per feature, as written and with cells changed."""

from copy import deepcopy
from pathlib import Path

from collector.core.checking.rules import check_sheets
from collector.formats.questionnaire.yaml import read_yaml

FORMS = sorted((Path(__file__).parents[1] / "forms").glob("*.yaml"))


def read_form(name):
    [path] = [path for path in FORMS if path.stem == name]
    return read_yaml(path.read_text("utf-8"))


def change(sheets, *edits):
    """Return a copy with cells changed, each given as (sheet, row, column, text).

    A question is given by its name, a choice by its list and name, as "agree5 dk".
    """
    sheets = deepcopy(sheets)
    for sheet, name, column, text in edits:
        row = sheets.settings if sheet == "settings" else named(getattr(sheets, sheet), name)
        row[column] = text
    return sheets


def named(rows, name):
    """Return the row of a question by its name, or of a choice by its list and name."""
    names = [f"{row.get('list_name', '')} {row.get('name')}".strip() for row in rows]
    return rows[names.index(name)]


def check_form(name, *edits):
    """Return the problems of a tiny questionnaire with cells changed, as sentences."""
    return [str(problem) for problem in check_sheets(change(read_form(name), *edits))]
