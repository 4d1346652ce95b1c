"""Exported answers as one file: CSV, a workbook or SPSS.

A spreadsheet program runs nothing that is in them. A `.sav` file needs pyreadstat and polars, which
are optional (`tagasiside[spss]`); without them SPSS reads CSV by a syntax.
"""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from collector.core.answering.tables import PLACE, Cell, Export, Table, Variable, find_label
from collector.formats.self_contained import page_template
from collector.texts.languages import Language

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A text that begins so is a formula to a spreadsheet (OWASP, “CSV Injection”)."""


_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no workbook may hold."""

MISSING = 99  # the number of “don't know”, declared as a user-missing value; others come after it

MOST = 10**9  # a name of a choice from which on it is not its number

LABEL_BYTES, VALUE_LABEL_BYTES = 240, 120
"""What is kept of a label of a variable and of a value, in UTF-8; a line of syntax has 256."""

OR = " / "  # between the labels of two versions


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


def write_spss(export: Export, language: Language, *, sav: bool) -> bytes:
    """Return a zip file with a `.sav` file, or with CSV and the syntax that reads it."""
    numbered = number_answers(export.answers, export.variables)
    if sav:
        file = write_sav(numbered, export.variables, language)
        return write_csv_zip(export.others, {"answers.sav": file})
    syntax = write_syntax("answers.csv", export.variables, language)
    return write_csv_zip((numbered, *export.others), {"answers.sps": syntax.encode()})


def number_answers(answers: Table, variables: Sequence[Variable]) -> Table:
    """Return the answers with a number for every value."""
    numbers = [*({} for _ in PLACE), *map(_codes, variables)]
    rows = tuple(
        tuple(codes.get(cell, cell) for cell, codes in zip(row, numbers, strict=True))
        for row in answers.rows
    )
    return Table(answers.name, answers.columns, rows)


def write_sav(numbered: Table, variables: Sequence[Variable], language: Language) -> bytes:
    """Return a `.sav` file of numbered answers; its labels are in one language."""
    import polars as pl  # noqa: PLC0415 optional
    import pyreadstat  # noqa: PLC0415 optional

    schema = {name: pl.String if name in PLACE[:3] else pl.Int64 for name in numbered.columns}
    choosing = [each for each in variables if each.choices]
    missing = {each.column: _missing_codes(each) for each in choosing}
    with TemporaryDirectory() as folder:
        path = Path(folder, "answers.sav")
        pyreadstat.write_sav(
            pl.DataFrame(numbered.rows, schema=schema, orient="row"),
            path,
            column_labels={each.column: _label(each, language) for each in variables},
            variable_value_labels={
                each.column: dict(_value_labels(each, language)) for each in choosing
            },
            missing_ranges={
                name: [{"lo": codes[0], "hi": codes[-1]}]
                for name, codes in missing.items()
                if codes
            },
        )
        return path.read_bytes()


def write_syntax(file: str, variables: Sequence[Variable], language: Language) -> str:
    """Return the SPSS syntax that reads a CSV file of numbered answers and labels them."""
    return page_template("answers.sps").render(
        file=file,
        variables=variables,
        label=partial(_label, language=language),
        value_labels=partial(_value_labels, language=language),
        missing_codes=_missing_codes,
        quote=lambda text: '"{}"'.format(" ".join(text.split()).replace('"', '""')),
    )


def _codes(variable: Variable) -> dict[Cell, int]:
    """Return the number of each choice: a rating's own, or its place among those of all versions.

    No two have the same number, also if one version has "don't know" where another has not.
    """
    missing = _list_missing(variable)
    names = [name for name in variable.choices if name not in missing]
    own = [int(name) for name in names if name.isdecimal()]
    is_own = len(set(own)) == len(names) and max(own, default=0) < MOST
    numbers = own if is_own else range(1, len(names) + 1)
    most = max(numbers, default=0)
    first = MISSING if most < MISSING else most + 1
    codes: dict[Cell, int] = dict(zip(names, numbers, strict=True))
    return codes | {name: number for number, name in enumerate(missing, first)}


def _list_missing(variable: Variable) -> list[str]:
    """Return the choices that count as no answer in every version."""
    said = variable.choices.items()
    return [name for name, each in said if all(choice.missing for choice in each)]


def _missing_codes(variable: Variable) -> list[int]:
    codes = _codes(variable)
    return [codes[name] for name in _list_missing(variable)]


def _label(variable: Variable, language: Language) -> str:
    labels = (
        [find_label(question, variable.choice), question.label]
        for question in variable.asked.values()
    )
    return _join(
        (": ".join(each[language] for each in said if each) for said in labels), LABEL_BYTES
    )


def _value_labels(variable: Variable, language: Language) -> list[tuple[int, str]]:
    codes = _codes(variable)
    return [
        (codes[name], _join((choice.label[language] for choice in each), VALUE_LABEL_BYTES))
        for name, each in variable.choices.items()
    ]


def _join(labels: Iterable[str], size: int) -> str:
    """Return the labels of all versions, the first first; each has its share of the place."""
    different = list(dict.fromkeys(labels))
    if different[1:]:
        size = size // len(different) - len(OR)
    return OR.join(each.encode()[:size].decode(errors="ignore") for each in different)


@dataclass(frozen=True)
class FileFormat:
    """What a file is called at its end and on the web, and how it is written."""

    ending: str
    mimetype: str
    write: Callable[[Export, Language], bytes]


_HAS_SAV = all(find_spec(name) is not None for name in ("pyreadstat", "polars"))
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FILE_FORMATS: dict[str, FileFormat] = {
    "csv": FileFormat("zip", "application/zip", lambda export, _: write_csv_zip(export.tables)),
    "xlsx": FileFormat("xlsx", _XLSX, lambda export, _: write_xlsx(export.tables)),
    "spss": FileFormat("zip", "application/zip", partial(write_spss, sav=_HAS_SAV)),
}
"""Every format by name; the labels of SPSS are in one language, codebooks always in three."""
