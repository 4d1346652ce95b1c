"""Workbooks that people made or damaged: what is read, and in what words the rest is refused."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from collector.core.questionnaire.model import Sheets
from collector.errors import QuestionnaireError
from collector.formats.questionnaire import cells as workbook_cells
from collector.formats.questionnaire.xlsx import read_loosely, read_workbook
from collector.texts.messages import Message
from tests.support.workbooks import SURVEY, make_book, make_workbook, repack, save


def test_workbook_with_parts_missing_in_a_language_is_read():
    sheets = read_workbook(make_workbook(survey=SURVEY))

    row = {"type": "text", "name": "idea_text", "label::English (en)": "An idea?"}
    assert sheets == Sheets({}, [row], [])


def test_missing_texts_are_told_with_their_cell():
    survey = [["type", "name", "label::English (en)", "label::Russian (ru)"], ["text", "a", "A"]]

    problems = read_loosely(make_workbook(survey=survey)).check()

    missing = "is missing; write it in this language too"
    assert f"survey!D2 (a), label::Russian (ru): {missing}" in problems
    assert f"survey!2 (a), label::Estonian (et): {missing}" in problems


def test_curly_quotes_of_a_condition_are_read_as_straight_ones_and_those_of_a_text_stay():
    survey = [
        ["type", "name", "label::English (en)", "relevant", "constraint"],
        ["text", "a", "“A” or ‘B’", "${b} = ‘yes’", "selected(${b}, “no”)"],
    ]

    row = read_workbook(make_workbook(survey=survey)).survey[0]

    assert (row["relevant"], row["constraint"]) == ("${b} = 'yes'", 'selected(${b}, "no")')
    assert row["label::English (en)"] == "“A” or ‘B’"


def test_other_spellings_are_read_as_ours():
    content = make_workbook(
        Survey=[
            [
                "Type",
                "Name ",
                "Label::English",
                "label::et",
                "HINT:Russian",
                "Relevance",
                "Required",
            ],
            ["begin group", "g", "G", "G", None, None, None],
            ["select one from l", 1, "A", "A", "Х", "${b} = 1", True],
        ],
        CHOICES=[["List Name", "value", "label::eesti"], [None] * 3, ["l", 2.0, "A"]],
        settings=[["Title", "id_string", "default_language"], ["T", "pre", "English"]],
    )

    assert read_workbook(content) == Sheets(
        {
            "form_title::English (en)": "T",
            "form_id": "pre",
            "default_language": "English (en)",
        },
        [
            {
                "type": "begin_group",
                "name": "g",
                "label::English (en)": "G",
                "label::Estonian (et)": "G",
            },
            {
                "type": "select_one l",
                "name": "1",
                "label::English (en)": "A",
                "label::Estonian (et)": "A",
                "hint::Russian (ru)": "Х",
                "relevant": "${b} = 1",
                "required": "yes",
            },
        ],
        [{"list_name": "l", "name": "2", "label::Estonian (et)": "A"}],
    )


@pytest.mark.parametrize(
    ("address", "value", "problem"),
    [
        ("C2", date(2026, 5, 12), "survey!C2: this is a date or time;"),
        ("C2", True, "survey!C2: this is the truth value TRUE;"),
        ("C2", "#REF!", "survey!C2: the spreadsheet shows the error #REF! here;"),
        ("C2", "=A1", "survey!C2: the formula has no stored result;"),
        ("E2", "note to self", "survey!E2: the column has no header; write one in E1"),
        (
            "D1",
            "Label::english",
            "survey!D1: the column label::English (en) is there already (C1);",
        ),
        ("D1", "label::French (fr)", "survey!D1: questions are asked in Estonian, Russian and"),
        ("D1", "label", "survey!D1: neither the header nor the setting default_language says"),
        ("A1", "kind", "survey: there is no column type;"),
    ],
)
def test_cell_that_cannot_be_read_is_named_and_the_rest_is_read(address, value, problem):
    book = make_book(survey=[*SURVEY, ["note", "n", "N"]])
    book["survey"]["D2"] = "Mõte"
    book["survey"]["D1"] = "hint::en"
    book["survey"][address] = value

    workbook = read_loosely(save(book))

    assert [str(found)[: len(problem)] for found in workbook.problems] == [problem]
    assert len(workbook.sheets.survey) == (0 if address == "A1" else 2)


def test_all_problems_are_collected():
    book = make_book(
        survey=[*SURVEY, ["note", "n", True]], settings=[["form_id"], ["pre"], ["post"]]
    )
    book["survey"].merge_cells("A5:B6")

    with pytest.raises(QuestionnaireError) as caught:
        read_workbook(save(book))

    assert [problem.place for problem in caught.value.problems] == [
        "survey!A5:B6",
        "survey!C3",
        "settings!A3",
    ]


def test_formula_counts_as_what_it_shows():
    shown = b'<c r="C2" t="str"><f>UPPER(A1)</f><v>An idea?</v></c>'
    book = make_book(survey=[SURVEY[0], [*SURVEY[1][:2], "=x"]])
    content = repack(save(book), sheet1_xml=lambda xml: re.sub(rb'<c r="C2".*?</c>', shown, xml))

    assert read_workbook(content) == read_workbook(make_workbook(survey=SURVEY))


def test_formatting_within_a_text_is_dropped():
    book = make_book(survey=SURVEY)
    book["survey"]["C2"] = CellRichText("An ", TextBlock(InlineFont(b=True), "idea?"))

    assert read_workbook(save(book)) == read_workbook(make_workbook(survey=SURVEY))


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheet_counts_like_any_other(state):
    book = make_book(notes=[["mine"]], survey=SURVEY)
    book["survey"].sheet_state = state

    assert read_workbook(save(book)) == read_workbook(make_workbook(survey=SURVEY))


@pytest.mark.parametrize(
    ("rows", "problems"), [([["list_name"], ["villages"]], 1), ([["list_name"]], 0)]
)
def test_filled_sheet_that_is_not_supported_is_named(rows, problems):
    workbook = read_loosely(make_workbook(survey=SURVEY, external_choices=rows))

    refused = Message("sheet_refused", {"name": "external_choices"}, "external_choices")
    assert workbook.problems == (refused,) * problems


@pytest.mark.parametrize(
    ("label", "column"),
    [
        ("Mõte?", "label::Estonian (et)"),
        ("Идея?", "label::Russian (ru)"),
        ("An idea?", "label::English (en)"),
    ],
)
def test_text_in_no_language_is_taken_for_the_one_it_looks_like(label, column):
    survey = [["type", "name", "label"], ["text", "idea_text", label]]

    workbook = read_loosely(make_workbook(survey=survey))

    assert workbook.sheets.survey[0][column] == label
    assert read_workbook(make_workbook(survey=survey)) == workbook.sheets
    assert workbook.problems == (Message("no_language", {"example": column}, "survey!C1"),)


def test_blank_rows_and_columns_are_passed_over():
    survey = [[], ["type", None, "name"], [" "], ["note", None, "n"], [], [None, " "]]

    workbook = read_loosely(make_workbook(survey=survey))

    assert (workbook.problems, workbook.sheets.survey) == ((), [{"type": "note", "name": "n"}])
    assert workbook.rows["survey"] == (4,)


def test_texts_that_are_too_much_together_are_refused(monkeypatch):
    monkeypatch.setattr(workbook_cells, "TEXT_LIMIT", 10)

    with pytest.raises(QuestionnaireError, match="more than 10 characters"):
        read_workbook(make_workbook(survey=SURVEY))


def test_text_longer_than_a_cell_is_named():
    content = repack(
        make_workbook(survey=SURVEY),
        sheet1_xml=lambda xml: xml.replace(b"An idea?", b"a" * 40_000),
    )

    assert [problem.place for problem in read_loosely(content).problems] == ["survey!C2"]


@given(st.binary(max_size=64) | st.binary(max_size=64).map(lambda end: b"PK\x03\x04" + end))
def test_any_bytes_are_refused_in_words(content):
    with pytest.raises(QuestionnaireError):
        read_workbook(content)


def is_read_or_refused_in_words(content):
    try:
        read_workbook(content)
    except QuestionnaireError as error:
        return bool(str(error))
    return True


@settings(max_examples=50)
@given(
    st.sampled_from(["sheet1_xml", "workbook_xml", "workbook_xml_rels", "styles_xml"]),
    st.integers(0, 3000),
    st.sampled_from([b"", b"\xff", b"<", b'"', b"9", b"</row>", b"<v>", b' t="s"', b"-"]),
)
def test_damaged_xml_is_read_or_refused_in_words(part, place, change):
    def damage(xml):
        at = place % len(xml)
        return xml[:at] + change + xml[at + 1 :]

    content = repack(make_workbook(survey=SURVEY), **{part: damage})

    assert is_read_or_refused_in_words(content)


@settings(max_examples=50)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=3))
def test_damaged_file_is_read_or_refused_in_words(place, change):
    content = make_workbook(survey=SURVEY)
    at = place % len(content)

    assert is_read_or_refused_in_words(content[:at] + change + content[at + len(change) :])
