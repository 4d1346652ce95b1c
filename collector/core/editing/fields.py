"""The fields in which a draft is typed: the column that each fills, and what was typed.

Only the columns that have a meaning for a row's type are read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from collector.core.editing import simple_conditions as simple
from collector.core.editing.completeness import TEXT_COLUMNS, list_texts
from collector.core.editing.rows import change_kind, get_row, list_own_choices, rename, set_cells
from collector.core.questionnaire import columns
from collector.core.questionnaire.columns import column_in
from collector.core.questionnaire.model import Row, Sheets
from collector.core.questionnaire.rows import Problem, SheetRow, SheetRows, index_rows
from collector.core.questionnaire.types import QUESTION_TYPES, is_number, normalise
from collector.errors import NotFoundError
from collector.texts.languages import LANGUAGES

LONGEST = 2000
MOST_RULES = 12

Typed = Mapping[str, str]  # what was sent, by the field's name

_TICKS = frozenset({"required", "bind::reverse", "missing"})
_TITLES = frozenset(column_in("form_title", language) for language in LANGUAGES)
_READ_APART = frozenset({"type", "name", "relevant"})
_LANGUAGES = {tag: language for language, tag in columns.LANGUAGE_TAGS.items()}


def tidy_text(text: str) -> str:
    """Return a text as it is stored: one way to write each letter, no invisible characters."""
    return normalise(re.sub("[\t\u2028\u2029]", " ", text[: 2 * LONGEST]))[:LONGEST]


def type_row(sheets: Sheets, row: int, typed: Typed) -> Sheets:
    """Return the sheets with what was typed about one row and its choices; row 0 is the title."""
    if not row:
        return set_cells(sheets, 0, _read_cells(_TITLES, typed))
    check_row(sheets, row)
    sheets = change_kind(sheets, row, typed.get("type", ""))
    known = get_row(sheets, row)
    taken = columns.TYPE_COLUMNS.get(known.type, frozenset())
    cells = _read_cells(taken - _READ_APART, typed)
    if cells.get("required") == "" and known["required"] == "no":
        cells["required"] = "no"
    if "relevant" in taken:
        cells["relevant"] = _read_relevant(index_rows(sheets), known, typed)
    changed = set_cells(sheets, row, cells)
    for choice in list_own_choices(changed, row):
        prefix = f"choice-{choice.number}-"
        if f"{prefix}name" in typed:
            filled = _read_cells(columns.SHEET_COLUMNS["choices"] - {"list_name"}, typed, prefix)
            changed = set_cells(changed, choice.number, filled, "choices")
    name = tidy_text(typed.get("name", known.name))
    return rename(changed, row, name) if name != known.name else changed


def type_texts(sheets: Sheets, typed: Typed) -> Sheets:
    """Return the sheets with the translations that were typed."""
    for row, column in list_texts(sheets):
        translated = [column_in(column, language) for language in LANGUAGES]
        cells = _read_cells(translated, typed, f"{row.sheet}-{row.number}-")
        sheets = set_cells(sheets, row.number, cells, row.sheet)
    return sheets


def check_row(sheets: Sheets, row: int) -> None:
    """Raise NotFoundError unless a row can be typed into; row 0 is the title."""
    if row and get_row(sheets, row).type == columns.END_GROUP:
        raise NotFoundError(f"row {row} of the draft ends a section")


def list_field_problems(
    sheets: Sheets, row: int, problems: Iterable[Problem]
) -> list[tuple[str, Problem]]:
    """Return the problems of one row and its choices, each with the id of its field."""
    places = {("choices", each.number) for each in list_own_choices(sheets, row)}
    places.add(("survey" if row else "settings", row))
    return [(find_field(each), each) for each in problems if (each.sheet, each.row) in places]


def find_field(problem: Problem) -> str:
    """Return the id of the field in which a problem can be solved."""
    column, language = split_column(problem.column)
    if not language and column in {*TEXT_COLUMNS, "form_title"}:
        language = LANGUAGES[0]
    field = f"{column}-{language}" if language else column
    return f"choice-{problem.row}-{field}" if problem.sheet == "choices" else field


def split_column(column: str) -> tuple[str, str]:
    """Return a column's name without what XLSForm puts before and behind it, and its language."""
    name, _, tag = column.removeprefix("bind::").partition("::")
    return name, _LANGUAGES.get(tag, "")


def _read_cells(taken: Iterable[str], typed: Typed, prefix: str = "") -> Row:
    cells: Row = {}
    for column in sorted(taken):
        field = prefix + "-".join(filter(None, split_column(column)))
        if column in _TICKS:
            cells[column] = "yes" if field in typed else ""
        elif field in typed:
            cells[column] = tidy_text(typed[field])
    return cells


_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def _read_relevant(rows: SheetRows, row: SheetRow, typed: Typed) -> str:
    """Return the condition; one that says the same as before keeps its source."""
    if "relevant" in typed:
        return tidy_text(typed["relevant"])
    if "joint" not in typed:
        return row.row.get("relevant", "")
    numbers = {each.name for each in rows.questions if QUESTION_TYPES[each.type].spelling}
    rules = tuple(_read_rules(numbers, typed))
    is_or = typed["joint"] == "or" and len(rules) > 1
    condition = simple.SimpleCondition(rules, "or" if is_or else "and")
    is_same = simple.read_condition(row["relevant"]) == condition
    return row["relevant"] if is_same else simple.write_condition(condition, numbers)


def _read_rules(numbers: set[str], typed: Typed) -> Iterator[simple.SimpleRule]:
    for at in range(MOST_RULES):
        question = tidy_text(typed.get(f"rule-{at}-question", ""))
        field = "number" if question in numbers else "value"
        value = tidy_text(typed.get(f"rule-{at}-{field}", ""))
        sent = typed.get(f"rule-{at}-relation", "")
        relation = next((each for each in simple.RELATIONS if each == sent), simple.RELATIONS[0])
        if question not in numbers and relation in simple.ORDERING and not is_number(value):
            relation = "is"  # a word is neither more nor less than another
        # What is between quotes must not end them; a name never holds one.
        if question and not re.search(r"[^\w]", question, re.ASCII):
            is_kept = is_number(value) or (question in numbers and _NUMBER.fullmatch(value))
            kept = value if is_kept else re.sub(r"[^\w-]", "", value, flags=re.ASCII)
            yield simple.SimpleRule(question, relation, kept)
