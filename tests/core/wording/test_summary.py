import pytest

from collector.core.wording.change import summarise_event
from collector.texts.languages import Translated
from tests.core.wording.test_change import plain

SENTENCES = [Translated(f"{word}.", f"{word}.", f"{word}.") for word in ("A", "B", "C", "D")]


@pytest.mark.parametrize(
    ("responses", "pairs", "summary"),
    [
        ([], 0, ["Nobody has answered yet, so there is nothing to say."]),
        ([0, 0], 0, ["Nobody has answered yet, so there is nothing to say."]),
        (
            [1, 0],
            0,
            [
                (
                    "Answers were given at one time only (1 person), so nothing can be said about "
                    "change."
                )
            ],
        ),
        (
            [87, 80],
            0,
            [
                (
                    "Nobody's answers from the two times could be linked (people who answered: "
                    "87, 80), so nothing can be said about change; only how people answered each "
                    "time can be seen."
                )
            ],
        ),
        (
            [87, 80],
            9,
            [
                (
                    "Too few people's answers from the two times could be linked (9 people, at "
                    "least 10 are needed) to say whether anything changed."
                )
            ],
        ),
        ([87, 80], 10, ["A.", "B.", "C."]),
    ],
    ids=["no waves", "nobody", "one wave", "no pairs", "few pairs", "enough"],
)
def test_summarise_event_answers_in_three_sentences_or_says_why_not(responses, pairs, summary):
    texts = summarise_event(responses, pairs, SENTENCES)

    assert [plain(text["en"]) for text in texts] == summary


def test_summarise_event_without_a_main_scale_says_so():
    [text] = summarise_event([40, 40], 30, [])

    assert text["en"] == (
        "None of the main scales was answered both times, so nothing can be said about change."
    )
