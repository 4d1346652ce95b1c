import pytest

from collector.core.checking.rules import check_sheets
from collector.core.editing.rows import (
    add_question,
    add_section,
    find_row,
    free_name,
    move,
    remove,
    rename,
    set_cells,
)
from tests.core.drafts import choices_of, order, said, small_sheets
from tests.support.tiny_forms import named

ORDER = "first joy calm | second helped why |"


def test_small_questionnaire_has_no_problem():
    assert check_sheets(small_sheets()) == []


@pytest.mark.parametrize(
    ("name", "step", "expected"),
    [
        ("joy", 1, "first calm joy | second helped why |"),
        ("calm", -1, "first calm joy | second helped why |"),
        ("calm", 1, "first joy | second calm helped why |"),
        ("helped", -1, "first joy calm helped | second why |"),
        ("joy", -1, ORDER),
        ("why", 1, ORDER),
        ("first", 1, "second helped why | first joy calm |"),
        ("second", -1, "second helped why | first joy calm |"),
        ("first", -1, ORDER),
        ("second", 1, ORDER),
    ],
)
def test_move_takes_one_place_and_stays_in_sections(name, step, expected):
    sheets = small_sheets()

    moved = move(sheets, find_row(sheets, name), step)

    assert order(moved) == expected


def test_move_of_a_row_outside_of_sections_ends_at_the_edge():
    sheets = small_sheets()
    sheets.survey.insert(0, {"type": "note", "name": "stray"})

    assert order(move(sheets, 1, -1)) == order(sheets)


def test_section_moves_past_rows_that_stand_outside():
    sheets = small_sheets()
    sheets.survey.insert(4, {"type": "note", "name": "stray"})

    assert order(move(sheets, 1, 1)) == "stray first joy calm | second helped why |"


def test_section_that_is_not_closed_is_moved_up_to_the_next():
    sheets = small_sheets()
    del sheets.survey[3]

    assert order(move(sheets, 1, 1)) == "second helped why | first joy calm"


def test_removing_the_last_question_of_a_list_removes_the_list():
    sheets = small_sheets()

    removed = remove(sheets, find_row(sheets, "helped"))

    assert order(removed) == "first joy calm | second why |"
    assert (choices_of(removed, "help"), len(choices_of(removed, "points"))) == ([], 6)


def test_removing_a_section_removes_its_questions():
    removed = remove(small_sheets(), 1)

    assert order(removed) == "second helped why |"
    assert choices_of(removed, "points") == []


def test_removing_one_question_keeps_the_list_that_another_uses():
    assert len(choices_of(remove(small_sheets(), 2), "points")) == 6


def test_rename_follows_references():
    sheets = small_sheets()
    named(sheets.survey, "calm")["bind::then_item_of"] = "joy"

    renamed = rename(sheets, 2, "delight")

    assert named(renamed.survey, "why")["relevant"] == "${delight} >= 4"
    assert named(renamed.survey, "calm")["bind::then_item_of"] == "delight"
    assert "joy" in order(sheets)


def test_name_that_is_emptied_leaves_references_alone():
    renamed = rename(small_sheets(), 2, "")

    assert ("joy" in order(renamed), named(renamed.survey, "why")["relevant"]) == (
        False,
        "${joy} >= 4",
    )


def test_cells_are_filled_and_emptied():
    changed = set_cells(small_sheets(), 7, {"relevant": "", "required": "yes"})

    assert named(changed.survey, "why") == {
        "type": "text",
        "name": "why",
        "required": "yes",
        **said("Why"),
    }


def test_row_nought_is_the_settings():
    changed = set_cells(small_sheets(), 0, {"form_id": "post"})

    assert changed.settings["form_id"] == "post"


def test_question_is_added_at_the_end_of_its_section():
    added = add_question(small_sheets(), 1, {"type": "note", "name": "new"})

    assert order(added) == "first joy calm new | second helped why |"


def test_question_is_added_to_a_section_that_is_not_closed():
    sheets = small_sheets()
    del sheets.survey[7]

    assert order(add_question(sheets, 5, {"name": "new"})).endswith("why new")


def test_sections_are_added_with_names_of_their_own():
    twice = add_section(add_section(small_sheets()))

    assert order(twice) == f"{ORDER} section | section_1 |"


@pytest.mark.parametrize(("taken", "name"), [([], "a"), (["a"], "a_1"), (["a", "a_1", "b"], "a_2")])
def test_free_name_is_the_first_that_nobody_has(taken, name):
    assert free_name("a", taken) == name
