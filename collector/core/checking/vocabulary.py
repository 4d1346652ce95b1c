"""Rules about the vocabulary of a questionnaire: columns, types, fixed values."""

from collections.abc import Iterator

from collector.core.questionnaire.columns import (
    CELL_VALUES,
    KNOWN_TYPES,
    REFUSED_TYPES,
    SHEET_COLUMNS,
    TYPE_COLUMNS,
    column_in,
    is_refused,
)
from collector.core.questionnaire.problems import Problem
from collector.core.questionnaire.rows import SheetRow, SheetRows, guess
from collector.core.questionnaire.types import QUESTION_TYPES


def check_columns(lines: SheetRows) -> Iterator[Problem]:
    """Yield each unknown column once, at the first row that fills it."""
    for sheet in ((lines.settings,), lines.survey, lines.choices):
        cells = [(column, line) for line in reversed(sheet) for column in line.row]
        first = dict(cells) | {column: line for column, line in cells if line[column]}
        for column, line in first.items():
            if column not in SHEET_COLUMNS[line.sheet]:
                yield line.problem(column, _advise_on_column(column, line))


def _advise_on_column(column: str, line: SheetRow) -> str:
    word = "setting" if line.sheet == "settings" else "column"
    close = guess(column, SHEET_COLUMNS[line.sheet])
    if is_refused(column) and not (close and column.startswith("bind::")):
        return f"XLSForm's {column} is not supported; remove the {word}"
    if column_in(column, "et") in SHEET_COLUMNS[line.sheet]:
        return f"needs a language; write {column_in(column, 'et')} and so on"
    return f"unknown {word}{close or '; remove it'}"


def check_types(lines: SheetRows) -> Iterator[Problem]:
    """Yield types that do not exist, are not supported, or lack or do not take a list."""
    for line in lines.survey:
        message = _advise_on_type(line)
        if message:
            yield line.problem("type", message)


def _advise_on_type(line: SheetRow) -> str:
    if not line.type:
        return "the row has no type; write one, or remove the row"
    if line.type in REFUSED_TYPES:
        return f"XLSForm's {line.type} is not supported: {REFUSED_TYPES[line.type]}"
    if line.type not in KNOWN_TYPES:
        return f"unknown type {line['type']}{guess(line['type'], KNOWN_TYPES) or '; correct it'}"
    return _advise_on_list(line)


def _advise_on_list(line: SheetRow) -> str:
    takes_choices = line.is_question and QUESTION_TYPES[line.type].takes_choices
    if takes_choices and not line.list_name:
        return f"{line.type} needs a list; write {line.type} and the list's name"
    if takes_choices and " " in line.list_name:
        return f"{line.type} takes one list; or_other and the like are not supported"
    if line.list_name and not takes_choices:
        return f"{line.type} takes no list; write {line.type} alone"
    return ""


def check_cells_have_meaning(lines: SheetRows) -> Iterator[Problem]:
    """Yield filled cells that mean nothing in a row of their type."""
    for line in lines.survey:
        for column in line.row:
            known = column in SHEET_COLUMNS["survey"] and line.type in KNOWN_TYPES
            if known and line[column] and column not in TYPE_COLUMNS[line.type]:
                yield line.problem(column, f"has no meaning for {line.type}; empty the cell")


def check_values(lines: SheetRows) -> Iterator[Problem]:
    """Yield cells that hold something else than their column allows."""
    for line in (lines.settings, *lines.survey, *lines.choices):
        for column in line.row:
            allowed = CELL_VALUES.get(column)
            if allowed and line[column] and line[column] not in allowed:
                words = " or ".join(sorted(allowed))
                yield line.problem(column, f"unknown value {line[column]}; write {words}")


def check_form_id(lines: SheetRows) -> Iterator[Problem]:
    """Yield a missing form_id."""
    if not lines.settings["form_id"]:
        yield lines.settings.problem("form_id", "is missing; write pre, post or followup")


def check_references_in_texts(lines: SheetRows) -> Iterator[Problem]:
    """Yield texts that show another answer, which a page rendered once cannot do."""
    for line in (*lines.survey, *lines.choices):
        for column, cell in line.row.items():
            if "::" in column and "${" in cell:
                yield line.problem(column, "answers cannot be shown in texts; remove the ${…}")
