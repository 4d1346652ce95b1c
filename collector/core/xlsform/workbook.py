"""A questionnaire read from a workbook: its sheets, the place of each cell, and its problems.

A workbook is adopted as a draft, so that all of it can be edited: every question gets a section,
and cells that no page of the editor shows are left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from collector.core.checking.rules import check_sheets
from collector.core.editing.rows import free_name, names_of
from collector.core.questionnaire import columns
from collector.core.questionnaire.columns import BEGIN_GROUP, END_GROUP, column_in
from collector.core.questionnaire.model import Row, SheetName, Sheets
from collector.core.questionnaire.rows import Problem, SheetRow, index_rows
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.core.waves import WaveName
from collector.errors import QuestionnaireError
from collector.texts.languages import Language
from collector.texts.messages import Message, advise


@dataclass(frozen=True)
class Workbook:
    """What a workbook holds as far as it could be read.

    `columns` gives the letters of each column by its name, `rows` the number of each row, 0 for
    one that is not from the workbook.
    """

    sheets: Sheets
    problems: tuple[Message, ...] = ()
    columns: Mapping[SheetName, Mapping[str, str]] = field(default_factory=dict)
    rows: Mapping[SheetName, tuple[int, ...]] = field(default_factory=dict)

    def locate(self, problem: Problem) -> str:
        """Return where a problem of the sheets stands in the workbook, as `survey!C7`."""
        rows = self.rows.get(problem.sheet, ())
        number = 1 if problem.sheet == "settings" else problem.row
        if not 0 < number <= len(rows) or not rows[number - 1]:
            return problem.sheet
        letters = self.columns.get(problem.sheet, {}).get(problem.column, "")
        return f"{problem.sheet}!{letters}{rows[number - 1]}"

    def check(self) -> list[str]:
        """Return everything that is wrong, of the workbook first; each cell is named once."""
        told = {problem.place for problem in self.problems}
        placed = [(self.locate(problem), problem) for problem in check_sheets(self.sheets)]
        return [
            *map(str, self.problems),
            *(problem.say(place) for place, problem in placed if place not in told),
        ]


MOST_ROWS = 1000
"""Rows of the survey, and of the choices, of a questionnaire that somebody could have written."""

LONGEST_CELL = 2000


def check_size(sheets: Sheets) -> None:
    """Raise QuestionnaireError if a questionnaire is larger than any that people answer."""
    rows = (sheets.settings, *sheets.survey, *sheets.choices)
    if max(len(sheets.survey), len(sheets.choices)) > MOST_ROWS:
        raise QuestionnaireError([advise("rows_limit", number=MOST_ROWS)])
    if any(len(cell) > LONGEST_CELL for row in rows for cell in row.values()):
        raise QuestionnaireError([advise("cell_limit", number=LONGEST_CELL)])


@dataclass(frozen=True)
class Adopted:
    """What a draft gets of a file, still with the place of each row there.

    `left_out` are the cells that were emptied, `sections` how many sections had to be made;
    `is_flattened` says that there were sections within others.
    """

    workbook: Workbook
    left_out: tuple[Problem, ...]
    sections: int
    is_flattened: bool


def adopt_workbook(workbook: Workbook, wave: WaveName, heading: Mapping[Language, str]) -> Adopted:
    """Make a draft's sheets of a file; a section that must be made gets the heading."""
    settings = {**workbook.sheets.settings, "form_id": str(wave)}
    asked = replace(workbook.sheets, settings=settings)
    cleaned = [(line, _clean_row(line)) for line in index_rows(asked)]
    emptied = {
        (line.sheet, line.number, column)
        for line, row in cleaned
        for column in line.row.keys() - row.keys()
    }
    left_out = tuple(
        each
        for each in check_sheets(asked)
        if each.message.kind == "type_one_list" or (each.sheet, each.row, each.column) in emptied
    )
    survey = [row for line, row in cleaned if line.sheet == "survey"]
    label = {column_in("label", language): words for language, words in heading.items()}
    placed = [*_lay_out(survey, names_of(asked), label)]
    numbers = workbook.rows.get("survey", ())
    rows = tuple(numbers[at - 1] if 0 < at <= len(numbers) else 0 for at, _ in placed)
    choices = [row for line, row in cleaned if line.sheet == "choices"]
    taken = replace(
        workbook,
        sheets=Sheets(cleaned[0][1], [row for _, row in placed], choices),
        rows={**workbook.rows, "survey": rows},
    )
    made = [row["type"] for at, row in placed if not at]
    was_nested = END_GROUP in [row["type"] for at, row in placed[:-1] if not at]
    return Adopted(taken, left_out, made.count(BEGIN_GROUP), was_nested)


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


def _lay_out(survey: list[Row], taken: set[str], heading: Row) -> Iterator[tuple[int, Row]]:
    """Yield the rows, each after its place in the file, in sections that are closed one by one.

    The place of a row that had to be made is 0.
    """
    is_open = False
    for at, row in enumerate(survey, 1):
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
