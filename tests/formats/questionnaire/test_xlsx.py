"""Questionnaires written as workbooks, and that they come back to the letter."""

from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from collector.assets import asset_folder
from collector.core.questionnaire.model import Sheets
from collector.errors import QuestionnaireError
from collector.formats.questionnaire.xlsx import read_workbook, write_workbook
from collector.formats.questionnaire.yaml import read_yaml, write_yaml
from tests.support.tiny_forms import FORMS, read_form

ALL_FORMS = [*FORMS, *sorted(asset_folder("forms").glob("*.yaml"))]

ODD_TEXTS = [
    *("=1+1", "+372", "-", "@a", "'a", "1", "1.0", "TRUE", "#REF!", "2016-11-30", "", " a ", "\t"),
    *(
        "a\nb\n",
        "a\r\nb",
        "_x000D_",
        "_x005F_x0041_",
        "__x0041_x0042_",
        "\x00\x0b\ufffe",
        "<b>&amp;",
    ),
]
TEXTS = st.sampled_from(ODD_TEXTS) | st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize("path", ALL_FORMS, ids=lambda path: path.stem)
def test_questionnaire_comes_back_from_a_workbook_to_the_letter(path):
    text = path.read_text("utf-8")

    assert write_yaml(read_workbook(write_workbook(read_yaml(text)))) == text


@settings(max_examples=15)
@given(st.lists(TEXTS, min_size=1, max_size=40))
@example(ODD_TEXTS)
def test_every_text_comes_back_from_a_workbook(texts):
    rows = [{"type": "note", "name": "n", "hint::Estonian (et)": text} for text in texts]
    sheets = Sheets({"form_id": "pre"}, rows, [])

    assert read_workbook(write_workbook(sheets)) == sheets


def test_empty_questionnaire_comes_back_with_columns_to_fill():
    content = write_workbook(Sheets({}, [], []))

    assert read_workbook(content) == Sheets({}, [], [])
    assert load_workbook(BytesIO(content))["survey"]["A1"].value == "type"


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_text_is_written_as_a_text(text):
    sheets = Sheets({}, [{"type": text}], [])

    cell = load_workbook(BytesIO(write_workbook(sheets)))["survey"]["A2"]

    assert (cell.data_type == "f", cell.number_format) == (False, "@")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a" * 32_768, "survey!A2: the text has more than 32767 characters; shorten it"),
        (
            "\ud800",
            "survey!A2: there is a character here that cannot be written to a file; remove it",
        ),
    ],
)
def test_text_that_no_workbook_can_hold_is_named(text, problem):
    with pytest.raises(QuestionnaireError) as caught:
        write_workbook(Sheets({}, [{"type": text}], []))

    assert str(caught.value) == problem


@pytest.mark.parametrize(
    ("rows", "reason"),
    [([{"name": "a"}] * 1000, "rows"), ([{f"c{number}": "a" for number in range(201)}], "columns")],
)
def test_sheet_that_could_not_be_read_back_is_not_written(rows, reason):
    with pytest.raises(QuestionnaireError) as caught:
        write_workbook(Sheets({}, rows, []))

    assert [problem.kind for problem in caught.value.problems] == [reason]


def test_columns_stand_in_the_order_of_the_rows():
    rows = [
        {"a": "1", "c": "1", "e": "1"},
        {"a": "2", "b": "2", "c": "2", "d": "2"},
        {"d": "3", "e": "3"},
    ]

    book = load_workbook(BytesIO(write_workbook(Sheets({}, rows, []))))

    assert [cell.value for cell in book["survey"][1]] == ["a", "b", "c", "d", "e"]


def test_columns_are_ordered_also_if_rows_disagree():
    rows = [{"type": "text", "name": "a"}, {"name": "b", "type": "note"}]

    assert read_workbook(write_workbook(Sheets({}, rows, []))).survey == rows


def test_sheets_are_laid_out_for_people():
    book = load_workbook(BytesIO(write_workbook(read_form("every_type"))))

    sheet = book["survey"]
    assert book.sheetnames == ["survey", "choices", "settings"]
    assert (sheet.freeze_panes, sheet["A1"].font.b, sheet["C2"].alignment.wrap_text) == (
        "C2",
        True,
        True,
    )
    assert sheet.column_dimensions["C"].width == 44
    assert '"no,yes"' in [offer.formula1 for offer in sheet.data_validations.dataValidation]
