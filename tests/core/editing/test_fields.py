import pytest

from collector.core.editing.fields import find_field, tidy_text, type_row, type_texts
from collector.core.editing.rows import set_cells
from collector.core.questionnaire.rows import Problem
from collector.errors import NotFoundError
from tests.core.drafts import small_sheets

RU = "label::Russian (ru)"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" a\r\nb\tc\x00 ", "a\nb c"), ("e\u0308", "ë"), ("x" * 5000, "x" * 2000), ("\u2028", "")],
)
def test_typed_text_is_tidied(typed, kept):
    assert tidy_text(typed) == kept


@pytest.mark.parametrize(
    ("sheet", "column", "field"),
    [
        ("survey", RU, "label-ru"),
        ("survey", "label", "label-et"),
        ("survey", "bind::scale", "scale"),
        ("settings", "form_title", "form_title-et"),
        ("choices", "label::English (en)", "choice-3-label-en"),
        ("choices", "name", "choice-3-name"),
    ],
)
def test_problem_is_solved_in_the_field_of_its_column(sheet, column, field):
    assert find_field(Problem(sheet, 3, column, "is wrong")) == field


def test_typed_fields_fill_their_columns_and_no_others():
    typed = {"label-ru": "Радость", "scale": "joy", "form_id": "post", "appearance": "multiline"}

    changed = type_row(small_sheets(), 2, typed)

    assert changed == set_cells(small_sheets(), 2, {RU: "Радость", "bind::scale": "joy"})


def test_title_alone_is_typed_into_the_settings():
    changed = type_row(small_sheets(), 0, {"form_title-en": "Before", "form_id": "post"})

    assert changed == set_cells(small_sheets(), 0, {"form_title::English (en)": "Before"})


@pytest.mark.parametrize("row", [4, 9, -1])
def test_end_of_a_section_and_what_is_no_row_take_no_words(row):
    with pytest.raises(NotFoundError):
        type_row(small_sheets(), row, {})


def test_condition_and_refusal_to_be_required_stay_when_nothing_is_said_of_them():
    sheets = set_cells(small_sheets(), 7, {"required": "no"})

    assert type_row(sheets, 7, {"label-ru": "Почему"}) == set_cells(sheets, 7, {RU: "Почему"})


def test_translations_are_typed_into_every_sheet():
    typed = {
        "survey-1-label-ru": "Первый",
        "choices-7-label-ru": "Полиция",
        "survey-4-label-ru": "x",
    }

    changed = type_texts(small_sheets(), typed)

    filled = set_cells(small_sheets(), 1, {RU: "Первый"})
    assert changed == set_cells(filled, 7, {RU: "Полиция"}, "choices")
