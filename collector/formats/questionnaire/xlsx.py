"""A questionnaire as a workbook in XLSForm's layout, read and written without loss."""

from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from collector.core.questionnaire.model import SHEET_NAMES, Row, SheetName, Sheets
from collector.core.xlsform.aliases import (
    YES_NO_COLUMNS,
    read_header,
    read_language,
    read_value,
    write_header,
)
from collector.core.xlsform.workbook import Workbook, WorkbookProblem
from collector.errors import QuestionnaireError
from collector.formats.questionnaire.cells import Cell, Grid, read_grids
from collector.formats.questionnaire.headers import name_columns
from collector.formats.questionnaire.layout import lay_out
from collector.formats.questionnaire.package import write_address
from collector.texts.languages import Language

_NEEDED: dict[SheetName, tuple[str, ...]] = {
    "settings": (),
    "survey": ("type",),
    "choices": ("list_name", "name"),
}
"""The columns without which the rows of a sheet mean nothing."""


def read_workbook(content: bytes) -> Sheets:
    """Read a questionnaire; a missing sheet is empty, as in `read_yaml`.

    Texts that name no language are taken for the one they look like: nothing is lost by that, and
    an author sees it. Only `read_loosely` tells of it.

    Raises:
        QuestionnaireError: with every cell that cannot be read as it is.
    """
    workbook = read_loosely(content)
    problems = [problem for problem in workbook.problems if problem.reason != "no_language"]
    if problems:
        raise QuestionnaireError(problems)
    return workbook.sheets


def read_loosely(content: bytes) -> Workbook:
    """Read as much of a questionnaire as there is, for an author to go on with.

    Texts may be missing in a language; cells that cannot be read are left out, and told.

    Raises:
        QuestionnaireError: the file cannot be read at all.
    """
    grids = {grid.name: grid for grid in read_grids(content)}
    default = _find_default_language(grids.get("settings"))
    tables = {
        name: _read_table(grids[name], name, default) for name in SHEET_NAMES if name in grids
    }
    empty = _Table()
    settings = tables.get("settings", empty).rows
    return Workbook(
        Sheets(
            settings=settings[0] if settings else {},
            survey=tables.get("survey", empty).rows,
            choices=tables.get("choices", empty).rows,
        ),
        problems=tuple(problem for grid in grids.values() for problem in _judge(grid)),
        columns={name: table.letters for name, table in tables.items()},
        rows={name: tuple(table.numbers) for name, table in tables.items()},
    )


@dataclass
class _Table:
    """The rows of a sheet, the number of each, and the letters of each column."""

    rows: list[Row] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    letters: dict[str, str] = field(default_factory=dict)


def _find_default_language(settings: Grid | None) -> Language | None:
    """Return the language of texts whose column names none, as XLSForm has it."""
    header, *rows = settings.rows.values() if settings and settings.rows else ({},)
    for column, cell in header.items():
        if rows and read_header(str(cell)).column == "default_language":
            return read_language(str(rows[0].get(column, "")).strip())
    return None


def _judge(grid: Grid) -> list[WorkbookProblem]:
    if grid.name in SHEET_NAMES:
        return grid.problems
    if len(grid.rows) > 1:
        return [WorkbookProblem(grid.title, "sheet_refused", {"name": grid.name})]
    return []


def _read_table(grid: Grid, sheet: SheetName, default: Language | None) -> _Table:
    table = _Table()
    if not grid.rows:
        return table
    names = name_columns(grid, default)
    table.letters = {name: get_column_letter(column) for column, name in names.items()}
    for name in _NEEDED[sheet]:
        if name not in table.letters:
            grid.problems.append(WorkbookProblem(grid.title, "no_column", {"name": name}))
            return table
    for number, cells in list(grid.rows.items())[1:]:
        if sheet == "settings" and table.rows:
            grid.report(write_address(number, min(cells)), "second_settings")
            continue
        row = _read_row(grid, number, {names[at]: (at, cells[at]) for at in cells if at in names})
        if row:
            table.rows.append(row)
            table.numbers.append(number)
    return table


def _read_row(grid: Grid, number: int, cells: dict[str, tuple[int, Cell]]) -> Row:
    row = {}
    for name, (column, cell) in cells.items():
        text = _TRUTHS[cell] if isinstance(cell, bool) else cell
        if isinstance(cell, bool) and name not in YES_NO_COLUMNS:
            grid.report(write_address(number, column), "truth", value=text)
        else:
            row[name] = read_value(name, text)
    return row


_TRUTHS = {True: "TRUE", False: "FALSE"}


def write_workbook(sheets: Sheets) -> bytes:
    """Write a questionnaire so that `read_workbook` gives it back, and people like to edit it.

    Raises:
        QuestionnaireError: with every cell that no workbook can hold.
    """
    settings = [name_settings(sheets.settings)] if sheets.settings else []
    return lay_out({"survey": sheets.survey, "choices": sheets.choices, "settings": settings})


def name_settings(settings: Row) -> Row:
    """Return the settings as programs for XLSForm know them."""
    default = read_language(settings.get("default_language", "").strip())
    return {write_header(column, default): text for column, text in settings.items()}
