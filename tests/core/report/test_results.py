import pytest

from collector.core.questionnaire.model import Choice, Question
from collector.core.report.asked import Result, summarise_results
from collector.texts.languages import Translated


def question(kind, *names):
    text = Translated("a", "b", "c")
    choices = tuple(Choice(name, text, missing=name == "dk") for name in names)
    return Question("q", kind, text, choices=choices)


ONE = question("select_one", "yes", "no", "dk")
SEVERAL = question("select_multiple", "police", "rescue", "dk")


@pytest.mark.parametrize(
    ("asked", "answers", "result"),
    [
        (ONE, [], Result(0, 0, {"yes": 0, "no": 0})),
        (ONE, ["yes", "yes", "no"], Result(3, 0, {"yes": 2, "no": 1})),
        (ONE, ["dk", "dk"], Result(0, 2, {"yes": 0, "no": 0})),
        (ONE, [None, "", "no", "gone"], Result(1, 0, {"yes": 0, "no": 1})),
        (SEVERAL, [["police", "rescue"], ["police"]], Result(2, 0, {"police": 2, "rescue": 1})),
        (SEVERAL, [["dk"], [], None], Result(0, 1, {"police": 0, "rescue": 0})),
        (SEVERAL, [["police", "dk"]], Result(1, 0, {"police": 1, "rescue": 0})),
    ],
    ids=["nobody", "some", "all unsure", "left out", "several", "unsure", "several and unsure"],
)
def test_summarise_results_counts_people_who_chose_something(asked, answers, result):
    assert summarise_results(asked, answers) == result
