"""What a new version breaks: scales that start a new line in trends, and items that change wording.

An item stays the same only while its words and those of its choices stay the same in every
language.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from collector.core.questionnaire.model import Question, Questionnaire
from collector.core.questionnaire.scoring import scale_wording
from collector.core.questionnaire.types import QUESTION_TYPES


@dataclass(frozen=True)
class Break:
    """A scale that can no longer be compared with the base, by what happened to its items."""

    scale: str
    reworded: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mismatch:
    """Questions of the same name that another wave of the event asks in other words."""

    wave: str
    names: tuple[str, ...]


def find_breaks(base: Questionnaire, changed: Questionnaire) -> list[Break]:
    """Return the scales whose trends start anew with the changed version, in the base's order."""
    scales = dict.fromkeys(question.scale for question in base if question.scale)
    return [found for scale in scales for found in _find_break(base, changed, scale)]


def find_mismatches(changed: Questionnaire, others: Iterable[Questionnaire]) -> list[Mismatch]:
    """Return what the waves beside it ask otherwise, so that no change can be computed of it."""
    found = [Mismatch(other.name, tuple(_find_unlike(changed, other))) for other in others]
    return [each for each in found if each.names]


def _find_break(base: Questionnaire, changed: Questionnaire, scale: str) -> Iterator[Break]:
    old, new = _items(base, scale), _items(changed, scale)
    if scale_wording(old.values()) == scale_wording(new.values()):
        return
    yield Break(
        scale,
        tuple(name for name in old if name in new and not _is_same(old[name], new[name])),
        tuple(name for name in new if name not in old),
        tuple(name for name in old if name not in new),
    )


def _items(questionnaire: Questionnaire, scale: str) -> dict[str, Question]:
    return {each.name: each for each in questionnaire if each.scale == scale and _counts(each)}


def _counts(question: Question) -> bool:
    """Say whether what is answered is compared over events: texts and looks back are not."""
    kind = QUESTION_TYPES[question.type]
    return kind.takes_answer and not kind.is_text and not question.then_item_of


def _find_unlike(changed: Questionnaire, other: Questionnaire) -> Iterator[str]:
    for name, question in changed.questions.items():
        beside = other.questions.get(name)
        if beside is not None and not _is_same(question, beside):
            yield name


def _is_same(one: Question, other: Question) -> bool:
    return (one.version, one.reverse) == (other.version, other.reverse)
