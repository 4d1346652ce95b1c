import pytest

from collector.errors import QuestionnaireError
from collector.formats.questionnaire import package as workbook_package
from collector.formats.questionnaire.cells import read_grids
from collector.texts.messages import Message
from tests.support.workbooks import SURVEY, make_workbook, repack, zip_of

BOMB = b"""<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>"""
SECRET = b'<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
WORKBOOK = make_workbook(survey=SURVEY)


def refusal(content):
    with pytest.raises(QuestionnaireError) as caught:
        read_grids(content)
    [problem] = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"PK" + bytes(workbook_package.FILE_LIMIT), "large"),
        (b"type,name,label\ntext,a,A\n", "text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "no_workbook"),
        (b"a\0b", "no_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "legacy"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
        (b"PK\x03\x04 and no more", "damaged"),
        (zip_of(note="hello"), "no_workbook"),
        (zip_of(**{"content.xml": "<a/>"}), "opendocument"),
        (zip_of(**{"xl/workbook.bin": "a"}), "binary"),
        (zip_of(**{"xl/workbook.xml": "<workbook/>"}), "damaged"),
        (WORKBOOK[:-100], "damaged"),
        (repack(WORKBOOK, workbook_xml=lambda _: b"<workbook"), "damaged"),
    ],
)
def test_file_that_is_no_workbook_is_refused_by_its_kind(content, reason):
    assert refusal(content).kind == reason


@pytest.mark.parametrize("part", ["sheet1_xml", "workbook_xml", "styles_xml", "core_xml"])
@pytest.mark.parametrize("doctype", [BOMB, SECRET])
def test_xml_entities_are_refused_in_every_part(part, doctype):
    content = repack(WORKBOOK, **{part: lambda xml: doctype + xml})

    assert refusal(content).kind == "doctype"


def test_xml_entities_are_refused_in_another_encoding():
    content = repack(WORKBOOK, styles_xml=lambda _: (BOMB + b"<a/>").decode().encode("utf-16"))

    assert refusal(content).kind == "doctype"


def test_part_that_unpacks_to_much_more_is_refused():
    content = repack(WORKBOOK, styles_xml=lambda xml: xml + b" " * 2_000_000)

    assert refusal(content).kind == "unpacked"


def test_parts_that_unpack_to_too_much_together_are_refused(monkeypatch):
    monkeypatch.setattr(workbook_package, "UNPACKED_LIMIT", 1000)

    assert refusal(WORKBOOK).kind == "unpacked"


def test_too_many_parts_are_refused():
    content = zip_of(**{f"part{number}": "" for number in range(501)})

    assert refusal(content).kind == "unpacked"


CROWD = "".join(f"<a b='{number}'/>" for number in range(80_000))


@pytest.mark.parametrize(
    "xml",
    [
        "<a>" * 60 + "</a>" * 60,
        f"<styleSheet>{CROWD[:400_000]}",
        f"<s:sst xmlns:s='s'>{CROWD}</s:sst>",
        f"<a><!-- {list(range(60_000))} --></a>",
    ],
    ids=["deep", "formats", "texts", "comment"],
)
def test_part_that_is_deep_or_crowded_is_refused(xml):
    content = repack(WORKBOOK, theme1_xml=lambda _: xml.encode())

    assert refusal(content).kind == "crowded"


def test_zip_file_with_a_password_is_refused():
    content = bytearray(WORKBOOK)
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        place = content.find(mark)
        content[place + {b"\x03": 6, b"\x01": 8}[mark[2:3]]] |= 1

    assert refusal(bytes(content)).kind == "encrypted"


def test_hundred_thousand_rows_are_refused_by_the_sheet():
    rows = "".join(f"<row><c><v>{number}</v></c></row>" for number in range(100_000))
    content = repack(
        WORKBOOK,
        sheet1_xml=lambda xml: xml.replace(b"</sheetData>", f"{rows}</sheetData>".encode()),
    )

    assert refusal(content) == Message("rows", {"limit": 1000}, "survey")


def test_too_many_columns_are_refused_by_the_sheet():
    content = make_workbook(survey=SURVEY, choices=[["name"] * 201])

    assert refusal(content) == Message("columns", {"limit": 200}, "choices")


def test_formatted_rows_without_cells_do_no_harm():
    last = b'<row r="1048576" ht="12"><c r="A1048576" s="0"/></row></sheetData>'
    content = repack(WORKBOOK, sheet1_xml=lambda xml: xml.replace(b"</sheetData>", last))

    assert [list(grid.rows) for grid in read_grids(content)] == [[1, 2]]


def test_filled_cell_is_refused_beyond_the_rows_also_where_its_row_has_no_number():
    far = b'<row><c r="A2000"><v>1</v></c></row></sheetData>'
    content = repack(WORKBOOK, sheet1_xml=lambda xml: xml.replace(b"</sheetData>", far))

    assert refusal(content) == Message("rows", {"limit": 1000}, "survey")


def test_empty_cells_beyond_the_columns_do_no_harm():
    many = b'<row r="9">' + b"<c/>" * 19_000 + b"</row></sheetData>"
    content = repack(WORKBOOK, sheet1_xml=lambda xml: xml.replace(b"</sheetData>", many))

    assert [list(grid.rows) for grid in read_grids(content)] == [[1, 2]]


def test_merged_cells_of_a_whole_sheet_take_no_room():
    merged = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    content = repack(WORKBOOK, sheet1_xml=lambda xml: xml.replace(b"</sheetData>", merged))

    [grid] = read_grids(content)

    assert [problem.place for problem in grid.problems] == ["survey!A1:XFD1048576"]


@pytest.mark.parametrize(
    ("titles", "problem"),
    [
        (
            ["Sheet1"],
            (
                "there is no sheet survey (there is: Sheet1); "
                "put the questions into a sheet of this name"
            ),
        ),
        (["survey", "Survey "], "there is more than one sheet survey; keep one"),
    ],
)
def test_sheets_are_found_by_name(titles, problem):
    content = make_workbook(**dict.fromkeys(titles, SURVEY))

    assert str(refusal(content)) == problem
