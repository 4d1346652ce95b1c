"""Rows about what people answered and wrote: results, groups, profiles, codings and proposals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from collector.core.answering.coding import Stage
from collector.core.rows import parts
from collector.core.rows.columns import QUESTION, InLanguage, OfEvent, OneOf, OrEmpty, Row, Table

OTHER = "other"
"""The group of those whose own group is too small, of those who named none, and of one group more
where they are too few."""

Fingerprints = Mapping[str, str]
"""The fingerprint of each wave's responses, by the wave's name."""


class WaveSize(Row):
    """How many responses a wave has."""

    name: Annotated[str, "wave"]
    n: Annotated[int, "how many people answered"]


class AskedChoice(Row):
    """A choice of a question; `missing` says that it counts as no answer."""

    name: Annotated[str, "choice"]
    label: Annotated[parts.Texts, "its wording"]
    missing: Annotated[bool, 'true for "don\'t know", which counts as no answer']


class AskedQuestion(parts.Wording, parts.Named):
    """A question of a wave that takes an answer."""

    name: Annotated[str, "item name, the same in every wave and language"]
    rating: Annotated[bool, "true if the answers are the points of a scale of agreement"]
    reverse: Annotated[bool, "true if agreeing means less"]
    then_item_of: Annotated[str, "the item that it looks back on, or empty"]
    public: Annotated[str, "what may be published: `results`, `breakdown` or `never`"]
    label: Annotated[parts.Texts, "wording"]
    choices: list[AskedChoice]
    role: Annotated[
        str,
        "`scale_item`, `look_back`, `rating`, `breakdown`, `choice`, `list`, `number` or `text`",
    ] = ""
    shown_if: Annotated[list[str], "conditions of who is shown it, that of its section first"] = (
        field(default_factory=list)
    )


def choice_labels(questions: Iterable[AskedQuestion], name: str) -> dict[str, parts.Texts]:
    """Return the label of each choice of a question by its name, in the words of any wave."""
    asked = [question for question in questions if question.name == name]
    return {choice.name: choice.label for each in asked for choice in each.choices}


@dataclass(frozen=True)
class Result:
    """How the answers to a question are spread.

    `counts` has every choice that counts, also those that nobody took. Of a question with several
    answers they add up to more than `n`. Whoever left it out, or was never shown it, is in neither.
    """

    n: int
    missing: Annotated[int, 'people who chose only "don\'t know"']
    counts: Annotated[Mapping[str, int], "people by choice"]


class ResultCounts(Result, parts.OfQuestion):
    """How the answers to a question of a wave are spread."""


@dataclass(frozen=True)
class Group:
    """People of one kind: `n` of them answered, spread over `counts` categories."""

    name: Annotated[str, "choice of that question, or `other` for who chose none"]
    n: Annotated[int, "people of the group who rated"]
    counts: Annotated[Mapping[str, int], "of them, people by point"]


class Breakdown(parts.OfQuestion):
    """How a rating is answered by each group of a variable."""

    variable: str
    groups: list[Group]


class People(Row):
    """How many people share a combination of values."""

    values: Annotated[
        list[str], "level (`low`, `middle`, `high`, `unknown`) of each scale, and the group"
    ]
    count: Annotated[int, "people with these values"]


class Profiles(parts.OfWave):
    """How many people of a wave have each combination of scale levels and group."""

    columns: Annotated[list[str], "scales and groups, the most important first"]
    n: Annotated[int, "people who answered"]
    people: list[People]


class ReportChart(Row):
    """A chart in three languages."""

    name: Annotated[str, "chart"]
    wave_or_comparison: Annotated[str, "what it is about"]
    title: Annotated[parts.Texts, "the finding"]
    description: Annotated[parts.Texts, "for readers who do not see it"]
    svg: Annotated[parts.Texts, "the chart as SVG, by language"]


class ResultRow(parts.OfQuestion, OfEvent):
    """How many people chose one answer."""

    table: ClassVar = Table(
        "results", (*QUESTION, "choice"), foreign=("choices",), indexes=(("question",), ("wave",))
    )

    choice: str
    count: int
    share: float | None
    n: int


class BreakdownRow(parts.OfQuestion, OfEvent):
    """How many people of one group gave one kind of answer."""

    table: ClassVar = Table(
        "breakdowns",
        (*QUESTION, "variable", "people", "category"),
        foreign=("questions", "questions.variable"),
        indexes=(("question",),),
    )

    variable: str
    people: str
    category: Annotated[str, OneOf(("disagree", "neither", "agree"))]
    count: int
    share: float
    n: int


class ProfileRow(OfEvent):
    """How many people share one combination of levels."""

    table: ClassVar = Table("profiles", ("event", "wave", "profile"), foreign=("waves",))

    wave: str
    profile: int
    count: int
    n: int


class ProfileLevelRow(OfEvent):
    """One level of a combination."""

    table: ClassVar = Table(
        "profile_levels",
        ("event", "wave", "profile", "about"),
        foreign=("profiles",),
        indexes=(("about", "level"),),
    )

    event: str
    wave: str
    profile: int
    about: str
    level: str


class ProposalRow(OfEvent):
    """What a participant proposed, in an approved paraphrase."""

    table: ClassVar = Table("proposals", ("event", "position"), indexes=(("risk", "stage"),))

    position: int
    question: str
    risk: OrEmpty
    stage: Annotated[str, OneOf(("", *Stage))]
    language: InLanguage
    paraphrase: str


class CodedText(Row):
    """How many texts are about one risk and stage."""

    question: str
    risk: str
    stage: Annotated[str, OneOf((*Stage, ""))]
    count: int
    share: float
    n: int


class CodedTextRow(CodedText, OfEvent):
    """How many texts of an event are about one risk and stage."""

    table: ClassVar = Table(
        "coded_texts", ("event", "question", "risk", "stage"), indexes=(("risk", "stage"),)
    )
