"""Corrections of spelling: other words of a question that mean the same, so it stays one item.

Only words can be corrected: names of choices, types, scales and directions are no spelling.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from collector.core.questionnaire.asked import DifferenceKind, compare_questions
from collector.core.questionnaire.model import Question, Questionnaire
from collector.texts.languages import LANGUAGES, Language, Translated

T = TypeVar("T")
P = TypeVar("P")  # a place where words stand

_WORDS = {DifferenceKind.REWORDED, DifferenceKind.RELABELLED}


@dataclass(frozen=True)
class CorrectedText:
    """One text of a question, or of its `choice`, in a language, before and after."""

    choice: str
    language: Language
    before: str
    after: str


@dataclass(frozen=True)
class Correction:
    """One change of a question's spelling: who declared it, and which second person confirmed it.

    `before` and `after` are the versions of its words.
    """

    id: int
    series_id: int
    question: str
    before: str
    after: str
    texts: tuple[CorrectedText, ...]
    account: str
    day: date
    confirmed_by: str = ""
    confirmed: date | None = None
    is_public: bool = False


Place = tuple[str, str, str]  # a question, "" or its choice, and a language
Roots = Mapping[tuple[Place, str], str]
"""The text that counts in place of a corrected one."""


def list_spellings(one: Question, other: Question) -> tuple[CorrectedText, ...]:
    """Return the words in which two questions of a name differ; none if anything else differs."""
    found = compare_questions(one, other)
    if any(each.kind not in _WORDS for each in found):
        return ()
    return tuple(
        CorrectedText(each.choice, each.language, each.before, each.after)
        for each in found
        if each.language
    )


def find_roots(corrections: Iterable[Correction]) -> Roots:
    """Return what counts in place of each text whose correction is confirmed, however often."""
    roots: dict[tuple[Place, str], str] = {}
    for each in corrections:
        for text in each.texts if each.confirmed else ():
            place = each.question, text.choice, text.language
            join(roots, (place, text.before), (place, text.after))
    return roots


def join(roots: dict[tuple[P, str], str], before: tuple[P, str], after: tuple[P, str]) -> None:
    """Let two texts of a place count as one: the first, or what counts in place of it."""
    place, root = before[0], roots.get(before, before[1])
    joined = roots.get(after, after[1])
    alike = [key for key, text in roots.items() if key[0] == place and text == joined]
    roots.update(dict.fromkeys([*alike, (place, joined)], root))


def correct(asked: Questionnaire, roots: Roots) -> Questionnaire:
    """Return a questionnaire whose corrected words count as those before them."""
    sections = (
        replace(each, questions=tuple(_correct(question, roots) for question in each.questions))
        for each in asked.sections
    )
    return replace(asked, sections=tuple(sections)) if roots else asked


def _correct(question: Question, roots: Roots) -> Question:
    def count(name: str, text: Translated) -> Translated:
        places = {at: ((question.name, name, at), text[at]) for at in LANGUAGES}
        return Translated.in_each(lambda at: roots.get(places[at], text[at]))

    counted = ((name, count(name, text)) for name, text in question.texts.items())
    spelled = tuple((name, text) for name, text in counted if text != question.texts[name])
    return replace(question, spelled=spelled) if spelled else question


def find_candidates(
    versions: Sequence[Questionnaire],
) -> Iterator[tuple[Question, Question, tuple[CorrectedText, ...]]]:
    """Yield each change of words alone, as the wording before, the one after, and the texts.

    The versions are in the order in which they were made. A wording that is the same item as an
    earlier one changes nothing.
    """
    known: dict[str, list[Question]] = {}
    for question in (each for version in versions for each in version):
        earlier = known.setdefault(question.name, [])
        if any(not compare_questions(each, question) for each in earlier):
            continue
        for each in reversed(earlier):
            texts = list_spellings(each, question)
            if texts:
                yield each, question, texts
                break
        earlier.append(question)


def group(found: Iterable[T], change: Callable[[T], object]) -> list[list[T]]:
    """Return what is of the same change together, in the order in which changes come."""
    groups: dict[object, list[T]] = {}
    for each in found:
        groups.setdefault(change(each), []).append(each)
    return list(groups.values())
