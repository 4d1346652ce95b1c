"""Rules about the vocabulary of a questionnaire and about its texts in three languages."""

from collections.abc import Iterator

from collector.core.questionnaire import columns
from collector.core.questionnaire.columns import KNOWN_TYPES, REFUSED_TYPES, SHEET_COLUMNS
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
    known, in_estonian = SHEET_COLUMNS[line.sheet], columns.column_in(column, "et")
    word = "setting" if line.sheet == "settings" else "column"
    if columns.is_refused(column) and not column.startswith("bind::"):
        return advise(f"{word}_refused", column=column)
    if in_estonian in known:
        return advise("column_needs_language", column=in_estonian)
    otherwise = f"{word}_refused" if columns.is_refused(column) else f"{word}_unknown_remove"
    return guess(column, known, f"{word}_unknown", otherwise, column=column)


def check_type(_lines: SheetRows, line: SheetRow) -> Iterator[Message]:
    """Refuse a type that does not exist, is not supported, or lacks or does not take a list."""
    takes_choices = line.is_question and QUESTION_TYPES[line.type].takes_choices
    if not line.type:
        yield advise("type_missing")
    elif line.type in REFUSED_TYPES:
        yield advise("type_refused", type=line.type, refusal=REFUSED_TYPES[line.type])
    elif line.type not in KNOWN_TYPES:
        written = line["type"]
        yield guess(written, KNOWN_TYPES, "type_unknown", "type_unknown_correct", type=written)
    elif takes_choices and not line.list_name:
        yield advise("type_needs_list", type=line.type)
    elif takes_choices and " " in line.list_name:
        yield advise("type_one_list", type=line.type)
    elif line.list_name and not takes_choices:
        yield advise("type_no_list", type=line.type)


def check_cells(lines: SheetRows) -> Iterator[Problem]:
    """Yield filled cells whose column means nothing in their row or allows something else.

    A text cannot show another answer either, because the page is rendered once.
    """
    for line in lines:
        for column in filter(line.__getitem__, line.row):
            for message in _check_cell(line, column):
                yield line.problem(column, message)


def _check_cell(line: SheetRow, column: str) -> Iterator[Message]:
    cell, allowed = line[column], columns.CELL_VALUES.get(column)
    of_type = columns.TYPE_COLUMNS.get(line.type, {column}) if line.sheet == "survey" else {column}
    if column in SHEET_COLUMNS[line.sheet] and column not in of_type:
        yield advise("cell_without_meaning", type=line.type)
    if allowed and cell not in allowed:
        yield advise("value_unknown", value=cell, words=tuple(sorted(allowed)))
    if line.sheet != "settings" and "::" in column and "${" in cell:
        yield advise("reference_in_text")


def check_translations(lines: SheetRows) -> Iterator[Problem]:
    """Yield every text that is missing, altogether or in a language."""
    yield from _check_text(lines.settings, "form_title")
    for line in lines.survey:
        if line.is_question or line.is_group:
            yield from _check_text(line, "label")
            yield from _check_text(line, "hint", needed=False)
            yield from _check_text(line, "constraint_message", needed=bool(line["constraint"]))
    for line in lines.choices:
        yield from _check_text(line, "label")


def _check_text(line: SheetRow, column: str, *, needed: bool = True) -> Iterator[Problem]:
    texts = line.texts(column)
    if not texts and needed:
        yield line.problem(column, advise("text_missing"))
    for language in LANGUAGES:
        if texts and language not in texts:
            yield line.problem(columns.column_in(column, language), advise("translation_missing"))


def check_message_has_constraint(_lines: SheetRows, line: SheetRow) -> Iterator[Message]:
    """Refuse a message about a constraint that is not there."""
    if line.texts("constraint_message") and not line["constraint"]:
        yield advise("message_without_constraint")
