"""A questionnaire as a workbook in XLSForm's layout, read and written without loss."""

from dataclasses import replace

from openpyxl.utils import get_column_letter

from collector.core.questionnaire.columns import column_in
from collector.core.questionnaire.model import SHEET_NAMES, Row, SheetName, Sheets
from collector.core.xlsform import aliases
from collector.core.xlsform.workbook import Workbook
from collector.errors import QuestionnaireError
from collector.formats.questionnaire.cells import Grid, Truth, read_grids
from collector.formats.questionnaire.layout import NEEDED_COLUMNS, lay_out
from collector.formats.questionnaire.package import write_address
from collector.texts.languages import Language
from collector.texts.messages import Message


def read_workbook(content: bytes) -> Sheets:
    """Read a questionnaire, or raise QuestionnaireError with every cell that cannot be read.

    A missing sheet is empty. Texts that name no language are taken for the one they look like:
    nothing is lost by that, and an author sees it. Only `read_loosely` tells of it.
    """
    workbook = read_loosely(content)
    problems = [problem for problem in workbook.problems if problem.kind != "no_language"]
    if problems:
        raise QuestionnaireError(problems)
    return workbook.sheets


def read_loosely(content: bytes) -> Workbook:
    """Read as much of a questionnaire as there is, for an author to go on with.

    Texts may be missing in a language; cells that cannot be read are left out, and told. Raise
    QuestionnaireError if the file cannot be read at all.
    """
    grids = {grid.name: grid for grid in read_grids(content)}
    default = _find_default_language(grids.get("settings"))
    tables = {name: _read_table(grids.get(name, Grid(name)), name, default) for name in SHEET_NAMES}
    rows = {name: list(table.values()) for name, (table, _) in tables.items()}
    return Workbook(
        Sheets(next(iter(rows["settings"]), {}), rows["survey"], rows["choices"]),
        problems=tuple(problem for grid in grids.values() for problem in _judge(grid)),
        columns={name: letters for name, (_, letters) in tables.items()},
        rows={name: tuple(table) for name, (table, _) in tables.items()},
    )


def _find_default_language(settings: Grid | None) -> Language | None:
    """Return the language of texts whose column names none, as XLSForm has it."""
    header, *rows = settings.rows.values() if settings and settings.rows else ({},)
    for column, cell in header.items():
        if rows and aliases.read_header(cell).column == "default_language":
            return aliases.read_language(rows[0].get(column, "").strip())
    return None


def _judge(grid: Grid) -> list[Message]:
    if grid.name in SHEET_NAMES:
        return grid.problems
    if len(grid.rows) > 1:
        return [Message("sheet_refused", {"name": grid.name}, grid.title)]
    return []


def _read_table(
    grid: Grid, sheet: SheetName, default: Language | None
) -> tuple[dict[int, Row], dict[str, str]]:
    """Return the rows of a sheet by their number, and the letters of each column."""
    names = _name_columns(grid, default) if grid.rows else {}
    letters = {name: get_column_letter(column) for name, column in names.items()}
    rows: dict[int, Row] = {}
    missing = next((name for name in NEEDED_COLUMNS[sheet] if name not in letters), None)
    if grid.rows and missing:
        grid.problems.append(Message("no_column", {"name": missing}, grid.title))
        return rows, letters
    for number, cells in list(grid.rows.items())[1:]:
        if sheet == "settings" and rows:
            grid.report(write_address(number, min(cells)), "second_settings")
        elif row := _read_row(grid, number, cells, names):
            rows[number] = row
    return rows, letters


def _read_row(grid: Grid, number: int, cells: dict[int, str], names: dict[str, int]) -> Row:
    row = {}
    for name, column in names.items():
        text = cells.get(column)
        if isinstance(text, Truth) and name not in aliases.YES_NO_COLUMNS:
            grid.report(write_address(number, column), "truth", value=text)
        elif text is not None:
            row[name] = aliases.read_value(name, str(text))
    return row


def _name_columns(grid: Grid, default: Language | None) -> dict[str, int]:
    """Return the number of each column by its name, and report on the grid those that have none.

    The first filled row is the header; `default` is the language of texts whose header names none.
    """
    (row, headers), *others = grid.rows.items()
    names: dict[str, int] = {}
    for column in sorted({column for cells in grid.rows.values() for column in cells}):
        texts = {
            write_address(at, column): cells[column]
            for at, cells in others
            if cells.get(column, "").strip()
        }
        address = write_address(row, column)
        header = aliases.read_header(headers.get(column, ""))
        if header.lacks_language and (default or not texts):
            header = replace(header, language=default or "en")
        elif header.lacks_language:
            header = replace(header, language=aliases.guess_language(texts.values()))
            if header.name not in names:
                grid.report(address, "no_language", example=header.name)
        if header.column and not header.foreign and header.name not in names:
            names[header.name] = column
        elif not texts:
            pass  # a column with nothing in it does no harm
        elif not header.column:
            grid.report(next(iter(texts)), "no_header", header=address)
        elif header.foreign:
            example = column_in(header.column, "en")
            grid.report(address, "foreign", name=header.foreign, example=example)
        else:
            first = write_address(row, names[header.name])
            grid.report(address, "header_twice", name=header.name, first=first)
    return names


def write_workbook(sheets: Sheets) -> bytes:
    """Write a questionnaire so that `read_workbook` gives it back, and people like to edit it."""
    settings = [aliases.name_settings(sheets.settings)] if sheets.settings else []
    return lay_out({"survey": sheets.survey, "choices": sheets.choices, "settings": settings})
