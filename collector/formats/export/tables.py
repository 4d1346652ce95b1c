"""Tables as CSV and as a workbook. A spreadsheet program runs nothing that is in them."""

import csv
from collections.abc import Iterable, Mapping
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from collector.core.answering.tables import Cell, Table

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A text that begins so is a formula to a spreadsheet (OWASP, “CSV Injection”)."""


def write_csv(table: Table) -> bytes:
    """Return a table in UTF-8 with the mark by which Excel knows it."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_disarm(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def write_csv_zip(tables: Iterable[Table], others: Mapping[str, bytes] | None = None) -> bytes:
    """Return a zip file of tables as CSV, and of other files by name.

    It holds no time, so the same files give the same bytes.
    """
    files = {f"{table.name}.csv": write_csv(table) for table in tables} | dict(others or {})
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)
    return packed.getvalue()


def write_xlsx(tables: Iterable[Table]) -> bytes:
    """Return a workbook with a sheet a table; every text is a text, also if it looks like more."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        for row in (table.columns, *table.rows):
            cells = [WriteOnlyCell(sheet, value) for value in row]
            for cell in cells:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
            sheet.append(cells)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _disarm(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUNS) else cell
