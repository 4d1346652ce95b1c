"""The filled cells of a workbook as texts, and every cell that holds something else."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from collector.core.xlsform.workbook import WorkbookProblem
from collector.errors import QuestionnaireError
from collector.formats.questionnaire.package import (
    COLUMNS_LIMIT,
    ROWS_LIMIT,
    SheetPart,
    check_package,
    refuse,
    write_address,
)

CELL_LIMIT = 32_767
"""Characters of one cell, as spreadsheet programs count them at most."""

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_LOOKS_HIDDEN = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SPELLED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES = range(0xD800, 0xE000)


def escape_text(text: str) -> str:
    """Spell out what XML cannot hold, and what would look as if it were spelled out."""
    marked = _LOOKS_HIDDEN.sub("_x005F_", text)
    return _HIDDEN.sub(lambda match: f"_x{ord(match[0]):04X}_", marked)


def unescape_text(text: str) -> str:
    """Return the characters that are spelled out; half a character stays as it is written."""

    def read(match: re.Match[str]) -> str:
        code = int(match[1], 16)
        return match[0] if code in _SURROGATES else chr(code)

    return _SPELLED.sub(read, text)


if TYPE_CHECKING:
    from openpyxl import Workbook

TEXT_LIMIT = 2_000_000
"""Characters of all cells together; one long text may stand in many cells and weigh nothing."""

Cell = str | bool
"""A cell's text; a truth value may be a yes or no, which its column decides."""


_EMPTY_TEXT = "inlineStr"
"""How openpyxl calls the cell that `write_workbook` makes of an empty text."""

_REFUSED = {"d": "date", "e": "error"}


@dataclass
class Grid:
    """The filled cells of one sheet by row and column, counted from 1, and its problems."""

    part: SheetPart
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    problems: list[WorkbookProblem] = field(default_factory=list)

    def report(self, address: str, reason: str, **details: str | int) -> None:
        """Add a problem of a cell or range."""
        self.problems.append(WorkbookProblem(f"{self.part.title}!{address}", reason, details))


def read_grids(content: bytes) -> list[Grid]:
    """Read the sheets that XLSForm knows, in the order of the workbook.

    Raises:
        QuestionnaireError: the file is none, is damaged or has too much in it.
    """
    parts = check_package(content)
    try:
        grids = _read_book(content, parts)
    except Exception as error:
        raise QuestionnaireError([WorkbookProblem("", "damaged")]) from error
    if sum(_count_characters(grid) for grid in grids) > TEXT_LIMIT:
        refuse("wordy", limit=TEXT_LIMIT)
    return grids


def _read_book(content: bytes, parts: list[SheetPart]) -> list[Grid]:
    from openpyxl import load_workbook  # noqa: PLC0415 slow to import

    warnings.filterwarnings("ignore", module="openpyxl")  # of formatting that nobody reads
    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        return [_read_grid(book, part) for part in parts]
    finally:
        book.close()


def _read_grid(book: "Workbook", part: SheetPart) -> Grid:
    grid = Grid(part)
    for merged in part.merged:
        grid.report(merged, "merged")
    sheet = book[part.title]
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    for row, cells in enumerate(sheet.iter_rows(max_row=ROWS_LIMIT, max_col=COLUMNS_LIMIT), 1):
        found = {column: _read_cell(grid, row, column, cell) for column, cell in _filled(cells)}
        kept = {column: cell for column, cell in found.items() if cell is not None}
        if any(is_filled(cell) for cell in kept.values()):
            grid.rows[row] = kept
    return grid


def is_filled(cell: Cell) -> bool:
    """Say whether a cell holds more than blanks."""
    return isinstance(cell, bool) or bool(cell.strip())


def _filled(cells: tuple[Any, ...]) -> Iterator[tuple[int, Any]]:
    return ((column, cell) for column, cell in enumerate(cells, 1) if hasattr(cell, "row"))


def _read_cell(grid: Grid, row: int, column: int, cell: Any) -> Cell | None:  # noqa: ANN401 openpyxl's cells share no type
    address = write_address(row, column)
    if cell.data_type in _REFUSED:
        grid.report(address, _REFUSED[cell.data_type], value=str(cell.value))
        return None
    if cell.value is None:
        if cell.data_type == "n" and address in grid.part.formulas:
            grid.report(address, "formula")
        return "" if cell.data_type == _EMPTY_TEXT else None
    if isinstance(cell.value, bool):
        return cell.value
    text = cell.value if isinstance(cell.value, str) else _write_number(cell.value)
    if len(text) > CELL_LIMIT:
        grid.report(address, "long", limit=CELL_LIMIT)
        return None
    return unescape_text(text)


def _write_number(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else repr(number)


def _count_characters(grid: Grid) -> int:
    return sum(len(str(cell)) for cells in grid.rows.values() for cell in cells.values())
