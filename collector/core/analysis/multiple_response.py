"""What people chose from a list, and the change of the same people between two waves."""

from collections.abc import Sequence
from dataclasses import dataclass

from collector.core.analysis.comparisons import Answers, AskedWave, Pairs, list_linked
from collector.core.questionnaire.model import Question
from collector.core.questionnaire.types import QUESTION_TYPES

Selections = frozenset[str]
"""The names of the choices that a person chose, without "don't know"."""


@dataclass(frozen=True)
class SelectionPairs:
    """What linked people chose before and after; `left_out` lack an answer at one time."""

    question: Question
    chosen: Sequence[tuple[Selections, Selections]]
    left_out: int

    @property
    def options(self) -> tuple[str, ...]:
        """Return the choices that count, in the order they are listed."""
        return tuple(choice.name for choice in self.question.choices if not choice.missing)


def pair_selections(
    question: str, before: AskedWave, after: AskedWave, pairs: Pairs, *, blank_is_none: bool
) -> SelectionPairs | None:
    """Return what each linked person chose before and after, read by `find_selections`.

    None if a wave does not ask the question, or asks it in other words.
    """
    asked = [wave.questionnaire.questions.get(question) for wave in (before, after)]
    if asked[0] is None or asked[1] is None or asked[0].version != asked[1].version:
        return None
    if not QUESTION_TYPES[asked[0].type].takes_choices:
        return None
    linked = [
        (
            find_selections(question, before, one, blank_is_none=blank_is_none),
            find_selections(question, after, other, blank_is_none=blank_is_none),
        )
        for one, other in list_linked(before, after, pairs)
    ]
    chosen = [(one, other) for one, other in linked if one is not None and other is not None]
    return SelectionPairs(asked[0], chosen, len(linked) - len(chosen))


def find_selections(
    question: str, wave: AskedWave, answers: Answers, *, blank_is_none: bool
) -> Selections | None:
    """Return what a person chose, or None if nothing is known.

    With `blank_is_none`, a person who ticked nothing chose none of them, if another question of
    that section was answered: a list of people one can call has no box for "nobody".
    """
    answer = answers.get(question)
    taken = {answer} if isinstance(answer, str) else set(answer or ())
    choices = wave.questionnaire.questions[question].choices
    counted = frozenset(taken.intersection(each.name for each in choices if not each.missing))
    if counted or (blank_is_none and not taken and _was_reached(question, wave, answers)):
        return counted
    return None


def _was_reached(question: str, wave: AskedWave, answers: Answers) -> bool:
    return any(
        answers.get(other.name)
        for section in wave.questionnaire.sections
        if any(each.name == question for each in section.questions)
        for other in section.questions
    )
