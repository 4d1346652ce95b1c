"""The parts of an uploaded workbook, checked before openpyxl reads it.

A workbook is XML in a zip file, and both can unpack into far more than they weigh.
"""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath
from typing import NoReturn
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from collector.core.questionnaire.model import SHEET_NAMES
from collector.core.xlsform.workbook import WorkbookProblem
from collector.errors import QuestionnaireError

FILE_LIMIT = 5_000_000
"""Bytes of a file."""

UNPACKED_LIMIT = 50_000_000
"""Bytes of everything in it, unpacked."""

RATIO_LIMIT = 200
"""How many times longer than packed a part may be; only parts above a megabyte are judged."""

PARTS_LIMIT = 500
"""Parts that a file may be packed of."""

ROWS_LIMIT = 1000
"""Rows of one sheet, the header included; a page of so many questions answers nobody."""

COLUMNS_LIMIT = 200
"""Columns of one sheet."""

ELEMENTS_LIMIT = 200_000
"""XML elements of a whole file."""

PART_LIMITS = {"worksheet": 150_000, "sst": 80_000}
"""XML elements of one part, by the element that holds the others: cells and their texts."""

OTHER_PARTS_LIMIT = 20_000
"""XML elements of any other part; openpyxl takes its time over each format."""

TOKEN_LIMIT = 200_000
"""Bytes of one tag or comment; parsers begin it anew with each piece that they read."""

DEPTH_LIMIT = 50
"""XML elements within one another."""

REFUSED_SHEETS = frozenset({"external_choices", "entities", "osm", "cascades"})
"""Sheets of XLSForm that have no place here; any other sheet is a note of its author."""

READ_SHEETS = REFUSED_SHEETS.union(SHEET_NAMES)

_MEGABYTE = 1_000_000
_CHUNK = 65_536
_ENCRYPTED_BIT = 0x1
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TITLES_TOLD = 10
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BROKEN = (
    *(BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError),
    *(LookupError, expat.ExpatError),
)
"""What a damaged zip file or damaged XML raises."""

_KINDS = {"xl/workbook.bin": "binary", "content.xml": "opendocument"}
"""Other kinds of workbook in a zip file, by a part that only they have."""


Visit = Callable[[str, dict[str, str]], None]
"""Takes the name, without prefix, and the attributes of an XML element that begins."""


@dataclass
class SheetPart:
    """What the XML of one sheet says beside its values: merged cells, formulas, the last row."""

    title: str
    merged: list[str] = field(default_factory=list)
    formulas: set[str] = field(default_factory=set)
    last_row: int = 0
    _row: int = 0
    _column: int = 0

    @property
    def name(self) -> str:
        """Return the title as XLSForm compares it."""
        return self.title.strip().lower()

    def visit(self, element: str, attributes: dict[str, str]) -> None:
        """Note an element of the sheet; rows and cells need not say their number.

        Raises:
            QuestionnaireError: a filled cell lies beyond the limits.
        """
        if element == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
        elif element == "c":
            self._enter_cell(attributes.get("r", ""))
        elif element in {"v", "is"}:
            self._fill()
        elif element == "f":
            self.formulas.add(write_address(self._row, self._column))
        elif element == "mergeCell":
            self.merged.append(attributes.get("ref", ""))

    def _enter_cell(self, written: str) -> None:
        address = _ADDRESS.fullmatch(written)
        if address:
            self._column, self._row = read_letters(address[1]), int(address[2])
        else:
            self._column += 1

    def _fill(self) -> None:
        self.last_row = max(self.last_row, self._row)
        if self._row > ROWS_LIMIT:
            refuse("rows", self.title, limit=ROWS_LIMIT)
        if self._column > COLUMNS_LIMIT:
            refuse("columns", self.title, limit=COLUMNS_LIMIT)


def write_address(row: int, column: int) -> str:
    """Return a cell's address, as `C7`."""
    return f"{write_letters(column)}{row}"


def write_letters(column: int) -> str:
    """Return the letters of a column, counted from 1."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def read_letters(letters: str) -> int:
    """Return the number of a column, counted from 1."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


@dataclass
class _Walk:
    """Goes through the XML of one part after the other, and through no more than the limits."""

    archive: ZipFile
    left: int = ELEMENTS_LIMIT

    def read(self, name: str, visit: Visit) -> None:
        """Show each element of a part as it begins."""
        depth, left, fed = 0, self.left, 0

        def enter(element: str, attributes: dict[str, str]) -> None:
            nonlocal depth, left
            name = element.rpartition(":")[2]
            if not depth:
                left = min(left, PART_LIMITS.get(name, OTHER_PARTS_LIMIT))
            depth, left, self.left = depth + 1, left - 1, self.left - 1
            if left < 0 or depth > DEPTH_LIMIT:
                refuse("crowded", rows=ROWS_LIMIT)
            visit(name, attributes)

        def leave(_element: str) -> None:
            nonlocal depth
            depth -= 1

        parser = expat.ParserCreate()
        parser.StartElementHandler = enter
        parser.EndElementHandler = leave
        parser.StartDoctypeDeclHandler = lambda *_: refuse("doctype")
        with self.archive.open(name) as part:
            while chunk := part.read(_CHUNK):
                parser.Parse(chunk)
                fed += len(chunk)
                if fed - parser.CurrentByteIndex > TOKEN_LIMIT:
                    refuse("crowded", rows=ROWS_LIMIT)
        parser.Parse(b"", True)  # noqa: FBT003 takes no name


def check_package(content: bytes) -> list[SheetPart]:
    """Return the sheets that XLSForm knows, in order.

    Raises:
        QuestionnaireError: it is no workbook, or has more in it than a questionnaire needs.
    """
    if len(content) > FILE_LIMIT:
        refuse("large", limit=FILE_LIMIT // _MEGABYTE)
    if not content.startswith(b"PK"):
        refuse(_name_kind(content))
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_size(archive.infolist())
            return _check_parts(_Walk(archive), archive.namelist())
    except _BROKEN as error:
        raise QuestionnaireError([WorkbookProblem("", "damaged")]) from error


def refuse(reason: str, place: str = "", **details: str | int) -> NoReturn:
    """Raise one problem.

    Raises:
        QuestionnaireError: always.
    """
    raise QuestionnaireError([WorkbookProblem(place, reason, details)])


def _name_kind(content: bytes) -> str:
    if content.startswith(_OLE):
        return "encrypted" if "EncryptedPackage".encode("utf-16-le") in content else "legacy"
    if not content.strip():
        return "empty"
    try:
        is_text = "\0" not in content.decode("utf-8-sig")
    except UnicodeDecodeError:
        is_text = False
    return "text" if is_text else "no_workbook"


def _check_size(parts: list[ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > PARTS_LIMIT or unpacked > UNPACKED_LIMIT or any(map(_is_bomb, parts)):
        refuse("unpacked", limit=UNPACKED_LIMIT // _MEGABYTE, rows=ROWS_LIMIT)
    if any(part.flag_bits & _ENCRYPTED_BIT for part in parts):
        refuse("encrypted")


def _is_bomb(part: ZipInfo) -> bool:
    return part.file_size > max(_MEGABYTE, RATIO_LIMIT * part.compress_size)


def _check_parts(walk: _Walk, names: list[str]) -> list[SheetPart]:
    if "xl/workbook.xml" not in names:
        refuse(next((kind for name, kind in _KINDS.items() if name in names), "no_workbook"))
    parts = _find_sheets(walk)
    for name, part in parts:
        walk.read(name, part.visit)
    for name in set(names).difference(name for name, _ in parts):
        try:
            walk.read(name, lambda *_: None)
        except expat.ExpatError:
            continue  # a picture, or damage that the reader meets if it needs the part
    return [part for _, part in parts]


def _find_sheets(walk: _Walk) -> list[tuple[str, SheetPart]]:
    targets: dict[str, str] = {}
    sheets: list[tuple[str, SheetPart]] = []

    def note_target(_element: str, attributes: dict[str, str]) -> None:
        targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def note_sheet(element: str, attributes: dict[str, str]) -> None:
        if element == "sheet":
            key = next((key for key in attributes if key.endswith(":id")), "")
            target = targets.get(attributes.get(key, ""), "")
            path = normpath(join("/xl", target)).lstrip("/")
            sheets.append((path, SheetPart(attributes.get("name", ""))))

    walk.read("xl/_rels/workbook.xml.rels", note_target)
    walk.read("xl/workbook.xml", note_sheet)
    _check_titles([part.title for _, part in sheets])
    return [(path, part) for path, part in sheets if part.name in READ_SHEETS]


def _check_titles(titles: list[str]) -> None:
    names = [title.strip().lower() for title in titles]
    for name in SHEET_NAMES:
        if names.count(name) > 1:
            refuse("sheet_twice", name=name)
    if "survey" not in names:
        refuse("no_survey", found=", ".join(titles[:_TITLES_TOLD]))
