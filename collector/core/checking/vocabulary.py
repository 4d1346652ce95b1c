"""Rules about the vocabulary of a questionnaire and about its texts in three languages."""

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
from collector.core.questionnaire.rows import Problem, SheetRow, SheetRows, guess
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.texts.languages import LANGUAGES
from collector.texts.messages import Message, advise


def check_columns(lines: SheetRows) -> Iterator[Problem]:
    """Yield each unknown column once, at the first row that fills it."""
    for sheet in ((lines.settings,), lines.survey, lines.choices):
        cells = [(column, line) for line in reversed(sheet) for column in line.row]
        first = dict(cells) | {column: line for column, line in cells if line[column]}
        for column, line in first.items():
            if column not in SHEET_COLUMNS[line.sheet]:
                yield line.problem(column, _advise_on_column(column, line))


def _advise_on_column(column: str, line: SheetRow) -> Message:
    word, known = "setting" if line.sheet == "settings" else "column", SHEET_COLUMNS[line.sheet]
    unknown, refused = advise(f"{word}_unknown"), advise(f"{word}_refused", column=column)
    if is_refused(column):
        return guess(column, known, unknown, refused) if column.startswith("bind::") else refused
    if column_in(column, "et") in known:
        return advise("column_needs_language", column=column_in(column, "et"))
    return guess(column, known, unknown, advise(f"{word}_unknown_remove"))


def check_types(lines: SheetRows) -> Iterator[Problem]:
    """Yield types that do not exist, are not supported, or lack or do not take a list."""
    for line in lines.survey:
        message = _advise_on_type(line)
        if message:
            yield line.problem("type", message)


def _advise_on_type(line: SheetRow) -> Message | None:
    if not line.type:
        return advise("type_missing")
    if line.type in REFUSED_TYPES:
        return advise("type_refused", type=line.type, refusal=REFUSED_TYPES[line.type])
    if line.type not in KNOWN_TYPES:
        unknown, correct = (
            advise(kind, type=line["type"]) for kind in ("type_unknown", "type_unknown_correct")
        )
        return guess(line["type"], KNOWN_TYPES, unknown, correct)
    return _advise_on_list(line)


def _advise_on_list(line: SheetRow) -> Message | None:
    takes_choices = line.is_question and QUESTION_TYPES[line.type].takes_choices
    if takes_choices and not line.list_name:
        return advise("type_needs_list", type=line.type)
    if takes_choices and " " in line.list_name:
        return advise("type_one_list", type=line.type)
    if line.list_name and not takes_choices:
        return advise("type_no_list", type=line.type)
    return None


def check_cells_have_meaning(lines: SheetRows) -> Iterator[Problem]:
    """Yield filled cells that mean nothing in a row of their type."""
    for line in lines.survey:
        for column in line.row:
            known = column in SHEET_COLUMNS["survey"] and line.type in KNOWN_TYPES
            if known and line[column] and column not in TYPE_COLUMNS[line.type]:
                yield line.problem(column, advise("cell_without_meaning", type=line.type))


def check_values(lines: SheetRows) -> Iterator[Problem]:
    """Yield cells that hold something else than their column allows."""
    for line in (lines.settings, *lines.survey, *lines.choices):
        for column in line.row:
            allowed = CELL_VALUES.get(column)
            if allowed and line[column] and line[column] not in allowed:
                words = tuple(sorted(allowed))
                yield line.problem(column, advise("value_unknown", value=line[column], words=words))


def check_form_id(lines: SheetRows) -> Iterator[Problem]:
    """Yield a missing form_id."""
    if not lines.settings["form_id"]:
        yield lines.settings.problem("form_id", advise("form_id_missing"))


def check_references_in_texts(lines: SheetRows) -> Iterator[Problem]:
    """Yield texts that show another answer, which a page rendered once cannot do."""
    for line in (*lines.survey, *lines.choices):
        for column, cell in line.row.items():
            if "::" in column and "${" in cell:
                yield line.problem(column, advise("reference_in_text"))


def check_translations(lines: SheetRows) -> Iterator[Problem]:
    """Yield every text that is missing, altogether or in a language."""
    yield from _check_text(lines.settings, "form_title", needed=True)
    for line in lines.survey:
        if line.is_question or line.is_group:
            yield from _check_text(line, "label", needed=True)
            yield from _check_text(line, "hint", needed=False)
            needed = bool(line["constraint"])
            yield from _check_text(line, "constraint_message", needed=needed)
    for line in lines.choices:
        yield from _check_text(line, "label", needed=True)


def _check_text(line: SheetRow, column: str, *, needed: bool) -> Iterator[Problem]:
    texts = line.texts(column)
    if not texts and needed:
        yield line.problem(column, advise("text_missing"))
    for language in LANGUAGES:
        if texts and language not in texts:
            yield line.problem(column, advise("translation_missing"), language)


def check_messages_have_constraint(lines: SheetRows) -> Iterator[Problem]:
    """Yield messages about a constraint that is not there."""
    for line in lines.questions:
        if line.texts("constraint_message") and not line["constraint"]:
            yield line.problem("constraint_message", advise("message_without_constraint"))
