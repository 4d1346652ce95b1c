"""A questionnaire as a workbook in XLSForm's layout, read and written without loss."""

from collections.abc import Mapping
from dataclasses import replace

from openpyxl.utils import get_column_letter

from collector.core.questionnaire.columns import column_in
from collector.core.questionnaire.model import SHEET_NAMES, Row, SheetName, Sheets
from collector.core.xlsform import aliases
from collector.core.xlsform.workbook import Workbook
from collector.errors import CollectorError, QuestionnaireError
from collector.formats.questionnaire.cells import Grid, Truth, read_grids
from collector.formats.questionnaire.layout import lay_out
from collector.formats.questionnaire.package import write_address
from collector.texts.languages import Language
from collector.texts.messages import Message

_NEEDED: dict[SheetName, tuple[str, ...]] = {
    "settings": (),
    "survey": ("type",),
    "choices": ("list_name", "name"),
}
"""The columns without which the rows of a sheet mean nothing."""


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
    letters = {name: get_column_letter(column) for column, name in names.items()}
    rows: dict[int, Row] = {}
    missing = next((name for name in _NEEDED[sheet] if name not in letters), None)
    if grid.rows and missing:
        grid.problems.append(Message("no_column", {"name": missing}, grid.title))
        return rows, letters
    for number, cells in list(grid.rows.items())[1:]:
        if sheet == "settings" and rows:
            grid.report(write_address(number, min(cells)), "second_settings")
        elif row := _read_row(grid, number, cells, names):
            rows[number] = row
    return rows, letters


def _read_row(grid: Grid, number: int, cells: dict[int, str], names: dict[int, str]) -> Row:
    row = {}
    for column, text in cells.items():
        name = names.get(column)
        if name and isinstance(text, Truth) and name not in aliases.YES_NO_COLUMNS:
            grid.report(write_address(number, column), "truth", value=text)
        elif name:
            row[name] = aliases.read_value(name, str(text))
    return row


def _name_columns(grid: Grid, default: Language | None) -> dict[int, str]:
    """Return the name of each column by its number, and report on the grid those that have none.

    The first filled row is the header; `default` is the language of texts whose header names none.
    """
    row, headers = next(iter(grid.rows.items()))
    firsts: dict[str, str] = {}
    names: dict[int, str] = {}
    for column in sorted({column for cells in grid.rows.values() for column in cells}):
        texts = _list_texts(grid, row, column)
        address = write_address(row, column)
        header = aliases.read_header(headers.get(column, ""))
        if header.lacks_language and (default or not texts):
            header = replace(header, language=default or "en")
        elif header.lacks_language:
            header = replace(header, language=aliases.guess_language(texts.values()))
            if header.name not in firsts:
                grid.report(address, "no_language", example=header.name)
        if header.column and not header.foreign and header.name not in firsts:
            firsts[header.name], names[column] = address, header.name
        elif texts:
            _refuse_column(grid, header, address, next(iter(texts)), firsts)
    return names


def _list_texts(grid: Grid, header_row: int, column: int) -> dict[str, str]:
    """Return the texts below a header by their address."""
    return {
        write_address(row, column): cells[column]
        for row, cells in grid.rows.items()
        if row > header_row and column in cells and cells[column].strip()
    }


def _refuse_column(
    grid: Grid, header: aliases.Header, address: str, first_text: str, firsts: Mapping[str, str]
) -> None:
    """Say why a column is none; one with nothing in it does no harm."""
    if not header.column:
        grid.report(first_text, "no_header", header=address)
    elif header.foreign:
        example = column_in(header.column, "en")
        grid.report(address, "foreign", name=header.foreign, example=example)
    else:
        grid.report(address, "header_twice", name=header.name, first=firsts[header.name])


def write_workbook(sheets: Sheets) -> bytes:
    """Write a questionnaire so that `read_workbook` gives it back, and people like to edit it."""
    settings = [name_settings(sheets.settings)] if sheets.settings else []
    return lay_out({"survey": sheets.survey, "choices": sheets.choices, "settings": settings})


def name_settings(settings: Row) -> Row:
    """Return the settings as programs for XLSForm know them."""
    default = aliases.read_language(settings.get("default_language", "").strip())
    return {aliases.write_header(column, default): text for column, text in settings.items()}


def check_by_pyxform(sheets: Sheets) -> None:
    """Raise CollectorError if programs for XLSForm (ODK, KoboToolbox) would not read it.

    pyxform, ODK's own reader, takes more than a second to import and fails on some files with a
    traceback. So only commands use it, after our rules; a page judges by our rules alone.
    """
    from pyxform.errors import PyXFormError  # noqa: PLC0415 slow to import
    from pyxform.xls2xform import convert  # noqa: PLC0415 slow to import

    tables = {
        "survey": sheets.survey,
        "choices": sheets.choices,
        "settings": [name_settings(sheets.settings)],
    }
    try:
        convert(tables, warnings=[], validate=False)
    except PyXFormError as error:
        raise CollectorError(f"programs for XLSForm would refuse this: {error}") from error
    except Exception as error:  # pyxform stumbles over what it did not foresee
        reason = f"{type(error).__name__}: {error}"
        raise CollectorError(f"programs for XLSForm would fail over this: {reason}") from error
