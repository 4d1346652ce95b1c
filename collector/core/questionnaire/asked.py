"""What a wave asked of whom, and whether two waves asked the same.

Every comparison, report, export and publication that joins answers from two questionnaires asks
here whether it may; nowhere else are two questions held against each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from collector.core.questionnaire.model import Choice, Question, Section
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.texts.languages import LANGUAGES, Language


class AskedAs(StrEnum):
    """What a question is in a questionnaire."""

    SCALE_ITEM = "scale_item"
    """A rating that measures a scale together with others."""
    LOOK_BACK = "look_back"
    """A rating of the time before, given afterwards."""
    RATING = "rating"
    BREAKDOWN = "breakdown"
    """A choice by which other answers may be broken down."""
    CHOICE = "choice"
    LIST = "list"
    """A question with several answers."""
    NUMBER = "number"
    TEXT = "text"
    NOTE = "note"


def find_role(question: Question) -> AskedAs:
    """Return what a question is in its questionnaire."""
    kind = QUESTION_TYPES[question.type]
    if question.is_rating and question.then_item_of:
        return AskedAs.LOOK_BACK
    if question.is_rating:
        return AskedAs.SCALE_ITEM if question.scale else AskedAs.RATING
    if kind.takes_several:
        return AskedAs.LIST
    if kind.takes_choices:
        return AskedAs.BREAKDOWN if question.public == "breakdown" else AskedAs.CHOICE
    if kind.is_text:
        return AskedAs.TEXT
    return AskedAs.NUMBER if kind.takes_answer else AskedAs.NOTE


def list_conditions(section: Section, question: Question) -> list[str]:
    """Return the conditions under which a question is shown, that of its section first."""
    return [each.relevant.source for each in (section, question) if each.relevant]


class DifferenceKind(StrEnum):
    """How two questions of one name differ; the first that holds is the reason that is told."""

    TYPE = "type_changed"
    POINTS = "points_differ"
    SCALE = "other_scale"
    TURNED = "turned"
    LOOKS_BACK = "looks_back"
    REWORDED = "reworded"
    RENAMED = "choice_renamed"
    REMOVED = "choice_removed"
    ADDED = "choice_added"
    RELABELLED = "choice_relabelled"
    COUNTED = "choice_counted"
    """A choice that is an answer in one of them and "don't know" in the other."""
    REORDERED = "choices_reordered"


ORDER = tuple(DifferenceKind)
_YES_NO = {True: "yes", False: "no"}

OF_CHOICES = frozenset(each for each in DifferenceKind if each.startswith("choice"))
"""Differences of some choices, which leave the others of a list as they are."""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One way in which two questions of one name differ."""

    kind: Annotated[DifferenceKind, "what differs, as `reason`"]
    question: Annotated[str, "the question"]
    choice: Annotated[str, "its choice, if the difference is about one"] = ""
    language: Annotated[Language | Literal[""], "language of the words, if it is about words"] = ""
    before: Annotated[str, "what stood there before"] = ""
    after: Annotated[str, "what stands there after"] = ""


def compare_questions(one: Question, other: Question) -> tuple[Difference, ...]:
    """Return how two questions of one name differ; nothing if they are the same item.

    Words are alike where `Question.version` is. A correction of spelling enters there and nowhere
    else, by `Question.words`: the version of the corrected words is that of the words before, and
    with it this comparison, the trends and the exports take both for one item.
    """
    return tuple(sorted(_list_differences(one, other), key=lambda each: ORDER.index(each.kind)))


def is_same_item(one: Question | None, other: Question | None) -> bool:
    """Say whether two questions of one name are both there and are the same item."""
    return one is not None and other is not None and not compare_questions(one, other)


IN_OTHER_WORDS: Sequence[str] = ("",)
"""The answer of a person who was asked otherwise: it counts for nothing, not as an empty answer."""


def share_choices(one: Question, other: Question) -> tuple[Choice, ...]:
    """Return the answers that two lists both offer in the same words, in the order of the first.

    There are none if the questions themselves differ, and not only some of their choices.
    """
    found = compare_questions(one, other)
    if any(each.kind not in OF_CHOICES for each in found):
        return ()
    changed = {each.choice for each in found}
    return tuple(each for each in one.choices if not each.missing and each.name not in changed)


def _list_differences(one: Question, other: Question) -> Iterator[Difference]:
    name = one.name
    points = [str(each.agreement.points) for each in (one, other) if each.agreement]
    kinds: list[tuple[DifferenceKind, str, str]] = [
        (DifferenceKind.TYPE, one.type, other.type),
        (DifferenceKind.POINTS, "".join(points[:1]), "".join(points[-1:])),
        (DifferenceKind.SCALE, one.scale, other.scale),
        (DifferenceKind.TURNED, _YES_NO[one.reverse], _YES_NO[other.reverse]),
        (DifferenceKind.LOOKS_BACK, one.then_item_of, other.then_item_of),
    ]
    for kind, before, after in kinds:
        if before != after:
            yield Difference(kind=kind, question=name, before=before, after=after)
    if one.version != other.version:
        yield from _compare_words("", one, other)
        yield from _compare_choices(one, other) if one.type == other.type else ()
    missing = {each.name: each.missing for each in other.choices}
    for each in one.choices:
        if missing.get(each.name, each.missing) != each.missing:
            yield Difference(kind=DifferenceKind.COUNTED, question=name, choice=each.name)


def _compare_words(choice: str, one: Question, other: Question) -> Iterator[Difference]:
    kind = DifferenceKind.RELABELLED if choice else DifferenceKind.REWORDED
    for at in LANGUAGES:
        if one.words[choice][at] != other.words[choice][at]:
            yield Difference(
                kind=kind,
                question=one.name,
                choice=choice,
                language=at,
                before=one.texts[choice][at],
                after=other.texts[choice][at],
            )


def _compare_choices(one: Question, other: Question) -> Iterator[Difference]:
    old, new = (
        {each.name: side.words[each.name] for each in side.choices} for side in (one, other)
    )
    came = [name for name in new if name not in old]
    for name in old:
        if name in new:
            yield from _compare_words(name, one, other)
        elif alike := next((each for each in came if new[each] == old[name]), ""):
            came.remove(alike)
            yield Difference(
                kind=DifferenceKind.RENAMED,
                question=one.name,
                choice=name,
                before=name,
                after=alike,
            )
        else:
            yield Difference(kind=DifferenceKind.REMOVED, question=one.name, choice=name)
    for name in came:
        yield Difference(kind=DifferenceKind.ADDED, question=one.name, choice=name)
    before, after = (
        " ".join(each for each in names if each in old and each in new) for names in (old, new)
    )
    if before != after:
        yield Difference(
            kind=DifferenceKind.REORDERED, question=one.name, before=before, after=after
        )
