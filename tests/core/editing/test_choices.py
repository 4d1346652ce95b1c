import pytest

from collector.core.editing.rows import (
    add_choice,
    give_own_list,
    move_choice,
    remove_choice,
    set_cells,
)
from collector.core.questionnaire.rows import index_rows
from tests.core.drafts import choices_of, small_sheets
from tests.support.tiny_forms import named


def test_added_choice_comes_before_those_that_are_missing():
    added = add_choice(add_choice(small_sheets(), 2), 2)

    assert choices_of(added, "points") == ["1", "2", "3", "4", "5", "choice_1", "choice_2", "dk"]


@pytest.mark.parametrize("list_name", ["new", "only_missing"])
def test_choice_is_added_to_a_list_without_answers(list_name):
    sheets = small_sheets()
    sheets.choices.append({"list_name": "only_missing", "name": "dk", "missing": "yes"})
    named(sheets.survey, "joy")["type"] = f"select_one {list_name}"

    assert choices_of(add_choice(sheets, 2), list_name)[0] == "choice_1"


@pytest.mark.parametrize("change", [add_choice, give_own_list])
def test_question_without_choices_stays_as_it_is(change):
    assert change(small_sheets(), 7) == small_sheets()


@pytest.mark.parametrize(
    ("choice", "step", "expected"),
    [(7, 1, ["rescue", "police"]), (7, -1, ["police", "rescue"]), (8, 1, ["police", "rescue"])],
)
def test_choice_moves_within_its_list(choice, step, expected):
    assert choices_of(move_choice(small_sheets(), choice, step), "help") == expected


def test_choices_of_one_list_need_not_stand_together():
    sheets = small_sheets()
    sheets.choices.insert(0, sheets.choices.pop())

    assert choices_of(move_choice(sheets, 1, 1), "help") == ["police", "rescue"]


def test_choice_is_removed_and_filled():
    changed = set_cells(remove_choice(small_sheets(), 7), 7, {"name": "medics"}, "choices")

    assert choices_of(changed, "help") == ["medics"]


def test_own_list_is_a_copy_that_others_do_not_share():
    own = give_own_list(small_sheets(), 2)

    assert named(own.survey, "joy")["type"] == "select_one joy"
    assert choices_of(own, "joy") == choices_of(own, "points")
    lists = {each.list_name: each.name for each in index_rows(own).questions}
    assert (lists["points"], lists["joy"]) == ("calm", "joy")
