from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from collector.core.answering.tables import Table
from collector.formats.export.files import write_csv, write_csv_zip, write_xlsx

HOSTILE = '=HYPERLINK("http://evil.example","Õie-Ženja Щ. \\"O\'Neil\\" <b>")'


def table(*cells):
    return Table("texts", ("text", "n"), (cells,))


@pytest.mark.parametrize(
    "start", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1+1", "＋1", "－1", "＠A1"]
)
def test_csv_disarms_what_a_spreadsheet_would_run(start):
    assert write_csv(table(start, None)).decode("utf-8-sig").splitlines()[1].lstrip('"')[0] == "'"


def test_csv_keeps_letters_and_negative_numbers():
    written = write_csv(table("Õie, Щука", -3))

    assert written.decode("utf-8-sig") == 'text,n\r\n"Õie, Щука",-3\r\n'


def test_workbook_keeps_a_formula_as_text():
    book = load_workbook(BytesIO(write_xlsx([table(HOSTILE, -3)])))

    cells = [(cell.value, cell.data_type) for cell in book["texts"][2]]
    assert cells == [(HOSTILE, "s"), (-3, "n")]


def test_workbook_can_be_read_whatever_was_typed():
    book = load_workbook(BytesIO(write_xlsx([table("a\ufffeb\x01c\uffff", 1)])))

    assert book["texts"]["A2"].value == "abc"


def test_zip_holds_every_table_and_other_files():
    packed = write_csv_zip([table("a", 1)], {"answers.sps": b"EXECUTE."})

    with ZipFile(BytesIO(packed)) as archive:
        assert archive.namelist() == ["texts.csv", "answers.sps"]
        assert archive.read("answers.sps") == b"EXECUTE."
    assert write_csv_zip([table("a", 1)], {"answers.sps": b"EXECUTE."}) == packed
