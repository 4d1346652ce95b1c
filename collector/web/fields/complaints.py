"""What is wrong with sent answers, field by field, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from collector.core.answering.answers import AnswerProblem
from collector.core.linking.self_generated_code import ELEMENTS
from collector.core.questionnaire.model import Questionnaire
from collector.core.questionnaire.types import TEXT_LIMIT
from collector.errors import CardCodeError, SelfGeneratedCodeError
from collector.texts.languages import Language
from collector.web.site.layout import say

CARD_FIELD = "card_code"

NAME_LENGTH = 40
"""Characters of an unknown field's name that are shown."""

CARD_SENTENCES = {"length": "card_length", "symbol": "card_symbol", "check": "card_check"}
"""Every reason of a refused card code and the key of its sentence."""


@dataclass(frozen=True)
class Complaint:
    """What to change in one field; `label` is the question as asked."""

    field: str
    label: str
    sentence: str
    is_on_page: bool = True


def complain_of_card(error: CardCodeError, language: Language) -> Complaint:
    """Return the complaint about a card code that was typed wrong."""
    sentence = say(language, CARD_SENTENCES[error.reason])
    return Complaint(CARD_FIELD, say(language, "link_card"), sentence)


def complain_of_self_generated(
    error: SelfGeneratedCodeError, elements: Mapping[str, str], language: Language
) -> list[Complaint]:
    """Return a complaint for each element to change, or one for a code that could be anybody's."""
    if error.reason == "default":
        sentence = say(language, "personal_default")
        return [Complaint("personal", say(language, "link_personal"), sentence)]
    wrong = {name: value for name, value in elements.items() if value not in ELEMENTS[name]}
    return [
        Complaint(
            element,
            say(language, element),
            say(language, "problem_not_in_list" if value else "problem_required"),
        )
        for element, value in wrong.items()
    ]


def complain_of_way(language: Language) -> Complaint:
    """Return the complaint about a way to link that does not exist."""
    sentence = say(language, "problem_not_in_list")
    return Complaint("link_way", say(language, "link_title"), sentence)


def complain_of_answer(
    questionnaire: Questionnaire, problem: AnswerProblem, language: Language
) -> Complaint:
    """Return the complaint about an answer."""
    sentence = say(language, f"problem_{problem.code}", limit=TEXT_LIMIT, detail=problem.detail)
    if problem.code == "unknown_field":
        return Complaint(
            problem.question, problem.question[:NAME_LENGTH], sentence, is_on_page=False
        )
    question = questionnaire.questions[problem.question]
    if problem.code == "constraint" and question.constraint_message is not None:
        sentence = question.constraint_message[language]
    return Complaint(problem.question, question.label[language], sentence)
