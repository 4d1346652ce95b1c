"""Read a participant's answers from what was sent, with skip logic, and collect all problems."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from collector.core.questionnaire.conditions import Value
from collector.core.questionnaire.model import Question, Questionnaire
from collector.core.questionnaire.types import DETAIL_LIMIT, QUESTION_TYPES, Refusal, RefusalCode

Form = Mapping[str, Sequence[str]]  # what was sent, by the field's name

ProblemCode = RefusalCode | Literal["required", "constraint", "unknown_field"]


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """Why one question's answer is refused; the page says it in the reader's language."""

    question: str
    code: ProblemCode
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood: answers, texts kept apart from them, what was dropped, problems.

    `dropped` names questions that were answered although other answers make them irrelevant.
    """

    answers: dict[str, Value]
    texts: dict[str, str]
    dropped: tuple[str, ...]
    problems: tuple[AnswerProblem, ...]


def read_answers(questionnaire: Questionnaire, form: Form, reserved: AbstractSet[str]) -> Reading:
    """Read every question's answer in order; `reserved` names the fields that are no questions.

    An irrelevant question counts as empty for all that follow, so skips chain, and its problems
    do not count.
    """
    given: dict[str, Value] = {}
    dropped: list[str] = []
    asked = {each.name for each in questionnaire if QUESTION_TYPES[each.type].takes_answer}
    unknown = [field for field in form if field not in asked and field not in reserved]
    problems = [AnswerProblem(field[:DETAIL_LIMIT], "unknown_field") for field in unknown]
    for section in questionnaire.sections:
        is_shown = section.relevant is None or section.relevant.evaluate(given)
        for question in section.questions:
            sent = form.get(question.name, ())
            if is_shown and (question.relevant is None or question.relevant.evaluate(given)):
                problems += _read_answer(question, sent, given)
            elif any(sent):
                dropped.append(question.name)
    written = {each.name for each in questionnaire if QUESTION_TYPES[each.type].is_text}
    texts = {name: str(value) for name, value in given.items() if name in written}
    answers = {name: value for name, value in given.items() if name not in written}
    return Reading(answers, texts, tuple(dropped), tuple(problems))


def _read_answer(
    question: Question, sent: Sequence[str], given: dict[str, Value]
) -> list[AnswerProblem]:
    """Add the answer to those given, or say why not; a broken constraint still counts as given."""
    value = QUESTION_TYPES[question.type].read(question, sent)
    if isinstance(value, Refusal):
        return [AnswerProblem(question.name, value.code, value.detail)]
    if not value:
        return [AnswerProblem(question.name, "required")] if question.required else []
    given[question.name] = value
    if question.constraint is None or question.constraint.evaluate(given, value):
        return []
    return [AnswerProblem(question.name, "constraint")]
