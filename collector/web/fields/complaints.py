"""What is wrong with sent answers, field by field, in the reader's language."""

from dataclasses import dataclass

from collector.core.answering.answers import AnswerProblem
from collector.core.questionnaire.model import Questionnaire
from collector.core.questionnaire.types import TEXT_LIMIT
from collector.texts.languages import Language
from collector.web.site.layout import say

NAME_LENGTH = 40
"""Characters of an unknown field's name that are shown."""


@dataclass(frozen=True)
class Complaint:
    """What to change in one field; `label` is the question as asked."""

    field: str
    label: str
    sentence: str
    is_on_page: bool = True


def complain(language: Language, field: str, label: str, sentence: str) -> Complaint:
    """Return a complaint whose label and sentence are these of the participants' texts."""
    return Complaint(field, say(language, label), say(language, sentence))


def complain_of_answer(
    questionnaire: Questionnaire, problem: AnswerProblem, language: Language
) -> Complaint:
    """Return the complaint about an answer."""
    name, detail = problem.question, problem.detail
    sentence = say(language, f"problem_{problem.code}", limit=TEXT_LIMIT, detail=detail)
    if problem.code == "unknown_field":
        return Complaint(name, name[:NAME_LENGTH], sentence, is_on_page=False)
    question = questionnaire.questions[name]
    if problem.code == "constraint" and question.constraint_message is not None:
        sentence = question.constraint_message[language]
    return Complaint(name, question.label[language], sentence)
