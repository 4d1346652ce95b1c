import pytest

from collector.core.wording.change import explain_silence
from collector.texts.languages import Translated

REASONS = Translated("see", "это", "“Motivation” – the wording differed")

BOTH = {"pre": 87, "post": 80}


@pytest.mark.parametrize(
    ("sizes", "pairs", "said", "numbers"),
    [
        ({}, 0, "Not enough people have answered yet, so there is nothing to say.", {}),
        (
            {"pre": 1},
            0,
            (
                "Enough answers were given at one time only (1 person), so nothing can be said "
                "about change."
            ),
            {"pre": 1},
        ),
        (
            BOTH,
            0,
            (
                "The answers from different times could be linked of nobody or of too few people "
                "(people who answered: 87, 80), so nothing can be said about change; only how "
                "people answered each time can be seen."
            ),
            BOTH,
        ),
        (
            BOTH,
            9,
            (
                "Too few people's answers from the two times could be linked (9 people, at "
                "least 10 are needed) to say whether anything changed."
            ),
            {"pairs": 9},
        ),
    ],
    ids=["nobody", "one wave", "no pairs", "few pairs"],
)
def test_explain_silence_says_why_and_with_which_numbers(sizes, pairs, said, numbers):
    words, told = explain_silence(sizes, pairs, None)

    assert (words["en"].replace("\u00a0", " "), told) == (said, numbers)


def test_explain_silence_is_silent_where_ten_people_answered_both_times():
    assert explain_silence(BOTH, 10, None) is None


def test_explain_silence_without_a_main_scale_says_why():
    words, numbers = explain_silence({"pre": 40, "post": 40}, 30, REASONS)

    assert words["en"] == (
        "None of the primary scales can be compared: “Motivation” – the wording differed."
    )
    assert numbers == {}
