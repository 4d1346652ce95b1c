"""How long a questionnaire takes, from the number and types of its questions.

No times are measured, because nothing finer than a day is stored. An ordinary closed question
takes about 10 seconds (Pew Research Center, “How we keep our online surveys from running too
long”, 2022); statements on one familiar scale go faster, lists and texts slower (our estimate).
"""

from collections.abc import Iterable
from math import ceil

from collector.core.questionnaire import Question, Section

RATING_S = 7

SECONDS: dict[str, int] = {
    "select_one": 10,
    "select_multiple": 15,
    "text": 45,
    "integer": 10,
    "note": 5,
}
"""Seconds by type of question; a rating is the faster kind of `select_one`."""

SENDING_S = 20
"""Seconds for the card code and the button."""


def minutes_left(sections: Iterable[Section]) -> int:
    """Return the whole minutes, rounded up, for all questions of the sections and for sending.

    Questions that skip logic may leave out are counted: to be done early annoys nobody.
    """
    seconds = sum(_seconds(question) for section in sections for question in section.questions)
    return ceil((seconds + SENDING_S) / 60)


def _seconds(question: Question) -> int:
    return RATING_S if question.is_rating else SECONDS[question.type]
