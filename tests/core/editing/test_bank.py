import pytest

from collector.core.checking.rules import check_sheets
from collector.core.editing.bank import add_items, list_bank
from collector.core.editing.rows import remove, set_cells
from tests.core.drafts import choices_of, order, small_sheets
from tests.support.tiny_forms import named


def find_items(sheets, *names):
    items = [item for scale in list_bank([sheets]).values() for item in scale]
    return [item for name in names for item in items if item.row.name == name]


def test_bank_lists_each_wording_of_a_scale_once():
    other = set_cells(small_sheets(), 2, {"label::English (en)": "Delight"})

    bank = list_bank([small_sheets(), small_sheets(), other])

    assert {
        scale: [item.row.texts("label")["en"] for item in items] for scale, items in bank.items()
    } == {"mood": ["Joy en", "Calm en", "Delight"]}


def test_items_come_with_their_list_once():
    bare = remove(small_sheets(), 1)

    added = add_items(bare, 1, find_items(small_sheets(), "joy", "calm"))

    assert order(added) == "second helped why joy calm |"
    assert len(choices_of(added, "points")) == 6
    assert [problem.name for problem in check_sheets(added)] == ["why"]


def test_list_of_the_same_name_and_other_choices_gets_another():
    sheets = remove(small_sheets(), 1)
    for name in ("police", "rescue"):
        named(sheets.choices, f"help {name}")["list_name"] = "points"
    named(sheets.survey, "helped")["type"] = "select_multiple points"

    added = add_items(sheets, 1, find_items(small_sheets(), "joy"))

    assert named(added.survey, "joy")["type"] == "select_one points_1"
    assert choices_of(added, "points") == ["police", "rescue"]


def test_item_asked_already_gets_a_name_of_its_own():
    added = add_items(small_sheets(), 5, find_items(small_sheets(), "joy"))

    assert order(added) == "first joy calm | second helped why joy_1 |"


@pytest.mark.parametrize(
    ("column", "cell", "kept"),
    [
        ("relevant", "${helped} = 'police'", True),
        ("relevant", "${joy} = '1'", False),
        ("relevant", "${joy", False),
        ("bind::then_item_of", "helped", True),
        ("bind::then_item_of", "joy", False),
    ],
)
def test_reference_is_kept_if_it_is_asked(column, cell, kept):
    [item] = find_items(set_cells(small_sheets(), 3, {column: cell}), "calm")

    added = add_items(remove(small_sheets(), 1), 1, [item])

    assert (column in named(added.survey, "calm")) is kept


def test_item_without_choices_is_added_alone():
    [item] = find_items(set_cells(small_sheets(), 7, {"bind::scale": "open"}), "why")

    assert order(add_items(remove(small_sheets(), 5), 1, [item])) == "first joy calm why |"
