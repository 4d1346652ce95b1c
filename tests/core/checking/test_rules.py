import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector.core.checking.rules import check_sheets, read_questionnaire
from collector.core.questionnaire.columns import SHEET_COLUMNS
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.rows import Problem
from tests.support.tiny_forms import FORMS, read_form


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_tiny_questionnaire_has_no_problems(path):
    assert check_sheets(read_form(path.stem)) == []


def test_problems_come_in_the_order_of_the_file():
    problems = check_sheets(Sheets({}, [{"type": "note"}, {"type": "audio"}], [{"name": "a"}]))

    assert [(problem.sheet, problem.row, problem.column) for problem in problems] == [
        ("settings", 0, "form_id"),
        ("settings", 0, "form_title"),
        ("survey", 1, "name"),
        ("survey", 1, "type"),
        ("survey", 1, "label"),
        ("survey", 2, "type"),
        ("choices", 1, "list_name"),
        ("choices", 1, "label"),
    ]


def test_problem_says_its_place_and_language():
    problem = Problem("survey", 3, "label::Russian (ru)", "is missing", "role")

    assert str(problem) == "survey row 3 (role), label::Russian (ru): is missing"


WORDS = [
    "",
    "1",
    "yes",
    "all",
    "agree5",
    "select_one agree5",
    "note",
    "text",
    "end_group",
    "calculate",
]
WORDS += ["background", "${years}", "${years} > 1", "selected(., '1')", "count-selected("]


@settings(deadline=None)
@given(st.data())
def test_sheets_are_judged_whatever_a_cell_holds(data):
    sheets = read_form("every_type")
    rows = [sheets.settings, *sheets.survey, *sheets.choices]
    row = data.draw(st.sampled_from(rows))
    row[data.draw(st.sampled_from([*row, *SHEET_COLUMNS["survey"]]))] = data.draw(
        st.sampled_from(WORDS) | st.text()
    )

    problems = check_sheets(sheets)

    assert problems or read_questionnaire(sheets).version == sheets.version()
