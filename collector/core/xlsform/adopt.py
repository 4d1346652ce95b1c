"""Adopt a questionnaire from a file as a draft, so that all of it can be edited.

Every question gets a section, and cells that no page of the editor shows are left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from collector.core.checking.rules import check_sheets
from collector.core.editing.rows import free_name, names_of
from collector.core.questionnaire import columns
from collector.core.questionnaire.columns import BEGIN_GROUP, END_GROUP, column_in
from collector.core.questionnaire.model import Row, Sheets
from collector.core.questionnaire.rows import Problem, SheetRow, index_rows
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.core.waves import WaveName
from collector.core.xlsform.workbook import Workbook
from collector.texts.languages import Language

_Placed = tuple[int, Row]  # a row of the survey, and its place in the file; 0 if it has none


@dataclass(frozen=True)
class Adopted:
    """What a draft gets of a file, still with the place of each row there.

    `left_out` are the cells that were emptied, `sections` how many sections had to be made;
    `is_flattened` says that there were sections within others.
    """

    workbook: Workbook
    left_out: tuple[Problem, ...] = ()
    sections: int = 0
    is_flattened: bool = False

    @property
    def sheets(self) -> Sheets:
        """Return the sheets of the draft."""
        return self.workbook.sheets


def adopt_workbook(workbook: Workbook, wave: WaveName, heading: Mapping[Language, str]) -> Adopted:
    """Make a draft's sheets of a file; a section that must be made gets the heading."""
    settings = {**workbook.sheets.settings, "form_id": str(wave)}
    asked = replace(workbook.sheets, settings=settings)
    left_out = tuple(problem for problem in check_sheets(asked) if _is_left_out(asked, problem))
    cleaned = _clean(asked)
    label = {column_in("label", language): words for language, words in heading.items()}
    placed = list(_lay_out(cleaned, label))
    numbers = workbook.rows.get("survey", ())
    rows = tuple(numbers[at - 1] if 0 < at <= len(numbers) else 0 for at, _ in placed)
    taken = replace(
        workbook,
        sheets=replace(cleaned, survey=[row for _, row in placed]),
        rows={**workbook.rows, "survey": rows},
    )
    made = [row["type"] for at, row in placed if not at]
    was_nested = END_GROUP in [row["type"] for at, row in placed[:-1] if not at]
    return Adopted(taken, left_out, made.count(BEGIN_GROUP), was_nested)


def _is_left_out(sheets: Sheets, problem: Problem) -> bool:
    """Say whether a problem is about a cell that `_clean` empties."""
    if problem.column == "type" or not problem.column:
        return problem.message.kind == "type_one_list"
    place = (problem.sheet, problem.row)
    line = next(each for each in index_rows(sheets) if (each.sheet, each.number) == place)
    column = problem.whole_column
    return column in line.row and column not in _clean_row(line)


def _clean(sheets: Sheets) -> Sheets:
    lines = index_rows(sheets)
    return Sheets(
        _clean_row(lines.settings),
        [_clean_row(line) for line in lines.survey],
        [_clean_row(line) for line in lines.choices],
    )


def _clean_row(line: SheetRow) -> Row:
    """Return the cells that a page of the editor can show; texts without a language stay too."""
    known = columns.SHEET_COLUMNS[line.sheet]
    if line.sheet == "survey":
        known = columns.TYPE_COLUMNS.get(line.type, known)
    kept = {
        column: text
        for column, text in line.row.items()
        if (column in known or column_in(column, "et") in known)
        and line[column] in {"", *columns.CELL_VALUES.get(column, {line[column]})}
    }
    if line.sheet == "survey" and " " in line.list_name:
        kept["type"] = f"{line.type} {line.list_name.partition(' ')[0]}"
    return kept


def _lay_out(sheets: Sheets, heading: Row) -> Iterator[_Placed]:
    """Yield the rows with sections that are neither nested nor left open nor missing."""
    taken = names_of(sheets)
    is_open = False
    for at, row in enumerate(sheets.survey, 1):
        kind = SheetRow("survey", at, row).type
        if kind == BEGIN_GROUP and is_open:
            yield 0, {"type": END_GROUP}
        elif kind in QUESTION_TYPES and not is_open:
            name = free_name("section", taken)
            taken.add(name)
            yield 0, {"type": BEGIN_GROUP, "name": name, **heading}
        if kind != END_GROUP or is_open:
            yield at, row
        if kind in {BEGIN_GROUP, END_GROUP} or kind in QUESTION_TYPES:
            is_open = kind != END_GROUP
    if is_open:
        yield 0, {"type": END_GROUP}
