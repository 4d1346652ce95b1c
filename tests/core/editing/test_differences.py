import pytest

from collector.core.editing.differences import Change, compare_sheets
from collector.core.editing.rows import (
    add_choice,
    add_question,
    move,
    move_choice,
    remove,
    remove_choice,
    set_cells,
)
from tests.core.drafts import small_sheets

EN = "label::English (en)"


@pytest.mark.parametrize(
    ("edit", "changes"),
    [
        (lambda sheets: sheets, []),
        (
            lambda sheets: set_cells(sheets, 2, {EN: "Delight"}),
            [Change("reworded", "joy", "label", "en", "Joy en", "Delight")],
        ),
        (
            lambda sheets: set_cells(sheets, 0, {"form_title::English (en)": "T"}),
            [Change("reworded", "form_title", "form_title", "en", "Title en", "T")],
        ),
        (
            lambda sheets: set_cells(sheets, 7, {"relevant": "", "required": "yes"}),
            [
                Change("cell", "why", "required", before="", after="yes"),
                Change("cell", "why", "relevant", before="${joy} >= 4", after=""),
            ],
        ),
        (
            lambda sheets: add_question(sheets, 1, {"type": "note", "name": "new", EN: "New"}),
            [Change("added", "new", after="New")],
        ),
        (lambda sheets: remove(sheets, 7), [Change("removed", "why", before="Why et")]),
        (lambda sheets: move(sheets, 2, 1), [Change("moved", "joy", after="Joy et")]),
        (lambda sheets: move(sheets, 1, 1), [Change("moved", "first", after="First et")]),
        (lambda sheets: move(sheets, 3, 1), [Change("moved", "calm", after="Calm et")]),
        (
            lambda sheets: set_cells(sheets, 7, {EN: "Cops"}, "choices"),
            [Change("choice_reworded", "help", "police", "en", "police en", "Cops")],
        ),
        (
            lambda sheets: remove_choice(sheets, 7),
            [Change("choice_removed", "help", "police", before="police et")],
        ),
        (lambda sheets: add_choice(sheets, 6), [Change("choice_added", "help", "choice_1")]),
        (lambda sheets: move_choice(sheets, 7, 1), [Change("choices_moved", "help")]),
    ],
)
def test_each_difference_is_one_change(edit, changes):
    assert compare_sheets(small_sheets(), edit(small_sheets())) == changes


def test_new_list_is_told_by_its_question_alone():
    base = remove(small_sheets(), 6)

    assert compare_sheets(base, small_sheets()) == [Change("added", "helped", after="Helped et")]
