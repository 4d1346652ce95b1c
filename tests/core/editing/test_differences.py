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
from tests.core.drafts import said, small_sheets

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


def points(count):
    """Return the small questionnaire with a rating of so many points."""
    sheets = small_sheets()
    others = [row for row in sheets.choices if not row["name"].isdecimal()]
    rated = [{"list_name": "points", "name": str(n), **said(f"P{n}")} for n in range(1, count + 1)]
    sheets.choices[:] = rated + others
    return sheets


def about_scales(base, changed):
    return [each for each in compare_sheets(base, changed) if each.kind == "points"]


@pytest.mark.parametrize("count", [3, 7])
def test_condition_about_a_scale_of_other_points_is_told(count):
    assert about_scales(points(5), points(count)) == [
        Change("points", "why", "relevant", before="5", after=str(count))
    ]


def test_condition_about_a_part_of_a_point_is_told():
    base, changed = (set_cells(points(count), 7, {"relevant": "${joy} > 4.5"}) for count in (5, 7))

    assert [each.name for each in about_scales(base, changed)] == ["why"]


def test_constraint_on_a_scale_of_other_points_is_told():
    base, changed = (set_cells(points(count), 2, {"constraint": ". > 1"}) for count in (5, 7))

    assert Change("points", "joy", "constraint", before="5", after="7") in about_scales(
        base, changed
    )


@pytest.mark.parametrize(
    "relevant", ["", "${joy} != ''", "${joy} = 'dk'", "selected(${helped}, '1')", "${joy} >"]
)
def test_condition_that_names_no_point_of_the_scale_is_not_told(relevant):
    base, changed = (set_cells(points(count), 7, {"relevant": relevant}) for count in (5, 7))

    assert about_scales(base, changed) == []


def test_condition_that_changed_with_the_scale_is_told_once():
    changed = set_cells(points(7), 7, {"relevant": "${joy} >= 5"})

    assert about_scales(points(5), changed) == []


def test_new_list_is_told_by_its_question_alone():
    base = remove(small_sheets(), 6)

    assert compare_sheets(base, small_sheets()) == [Change("added", "helped", after="Helped et")]


def test_removed_choices_are_told_in_the_order_of_the_questionnaire():
    base = small_sheets()
    base.choices[6:] = [{"list_name": "help", "name": f"way_{n}"} for n in range(20)]
    changed = small_sheets()
    changed.choices[6:] = [{"list_name": "help", "name": "new"}]

    removed = [each.detail for each in compare_sheets(base, changed) if "removed" in each.kind]

    assert removed == [f"way_{n}" for n in range(20)]
