"""Exported answers as one file: CSV, a workbook or SPSS.

A spreadsheet program runs nothing that is in them.
"""

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from collector.core.answering.tables import Cell, Export, Table
from collector.formats.export.spss import can_write_sav, number_answers, write_sav, write_syntax
from collector.texts.languages import Language

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A text that begins so is a formula to a spreadsheet (OWASP, “CSV Injection”)."""


_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no workbook may hold."""


def _disarm(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUNS) else cell


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
            plain = (_NO_XML.sub("", each) if isinstance(each, str) else each for each in row)
            cells = [WriteOnlyCell(sheet, value) for value in plain]
            for cell in cells:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
            sheet.append(cells)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


@dataclass(frozen=True)
class FileFormat:
    """What a file is called at its end and on the web, and how it is written."""

    ending: str
    mimetype: str
    write: Callable[[Export, Language], bytes]


def write_spss(export: Export, language: Language, *, sav: bool) -> bytes:
    """Return a zip file with a `.sav` file, or with CSV and the syntax that reads it."""
    numbered = number_answers(export.answers, export.variables)
    if sav:
        file = write_sav(numbered, export.variables, language)
        return write_csv_zip(export.others, {"answers.sav": file})
    syntax = write_syntax("answers.csv", export.variables, language)
    return write_csv_zip((numbered, *export.others), {"answers.sps": syntax.encode()})


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FILE_FORMATS: dict[str, FileFormat] = {
    "csv": FileFormat("zip", "application/zip", lambda export, _: write_csv_zip(export.tables)),
    "xlsx": FileFormat("xlsx", _XLSX, lambda export, _: write_xlsx(export.tables)),
    "spss": FileFormat("zip", "application/zip", partial(write_spss, sav=can_write_sav())),
}
"""Every format by name; the labels of SPSS are in one language, codebooks always in three."""
