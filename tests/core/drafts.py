"""A small questionnaire to edit: two sections, a rating, a choice and a text."""

from collector.core.questionnaire.columns import column_in
from collector.core.questionnaire.model import Sheets
from collector.texts.languages import LANGUAGES


def said(words, column="label"):
    """Return a text in three languages."""
    return {column_in(column, language): f"{words} {language}" for language in LANGUAGES}


def small_sheets():
    return Sheets(
        {"form_id": "pre", **said("Title", "form_title")},
        [
            {"type": "begin_group", "name": "first", **said("First")},
            {"type": "select_one points", "name": "joy", "bind::scale": "mood", **said("Joy")},
            {"type": "select_one points", "name": "calm", "bind::scale": "mood", **said("Calm")},
            {"type": "end_group"},
            {"type": "begin_group", "name": "second", **said("Second")},
            {"type": "select_multiple help", "name": "helped", **said("Helped")},
            {"type": "text", "name": "why", "relevant": "${joy} >= 4", **said("Why")},
            {"type": "end_group"},
        ],
        [
            *({"list_name": "points", "name": str(n), **said(f"P{n}")} for n in range(1, 6)),
            {"list_name": "points", "name": "dk", "missing": "yes", **said("Dk")},
            *({"list_name": "help", "name": n, **said(n)} for n in ("police", "rescue")),
        ],
    )


def order(sheets):
    """Return the survey as names, with bars where sections end."""
    return " ".join(row.get("name", "|") for row in sheets.survey)


def choices_of(sheets, list_name):
    return [row["name"] for row in sheets.choices if row["list_name"] == list_name]
