"""The fields in which a row of a draft is edited: what was typed, and the field of a problem.

Only the columns that have a meaning for the row's type are read.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from collector.core.editing.choices import list_of, set_choice
from collector.core.editing.kinds import change_kind
from collector.core.editing.rows import rename, set_cells
from collector.core.editing.simple_conditions import (
    ORDERING,
    RELATIONS,
    SimpleCondition,
    SimpleRule,
    read_condition,
    write_condition,
)
from collector.core.questionnaire.columns import TYPE_COLUMNS, column_in
from collector.core.questionnaire.model import Row, Sheets
from collector.core.questionnaire.problems import Problem
from collector.core.questionnaire.rows import SheetRow, SheetRows, index_rows
from collector.texts.languages import LANGUAGES

TEXTS = ("label", "hint", "constraint_message")
CELLS = {
    "scale": "bind::scale",
    "public": "bind::public",
    "constraint": "constraint",
    "appearance": "appearance",
    "then_item_of": "bind::then_item_of",
}
"""A field's name and the column it fills."""
TICKS = {"required": "required", "reverse": "bind::reverse"}

LONGEST = 2000
MOST_RULES = 12

Sent = Mapping[str, str]
"""What was sent, by the field's name."""

_UNWANTED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def tidy_text(text: str) -> str:
    """Return a text as it is stored: one way to write each letter, no invisible characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", lines[: 2 * LONGEST])).strip()[:LONGEST]


def read_row(sheets: Sheets, row: int, sent: Sent) -> Sheets:
    """Return the sheets with what was typed about one row and its choices."""
    if not row:
        return set_cells(sheets, 0, _read_texts(sent, "", ("form_title",)))
    sheets = change_kind(sheets, row, sent.get("type", ""))
    lines = index_rows(sheets)
    line = lines.survey[row - 1]
    allowed = TYPE_COLUMNS.get(line.type, frozenset())
    typed = _read_cells(lines, line, sent)
    cells = {column: text for column, text in typed.items() if column in allowed}
    changed = set_cells(sheets, row, cells)
    for choice in list_own_choices(changed, row):
        changed = set_choice(changed, choice.number, _read_choice(choice, sent))
    name = tidy_text(sent.get("name", line.name))
    return rename(changed, row, name) if name != line.name else changed


def list_own_choices(sheets: Sheets, row: int) -> list[SheetRow]:
    """Return the choices that a question offers."""
    if not row:
        return []
    own = list_of(sheets, row)
    return [line for line in index_rows(sheets).choices if own and line.list_name == own]


def list_field_problems(
    sheets: Sheets, row: int, problems: Iterable[Problem]
) -> list[tuple[str, Problem]]:
    """Return the problems of one row and its choices, each with the id of its field."""
    choices = {line.number for line in list_own_choices(sheets, row)}
    sheet = "survey" if row else "settings"
    return [
        (find_field(problem), problem)
        for problem in problems
        if (problem.sheet == sheet and problem.row == row)
        or (problem.sheet == "choices" and problem.row in choices)
    ]


def find_field(problem: Problem) -> str:
    """Return the id of the field in which a problem can be solved."""
    column = problem.column.removeprefix("bind::").partition("::")[0]
    language = problem.language or next(
        (each for each in LANGUAGES if problem.column == column_in(column, each)), ""
    )
    if not language and column in {*TEXTS, "form_title"}:
        language = LANGUAGES[0]
    field = f"{column}-{language}" if language else column
    return f"choice-{problem.row}-{field}" if problem.sheet == "choices" else field


def _read_cells(lines: SheetRows, line: SheetRow, sent: Sent) -> Row:
    cells = _read_texts(sent, "", TEXTS)
    cells |= {column: tidy_text(sent[field]) for field, column in CELLS.items() if field in sent}
    cells |= {column: "yes" if field in sent else "" for field, column in TICKS.items()}
    if cells["required"] == "" and line["required"] == "no":
        cells["required"] = "no"
    relevant = _read_relevant(lines, line, sent)
    return cells if relevant is None else {**cells, "relevant": relevant}


def _read_texts(sent: Sent, prefix: str, columns: Iterable[str]) -> Row:
    return {
        column_in(column, language): tidy_text(sent[f"{prefix}{column}-{language}"])
        for column in columns
        for language in LANGUAGES
        if f"{prefix}{column}-{language}" in sent
    }


def _read_choice(choice: SheetRow, sent: Sent) -> Row:
    prefix = f"choice-{choice.number}-"
    if f"{prefix}name" not in sent:
        return {}
    cells = _read_texts(sent, prefix, ("label",))
    missing = "yes" if f"{prefix}missing" in sent else ""
    return {**cells, "name": tidy_text(sent[f"{prefix}name"]), "missing": missing}


def _read_relevant(lines: SheetRows, line: SheetRow, sent: Sent) -> str | None:
    """Return the condition, None if nothing was said about it; the same rows keep its source."""
    if "relevant" in sent:
        return tidy_text(sent["relevant"])
    if "joint" not in sent:
        return None
    condition = SimpleCondition(
        tuple(_read_rules(lines, sent)), "or" if sent["joint"] == "or" else "and"
    )
    known = read_condition(line["relevant"])
    if known is not None and known.rules == condition.rules:
        same_joint = known.joint == condition.joint or len(known.rules) < 2  # noqa: PLR2004 one rule needs no joint
        if same_joint:
            return line["relevant"]
    return write_condition(condition, _list_numbers(lines))


def _list_numbers(lines: SheetRows) -> set[str]:
    return {each.name for each in lines.questions if each.type == "integer"}


def _read_rules(lines: SheetRows, sent: Sent) -> Iterator[SimpleRule]:
    numbers = _list_numbers(lines)
    for number in range(MOST_RULES):
        question = tidy_text(sent.get(f"rule-{number}-question", ""))
        field = "number" if question in numbers else "value"
        value = tidy_text(sent.get(f"rule-{number}-{field}", ""))
        relation = sent.get(f"rule-{number}-relation", "")
        known = next((each for each in RELATIONS if each == relation), RELATIONS[0])
        if question not in numbers and known in ORDERING and not value.isdecimal():
            known = "is"  # a word is neither more nor less than another
        # What is between quotes must not end them; a name never holds one.
        if question and not re.search(r"[^\w]", question, re.ASCII):
            yield SimpleRule(question, known, re.sub(r"[^\w-]", "", value, flags=re.ASCII))
