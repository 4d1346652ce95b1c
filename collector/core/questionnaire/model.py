"""The questionnaire that a wave asks, and a person's score on one of its scales."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from collector.core.linking.linkage import LINK_FIELDS
from collector.core.questionnaire.conditions import Expression
from collector.core.questionnaire.scale import Scale, find_scale
from collector.texts.languages import Translated

Publicity = Literal["results", "breakdown", "never"]
"""What may be published of a question: its results, breakdowns by it as well, or nothing."""

RESERVED_NAMES = LINK_FIELDS | {
    *("submission", "version", "lang", "switch_lang", "consent", "replace", "pace")
}
"""Fields of the participant's page that are no questions, so no question may be named so."""

SheetName = Literal["settings", "survey", "choices"]

SHEET_NAMES: tuple[SheetName, ...] = get_args(SheetName)

Answers = Mapping[str, str | Sequence[str]]  # one person's answers in one wave, by question
Row = dict[str, str]  # one row of an XLSForm sheet: column name to cell


@dataclass(frozen=True)
class Sheets:
    """A questionnaire as written: the three sheets of an XLSForm file, cells as text."""

    settings: Row
    survey: list[Row]
    choices: list[Row]

    def version(self) -> str:
        """Return the content hash that names this version."""
        return content_hash([self.settings, self.survey, self.choices])


def content_hash(content: Sequence[object]) -> str:
    """Return the hash of what is written, in 12 hexadecimal digits."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Choice:
    """One choice of a select question; `missing` marks "don't know", counted as no answer."""

    name: str
    label: Translated
    missing: bool = False


@dataclass(frozen=True)
class Question:
    """One question; `scale` names the scale it measures, `reverse` that agreeing means less."""

    name: str
    type: str
    label: Translated
    hint: Translated | None = None
    choices: tuple[Choice, ...] = ()
    required: bool = False
    relevant: Expression | None = None
    constraint: Expression | None = None
    constraint_message: Translated | None = None
    appearance: str = ""
    scale: str = ""
    reverse: bool = False
    public: Publicity = "results"
    then_item_of: str = ""
    spelled: tuple[tuple[str, Translated], ...] = ()
    """Texts whose spelling was corrected, as they were before: of a choice, or of "" itself."""

    @cached_property
    def texts(self) -> dict[str, Translated]:
        """Return the words of the question, by "", and those of its choices by name."""
        return {"": self.label} | {choice.name: choice.label for choice in self.choices}

    @cached_property
    def words(self) -> dict[str, Translated]:
        """Return the texts as they count: where the spelling was corrected, those before."""
        return self.texts | dict(self.spelled)

    @cached_property
    def version(self) -> str:
        """Return the content hash of the words as they count; others are another item version."""
        return self._hash(self.words)

    @cached_property
    def wording_hash(self) -> str:
        """Return the content hash of the texts as they are written, corrected or not."""
        return self._hash(self.texts)

    def _hash(self, words: Mapping[str, Translated]) -> str:
        choices = [(choice.name, words[choice.name].as_dict()) for choice in self.choices]
        return content_hash([words[""].as_dict(), choices])

    @property
    def wording(self) -> str:
        """Return what names the item version and its direction; a change is of one wording."""
        return f"{self.version}{'-' if self.reverse else '+'}"

    @cached_property
    def choice_names(self) -> tuple[str, ...]:
        """Return the names of the choices in the order they are listed."""
        return tuple(choice.name for choice in self.choices)

    @cached_property
    def points(self) -> tuple[str, ...]:
        """Return the names of the choices that count as answers."""
        return tuple(choice.name for choice in self.choices if not choice.missing)

    @cached_property
    def agreement(self) -> Scale | None:
        """Return the scale whose points are the answers; None if the question is no rating."""
        return find_scale(self.points) if self.type == "select_one" else None

    @property
    def is_rating(self) -> bool:
        """Say whether the answers are the points of a scale of agreement."""
        return self.agreement is not None

    def score(self, answer: object) -> int | None:
        """Return a rating as a number, reversed for a reverse item; None if it is missing."""
        if self.agreement is None or not isinstance(answer, str):
            return None
        return self.agreement.score(answer, reverse=self.reverse)


@dataclass(frozen=True)
class Section:
    """A group of questions shown together; its `relevant` holds for every question in it."""

    name: str
    label: Translated
    questions: tuple[Question, ...]
    relevant: Expression | None = None


@dataclass(frozen=True)
class Questionnaire:
    """Everything a wave asks, at a fixed version."""

    name: str
    title: Translated
    version: str
    sections: tuple[Section, ...]

    def __iter__(self) -> Iterator[Question]:
        """Yield the questions in the order they are asked."""
        for section in self.sections:
            yield from section.questions

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Return the questions by name, in the order they are asked."""
        return {question.name: question for question in self}

    def scale_items(self, scale: str) -> tuple[Question, ...]:
        """Return the ratings that measure one scale."""
        return tuple(q for q in self if q.scale == scale and q.is_rating and not q.then_item_of)

    def scale_points(self, scale: str) -> Scale:
        """Return the points on which one scale is rated."""
        return max((q.agreement for q in self.scale_items(scale) if q.agreement), default=Scale())


def list_scales(asked: Iterable[Questionnaire]) -> dict[str, list[int]]:
    """Return the scales that ratings measure, with the points in each that asks them."""
    found: dict[str, list[int]] = {}
    for each in asked:
        rated = dict.fromkeys(q.scale for q in each if q.is_rating and not q.then_item_of)
        for scale in filter(None, rated):
            found.setdefault(scale, []).append(each.scale_points(scale).points)
    return found


def score_scale(items: Sequence[Question], answers: Answers) -> float | None:
    """Return the mean score, with reverse items reversed, of the items answered, if it stands."""
    means = score_together((items, answers))
    return means[0] if means else None


def score_pair(
    items: Sequence[Question], before: Answers, after: Answers
) -> tuple[float, ...] | None:
    """Return the mean scores before and after of the items that were answered both times."""
    return score_together((items, before), (items, after))


def score_together(*times: tuple[Sequence[Question], Answers]) -> tuple[float, ...] | None:
    """Return the mean score at each time of the items that were answered every time.

    The items of each time stand in the same order. Means of different items would differ without
    anybody having changed. None if less than half of them were answered: "don't know" is no answer,
    and a mean of the rest stands for the scale only if the rest is most of it. The sums are of
    whole numbers, so people with the same answers have the same score to the last digit.
    """
    given = [[item.score(answers.get(item.name)) for item in items] for items, answers in times]
    scores = [each for each in zip(*given, strict=True) if None not in each]
    if not scores or 2 * len(scores) < len(given[0]):
        return None
    return tuple(sum(filter(None, each)) / len(each) for each in zip(*scores, strict=True))


def scale_wording(items: Iterable[Question]) -> str:
    """Return what names the wording of a scale: the versions of its items, however ordered."""
    return " ".join(sorted(item.wording for item in items))
