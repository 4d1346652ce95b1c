import pytest

from collector.core.checking.rules import read_questionnaire
from collector.core.editing.differences import Break, find_breaks, find_mismatches
from collector.core.editing.rows import add_question, move, remove, set_cells
from tests.core.drafts import said, small_sheets

RU = "label::Russian (ru)"
NEW = {"type": "select_one points", "name": "new", "bind::scale": "mood", **said("New")}


@pytest.mark.parametrize(
    ("edit", "breaks"),
    [
        (lambda sheets: move(sheets, 2, 1), []),
        (lambda sheets: set_cells(sheets, 7, {RU: "Почему", "bind::scale": "mood"}), []),
        (lambda sheets: set_cells(sheets, 2, {"required": "yes"}), []),
        (lambda sheets: set_cells(sheets, 2, {RU: "Радость"}), [Break("mood", ("joy",))]),
        (lambda sheets: set_cells(sheets, 2, {"bind::reverse": "yes"}), [Break("mood", ("joy",))]),
        (
            lambda sheets: set_cells(sheets, 1, {RU: "Нет"}, "choices"),
            [Break("mood", ("joy", "calm"))],
        ),
        (lambda sheets: add_question(sheets, 1, NEW), [Break("mood", added=("new",))]),
        (lambda sheets: remove(sheets, 3), [Break("mood", removed=("calm",))]),
    ],
)
def test_scale_breaks_when_its_items_differ(edit, breaks):
    base, changed = read_questionnaire(small_sheets()), read_questionnaire(edit(small_sheets()))

    assert find_breaks(base, changed) == breaks


def test_other_waves_that_ask_in_other_words_are_named():
    changed = read_questionnaire(set_cells(small_sheets(), 2, {RU: "Радость"}))
    other = read_questionnaire(set_cells(small_sheets(), 0, {"form_id": "post"}))

    assert find_mismatches(changed, [other, changed]) == {"post": ("joy",)}
