import pytest

from collector.core.questionnaire.model import score_scale
from tests.core.ratings import rating

ITEMS = (rating("a"), rating("b"), rating("c"), rating("d", reverse=True))


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ({"a": "4", "b": "5", "c": "3", "d": "2"}, 4.0),
        ({"a": "4", "b": "5", "c": "dk", "d": "1"}, 14 / 3),
        ({"a": "4", "b": "5"}, 4.5),
        ({"a": "4", "b": "dk"}, None),
        ({"a": ["4"], "b": "3", "c": "3"}, 3.0),
        (dict.fromkeys("abcd", "dk"), None),
        ({}, None),
    ],
    ids=["all", "one unsure", "half", "less than half", "no rating", "all unsure", "nothing"],
)
def test_score_scale_is_the_mean_if_half_the_items_are_answered(answers, score):
    assert score_scale(ITEMS, answers) == score


def test_score_scale_without_items_is_none():
    assert score_scale((), {"a": "4"}) is None
