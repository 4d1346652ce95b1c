from collector.core.analysis.comparisons import AskedWave
from collector.core.questionnaire.conditions import parse_expression
from collector.core.report.asked import complete_case_rows
from collector.core.report.evidence import Evidence
from collector.core.waves import WaveName
from tests.core.ratings import questionnaire, rating

ITEMS = (
    rating("use_overall", "usefulness"),
    rating("use_topics", "usefulness"),
    rating("use_practice", "usefulness", relevant=parse_expression("${role} = 'practice'")),
)
BOTH = {"use_overall": "5", "use_topics": "4"}


def rows_of(*people, items=ITEMS):
    wave = AskedWave(WaveName.POST, questionnaire(*items, name="post"), dict(enumerate(people)))
    return list(complete_case_rows(Evidence([wave], {}, 0)))


def test_rows_are_about_those_who_rated_all_that_everybody_was_asked():
    [row] = rows_of(BOTH, {**BOTH, "use_practice": "1"}, {"use_overall": "2"}, {"use_topics": "dk"})

    assert (row.wave, row.outcome, row.n) == ("post", "use_overall", 2)
    assert {each.question: each.n for each in row.results} == {
        "use_overall": 2,
        "use_topics": 2,
        "use_practice": 1,
    }
    assert {each.question: each.n for each in row.usefulness}["use_topics"] == 2
    assert [each.n for each in row.drivers] == [1, 2]


def test_there_are_no_such_rows_where_everybody_answered():
    assert rows_of(BOTH, BOTH) == []


def test_there_are_no_such_rows_of_one_question():
    assert rows_of(BOTH, {}, items=ITEMS[:1]) == []
