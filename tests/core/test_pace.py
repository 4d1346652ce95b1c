from collector.core.pace import SECONDS, minutes_left
from collector.core.question_types import QUESTION_TYPES
from collector.core.written import read_questionnaire
from tests.factories import written_questionnaires

MINUTES = {"pre": 3, "post": 6, "followup": 4}


def test_every_question_type_has_its_seconds():
    assert list(SECONDS) == list(QUESTION_TYPES)


def test_questionnaires_take_a_few_minutes():
    asked = [read_questionnaire(sheets) for sheets in written_questionnaires()]

    assert {each.name: minutes_left(each.sections) for each in asked} == MINUTES


def test_minutes_left_only_shrink_on_the_way():
    sections = read_questionnaire(written_questionnaires()[0]).sections

    left = [minutes_left(sections[place:]) for place in range(len(sections) + 1)]

    assert left == sorted(left, reverse=True)
    assert left[-1] == 1
