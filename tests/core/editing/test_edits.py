"""The table of edits: every edit changes the sheets by what it takes, and nothing else does."""

import pytest

from collector.core.editing.bank import list_bank
from collector.core.editing.edits import EDITS
from collector.core.editing.rows import set_cells
from collector.errors import NotFoundError
from tests.core.drafts import choices_of, order, small_sheets
from tests.support.tiny_forms import named

TYPED = {"label-en": "Said"}

GIVEN = {
    "row": 6,
    "typed": TYPED,
    "choice": 7,
    "cells": {"type": "note", "name": "new"},
    "choices": (),
    "items": (),
}

EXPECTED = {
    "up": "first joy calm helped | second why |",
    "down": "first joy calm | second why helped |",
    "remove": "first joy calm | second why |",
    "section": "first joy calm | second helped why | section |",
}

CHOICES = {
    "choices": ["police", "rescue", "choice_1"],
    "choice_up": ["police", "rescue"],
    "choice_down": ["rescue", "police"],
    "choice_remove": ["rescue"],
    "save": ["police", "rescue"],
    "done": ["police", "rescue"],
}


@pytest.mark.parametrize(("name", "expected"), EXPECTED.items())
def test_row_is_arranged(name, expected):
    assert order(EDITS[name].apply(small_sheets(), **GIVEN)) == expected


@pytest.mark.parametrize(("name", "expected"), CHOICES.items())
def test_choices_are_changed_with_what_was_typed(name, expected):
    changed = EDITS[name].apply(small_sheets(), **GIVEN)

    assert choices_of(changed, "help") == expected
    assert named(changed.survey, "helped")["label::English (en)"] == "Said"


def test_list_of_its_own_is_given_with_what_was_typed():
    changed = EDITS["own_list"].apply(small_sheets(), **GIVEN)

    assert named(changed.survey, "helped")["type"] == "select_multiple helped"
    assert named(changed.survey, "helped")["label::English (en)"] == "Said"


def test_question_and_items_are_added_to_a_section():
    items = list_bank([small_sheets()])["mood"][:1]

    with_question = EDITS["question"].apply(small_sheets(), **{**GIVEN, "row": 1})
    with_items = EDITS["items"].apply(small_sheets(), row=1, items=items)

    assert order(with_question) == "first joy calm new | second helped why |"
    assert order(with_items) == "first joy calm joy_1 | second helped why |"


def test_translations_and_a_file_take_the_place_of_what_was_there():
    typed = EDITS["translations"].apply(small_sheets(), typed={"survey-6-label-en": "Said"})

    assert typed == set_cells(small_sheets(), 6, {"label::English (en)": "Said"})
    assert EDITS["replace"].apply(small_sheets(), file=typed) == typed


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("up", {"row": 0}),
        ("down", {"row": 9}),
        ("remove", {"row": 99}),
        ("question", {"row": 2}),
        ("items", {"row": 4}),
        ("save", {"row": 4}),
        ("choices", {"row": 9}),
        ("choice_up", {"choice": 1}),
        ("choice_remove", {"row": 0}),
    ],
)
def test_place_that_is_none_is_not_found(name, places):
    with pytest.raises(NotFoundError):
        EDITS[name].apply(small_sheets(), **{**GIVEN, **places})


@pytest.mark.parametrize("name", ["choices", "own_list"])
def test_title_has_no_choices(name):
    typed = {"form_title-en": "Title"}

    changed = EDITS[name].apply(small_sheets(), row=0, typed=typed)

    assert changed == set_cells(small_sheets(), 0, {"form_title::English (en)": "Title"})
