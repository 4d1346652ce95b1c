"""The filled cells of a workbook as texts, and every cell that holds something else."""

import re
import warnings
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain
from typing import Any, cast
from xml.etree.ElementTree import Element

from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from collector.errors import QuestionnaireError
from collector.formats.questionnaire import package
from collector.formats.questionnaire.package import COLUMNS_LIMIT, ROWS_LIMIT, refuse
from collector.texts.messages import Message

CELL_LIMIT = 32_767  # characters of one cell, as spreadsheet programs count them at most

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_LOOKS_HIDDEN = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SPELLED = re.compile(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")


def escape_text(text: str) -> str:
    """Spell out what XML cannot hold, and what would look as if it were spelled out."""
    marked = _LOOKS_HIDDEN.sub("_x005F_", text)
    return _HIDDEN.sub(lambda match: f"_x{ord(match[0]):04X}_", marked)


def unescape_text(text: str) -> str:
    """Return the characters that are spelled out; half a character stays as it is written."""
    return _SPELLED.sub(lambda match: chr(int(match[1], 16)), text)


TEXT_LIMIT = 2_000_000
"""Characters of all cells together; one long text may stand in many cells and weigh nothing."""


class Truth(str):
    """A truth value, as spreadsheets write it; it may be a yes or no, which its column decides."""

    __slots__ = ()


_EMPTY_TEXT = "inlineStr"  # what openpyxl calls the cell that `write_workbook` makes of no text
_REFUSED = {"d": "date", "e": "error", "f": "formula"}


@dataclass
class Grid:
    """The filled cells of one sheet by row and column, counted from 1, and its problems."""

    title: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    problems: list[Message] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return the title as XLSForm compares it."""
        return package.name_sheet(self.title)

    def report(self, address: str, reason: str, **details: str | int) -> None:
        """Add a problem of a cell or range."""
        self.problems.append(Message(reason, details, f"{self.title}!{address}"))


class _Parser(WorkSheetParser):
    """Reads a sheet cell by cell, and marks formulas that have no stored result."""

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """Return a cell as openpyxl reads it."""
        cell = super().parse_cell(element)
        if cell["value"] is None and cell["data_type"] == "n":
            cell["data_type"] = "n" if element.find(FORMULA_TAG) is None else "f"
        return cell


def read_grids(content: bytes) -> list[Grid]:
    """Read the sheets that XLSForm knows; raise QuestionnaireError if damaged or too large."""
    warnings.filterwarnings("ignore", module="openpyxl")  # of formatting that nobody reads
    try:
        sheets = package.check_package(content)
        reader = ExcelReader(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        with reader.archive:
            reader.read()
            grids = [_read_grid(reader, part, title) for part, title in sheets.items()]
    except QuestionnaireError:
        raise
    except Exception as error:
        raise QuestionnaireError([Message("damaged", {})]) from error
    rows = [row for grid in grids for row in grid.rows.values()]
    if sum(len(cell) for row in rows for cell in row.values()) > TEXT_LIMIT:
        refuse("wordy", limit=TEXT_LIMIT)
    return grids


def _read_grid(reader: ExcelReader, part: str, title: str) -> Grid:
    grid, book = Grid(title), cast("Any", reader.wb)
    dates = book.epoch, book._date_formats, book._timedelta_formats  # noqa: SLF001 as openpyxl's own sheets do
    with reader.archive.open(part) as packed:
        parser = _Parser(packed, reader.shared_strings, True, *dates)  # noqa: FBT003 its name is "data_only"
        for cell in chain.from_iterable(cells for _, cells in parser.parse()):
            _add_cell(grid, cell)
    grid.rows = {
        at: dict(sorted(row.items()))
        for at, row in sorted(grid.rows.items())
        if any(map(str.strip, row.values()))
    }
    merged = parser.merged_cells.mergeCell if parser.merged_cells else ()
    told = [Message("merged", {}, f"{title}!{each.ref}") for each in merged]
    grid.problems = [*told, *grid.problems]
    return grid


def _add_cell(grid: Grid, cell: dict[str, Any]) -> None:
    row, column = cell["row"], cell["column"]
    if cell["value"] is None and (row > ROWS_LIMIT or column > COLUMNS_LIMIT):
        return
    if row > ROWS_LIMIT:
        refuse("rows", grid.title, limit=ROWS_LIMIT)
    if column > COLUMNS_LIMIT:
        refuse("columns", grid.title, limit=COLUMNS_LIMIT)
    read = _read_cell(grid, package.write_address(row, column), cell["value"], cell["data_type"])
    if read is not None:
        grid.rows.setdefault(row, {})[column] = read


def _read_cell(grid: Grid, address: str, value: Any, kind: str) -> str | None:  # noqa: ANN401 of any type
    if kind in _REFUSED:
        grid.report(address, _REFUSED[kind], value=str(value))
    elif value is None:
        return "" if kind == _EMPTY_TEXT else None
    elif isinstance(value, bool):
        return Truth(str(value).upper())
    elif not isinstance(value, str):
        return str(int(value)) if float(value).is_integer() else repr(value)
    elif len(value) <= CELL_LIMIT:
        return unescape_text(value)
    else:
        grid.report(address, "long", limit=CELL_LIMIT)
    return None
