import pytest

from collector.core.checking.rules import check_sheets
from collector.core.questionnaire.model import Sheets


@pytest.mark.parametrize(
    ("types", "problems"),
    [
        (
            ["note"],
            ["survey row 1, type: stands outside of groups; put begin_group before it"],
        ),
        (
            ["begin_group", "note"],
            ["survey row 1, type: this group is not closed; add end_group at its end"],
        ),
        (
            ["begin_group", "note", "begin_group", "note", "end_group"],
            [
                (
                    "survey row 3, type: the group of row 1 is still open and groups cannot be "
                    "nested; add end_group before row 3"
                )
            ],
        ),
        (
            ["begin_group", "note", "end_group", "end_group"],
            ["survey row 4, type: no group is open here; remove it or add begin_group"],
        ),
        (
            ["begin_group", "note", "end_group", "begin_group", "end_group"],
            ["survey row 4, type: this group holds no question; add one or remove the group"],
        ),
        ([], ["survey: there is no question; add a group with questions"]),
    ],
)
def test_groups_are_one_level_and_hold_every_question(types, problems):
    sheets = Sheets({}, [{"type": kind} for kind in types], [])

    found = [str(problem) for problem in check_sheets(sheets) if problem.column in {"type", ""}]

    assert found == problems
