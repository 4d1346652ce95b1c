"""The parts of an uploaded workbook, checked before openpyxl reads it.

A workbook is XML in a zip file, and both can unpack into far more than they weigh.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from typing import NoReturn
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from openpyxl.reader.workbook import WorkbookParser
from openpyxl.utils import get_column_letter

from collector.core.questionnaire.model import SHEET_NAMES
from collector.errors import QuestionnaireError
from collector.texts.messages import Message

FILE_LIMIT = 5_000_000  # bytes of a file
UNPACKED_LIMIT = 50_000_000  # bytes of everything in it, unpacked
PARTS_LIMIT = 500  # parts that a file may be packed of
COLUMNS_LIMIT = 200  # of one sheet
ELEMENTS_LIMIT = 200_000  # XML elements of a whole file
DEPTH_LIMIT = 50  # XML elements within one another

RATIO_LIMIT = 200
"""How many times longer than packed a part may be; only parts above a megabyte are judged."""

ROWS_LIMIT = 1000  # rows of a sheet with its header; a page of so many questions answers nobody

PART_LIMITS = {"worksheet": 150_000, "sst": 80_000}
"""XML elements of one part, by the element that holds the others: cells and their texts."""

OTHER_PARTS_LIMIT = 20_000  # XML elements of another part; openpyxl takes its time over each format

TOKEN_LIMIT = 200_000
"""Bytes of one tag or comment; parsers begin it anew with each piece that they read."""

REFUSED_SHEETS = frozenset({"external_choices", "entities", "osm", "cascades"})
"""Sheets of XLSForm that have no place here; any other sheet is a note of its author."""

READ_SHEETS = REFUSED_SHEETS.union(SHEET_NAMES)

_MEGABYTE = 1_000_000
_CHUNK = 65_536
_ENCRYPTED_BIT = 0x1
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TITLES_TOLD = 10
_KINDS = {"xl/workbook.bin": "binary", "content.xml": "opendocument"}
"""Other kinds of workbook in a zip file, by a part that only they have."""

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def write_address(row: int, column: int) -> str:
    """Return a cell's address, as `C7`."""
    return f"{get_column_letter(column)}{row}"


@dataclass
class _Walk:
    """Goes through the XML of one part after the other, and through no more than the limits."""

    archive: ZipFile
    left: int = ELEMENTS_LIMIT
    titles: Mapping[str, str] = field(default_factory=dict)

    def read(self, part: str) -> None:
        """Go through a part; `titles` say which parts are sheets, whose rows are counted too."""
        depth, row, left, fed, title = 0, 0, self.left, 0, self.titles.get(part)

        def enter(element: str, attributes: dict[str, str]) -> None:
            nonlocal depth, row, left
            name = element.rpartition(":")[2]
            if not depth:
                left = min(left, PART_LIMITS.get(name, OTHER_PARTS_LIMIT))
            depth, left, self.left = depth + 1, left - 1, self.left - 1
            if left < 0 or depth > DEPTH_LIMIT:
                refuse("crowded", rows=ROWS_LIMIT)
            if title and name == "row":
                row = int(attributes.get("r", row + 1))
            elif title and name in {"v", "is"} and row > ROWS_LIMIT:
                refuse("rows", title, limit=ROWS_LIMIT)

        def leave(_element: str) -> None:
            nonlocal depth
            depth -= 1

        parser = expat.ParserCreate()
        parser.StartElementHandler = enter
        parser.EndElementHandler = leave
        parser.StartDoctypeDeclHandler = lambda *_: refuse("doctype")
        with self.archive.open(part) as packed:
            while chunk := packed.read(_CHUNK):
                parser.Parse(chunk)
                fed += len(chunk)
                if fed - parser.CurrentByteIndex > TOKEN_LIMIT:
                    refuse("crowded", rows=ROWS_LIMIT)
        parser.Parse(b"", True)  # noqa: FBT003 takes no name


def check_package(content: bytes) -> dict[str, str]:
    """Return the parts that are sheets which XLSForm knows, with their titles, in order.

    Raise QuestionnaireError if it is no workbook or has more in it than a questionnaire needs, and
    exceptions of many kinds if it is damaged.
    """
    if len(content) > FILE_LIMIT:
        refuse("large", limit=FILE_LIMIT // _MEGABYTE)
    if not content.startswith(b"PK"):
        refuse(_name_kind(content))
    with ZipFile(BytesIO(content)) as archive:
        _check_size(archive.infolist())
        return _walk_parts(archive)


def refuse(reason: str, place: str = "", **details: str | int) -> NoReturn:
    """Raise QuestionnaireError with one problem."""
    raise QuestionnaireError([Message(reason, details, place)])


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
    is_bomb = any(
        part.file_size > max(_MEGABYTE, RATIO_LIMIT * part.compress_size) for part in parts
    )
    if len(parts) > PARTS_LIMIT or unpacked > UNPACKED_LIMIT or is_bomb:
        refuse("unpacked", limit=UNPACKED_LIMIT // _MEGABYTE, rows=ROWS_LIMIT)
    if any(part.flag_bits & _ENCRYPTED_BIT for part in parts):
        refuse("encrypted")


def _walk_parts(archive: ZipFile) -> dict[str, str]:
    names = archive.namelist()
    if _WORKBOOK not in names:
        refuse(next((kind for name, kind in _KINDS.items() if name in names), "no_workbook"))
    walk = _Walk(archive)
    for name in (_RELATIONS, _WORKBOOK):
        walk.read(name)
    walk.titles = _find_sheets(archive)
    for name in set(names).difference((_RELATIONS, _WORKBOOK)):
        # It may be a picture, or damaged, which the reader meets if it needs the part.
        with suppress(expat.ExpatError):
            walk.read(name)
    return dict(walk.titles)


def _find_sheets(archive: ZipFile) -> dict[str, str]:
    parser = WorkbookParser(archive, _WORKBOOK, keep_links=False)
    parser.parse()
    sheets = [(relation.target, sheet.name) for sheet, relation in parser.find_sheets()]
    titles = [title for _, title in sheets]
    names = [name_sheet(title) for title in titles]
    for name in SHEET_NAMES:
        if names.count(name) > 1:
            refuse("sheet_twice", name=name)
    if "survey" not in names:
        refuse("no_survey", found=", ".join(titles[:_TITLES_TOLD]))
    return {part: title for part, title in sheets if name_sheet(title) in READ_SHEETS}


def name_sheet(title: str) -> str:
    """Return the title of a sheet as XLSForm compares it."""
    return title.strip().lower()
