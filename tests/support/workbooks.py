"""Workbooks as people and attackers make them: from rows, and with parts of the file changed."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

SURVEY = [["type", "name", "label::English (en)"], ["text", "idea_text", "An idea?"]]


def make_book(**sheets):
    """Return an openpyxl workbook of sheets, each a list of rows."""
    book = Workbook()
    del book["Sheet"]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return book


def save(book):
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def make_workbook(**sheets):
    return save(make_book(**sheets))


def repack(content, **changes):
    """Return a zip file with parts changed; each by the end of its name, dots as `_`."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = changes.get(name.rpartition("/")[2].replace(".", "_"))
            new.writestr(name, change(old.read(name)) if change else old.read(name))
    return packed.getvalue()


def zip_of(**parts):
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()
