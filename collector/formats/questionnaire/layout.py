"""The layout of a questionnaire's sheets in a workbook that people go on editing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from collector.core.questionnaire.columns import CELL_VALUES
from collector.core.questionnaire.model import Row, SheetName
from collector.core.xlsform.aliases import TRANSLATED_COLUMNS
from collector.errors import QuestionnaireError
from collector.formats.questionnaire.cells import CELL_LIMIT, escape_text
from collector.formats.questionnaire.package import COLUMNS_LIMIT, ROWS_LIMIT, write_address
from collector.texts.messages import Message

NEEDED_COLUMNS: dict[SheetName, tuple[str, ...]] = {
    "settings": (),
    "survey": ("type",),
    "choices": ("list_name", "name"),
}
"""The columns without which the rows of a sheet mean nothing."""

_FROZEN: dict[SheetName, str] = {"settings": "A2", "survey": "C2", "choices": "C2"}

_WIDTHS = dict.fromkeys(TRANSLATED_COLUMNS, 32) | {"label": 44, "name": 24, "type": 26}
_OTHER_WIDTH = 18
_AS_TEXT = "@"
_SURROGATE = re.compile("[\ud800-\udfff]")
_HEADER_COLOUR = "FFDCE6F1"


def lay_out(tables: Mapping[SheetName, Sequence[Row]]) -> bytes:
    """Return a workbook with a sheet a table, every cell a text.

    Raise QuestionnaireError with every cell that no workbook can hold.
    """
    problems = [problem for name, rows in tables.items() for problem in _check(name, rows)]
    if problems:
        raise QuestionnaireError(problems)
    book = Workbook()
    del book["Sheet"]
    for name, rows in tables.items():
        _add_sheet(book, name, rows)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _check(name: SheetName, rows: Sequence[Row]) -> Iterator[Message]:
    if len(rows) >= ROWS_LIMIT:
        yield Message("rows", {"limit": ROWS_LIMIT}, name)
    columns = order_columns(rows)
    if len(columns) > COLUMNS_LIMIT:
        yield Message("columns", {"limit": COLUMNS_LIMIT}, name)
        return
    texts = [(1, column, column) for column in columns]
    texts += [(number, *cell) for number, row in enumerate(rows, 2) for cell in row.items()]
    for number, column, text in texts:
        place = f"{name}!{write_address(number, columns.index(column) + 1)}"
        if len(escape_text(text)) > CELL_LIMIT:
            yield Message("long", {"limit": CELL_LIMIT}, place)
        if _SURROGATE.search(text):
            yield Message("unwritable", {}, place)


def order_columns(rows: Sequence[Row]) -> list[str]:
    """Return the columns of all rows so that each row keeps its order, as far as rows agree."""
    before: dict[str, set[str]] = {}
    for columns in map(list, rows):
        for at, column in enumerate(columns):
            before.setdefault(column, set()).update(columns[:at])
    ordered: list[str] = []
    while before:
        free = (column for column, others in before.items() if not others & before.keys())
        ordered.append(next(free, next(iter(before))))
        del before[ordered[-1]]
    return ordered


def _add_sheet(book: Workbook, name: SheetName, rows: Sequence[Row]) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = _FROZEN[name]
    columns = order_columns(rows) or list(NEEDED_COLUMNS[name])
    for number, column in enumerate(columns, 1):
        _prepare_column(sheet, number, column)
        header = _write_cell(sheet, 1, number, column)
        header.font, header.fill = Font(bold=True), PatternFill("solid", _HEADER_COLOUR)
    for number, row in enumerate(rows, 2):
        for column, text in row.items():
            _write_cell(sheet, number, columns.index(column) + 1, text)


def _write_cell(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    cell: Cell = sheet.cell(row, column, escape_text(text))
    cell.data_type = "s"  # also if it begins like a formula
    cell.number_format = _AS_TEXT
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _prepare_column(sheet: Worksheet, number: int, column: str) -> None:
    """Make a column wide enough and offer the values it takes; what is typed there stays text."""
    letters = get_column_letter(number)
    dimension = sheet.column_dimensions[letters]
    dimension.width = _WIDTHS.get(column.partition("::")[0], _OTHER_WIDTH)
    dimension.number_format = _AS_TEXT
    if column in CELL_VALUES:
        listed = ",".join(sorted(CELL_VALUES[column]))
        offer = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
        offer.add(f"{letters}2:{letters}{ROWS_LIMIT}")
        sheet.add_data_validation(offer)
