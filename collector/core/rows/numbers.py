"""Public rows of numbers: results, changes, network, risks, codings, groups, profiles, trends."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from collector.core.rows.columns import (
    OF_QUESTION,
    OF_WAVE,
    QUESTION,
    OneOf,
    PublicRow,
    SeriesSlug,
    Slug,
    Table,
)
from collector.core.statistics.claims import Claim, Direction

COMPARED = ("event", "comparison", "question")


@dataclass(frozen=True, kw_only=True)
class ResultRow(PublicRow):
    """How many people chose one answer."""

    table: ClassVar = Table(
        "results",
        (*QUESTION, "choice"),
        foreign=(((*QUESTION, "choice"), "choices"),),
        indexes=(("question", ("question",)), ("wave", ("wave",))),
        part="wave",
        has_numbers=True,
    )

    event: Slug
    wave: str
    question: str
    choice: str
    count: int
    share: float | None
    n: int


@dataclass(frozen=True, kw_only=True)
class ChangeRow(PublicRow):
    """How a scale or an item changed from one wave to another."""

    table: ClassVar = Table(
        "changes",
        ("event", "comparison", "kind", "name"),
        indexes=(("name", ("name",)), ("comparison", ("comparison", "kind"))),
        part="comparison",
        has_numbers=True,
    )

    event: Slug
    comparison: str
    kind: Annotated[str, OneOf(("scale", "item"))]
    name: str
    n: int
    mean_before: float
    mean_after: float
    change: float
    low: float | None
    high: float | None
    better: int | None
    same: int | None
    worse: int | None
    claim: Claim
    direction: Direction


@dataclass(frozen=True, kw_only=True)
class UsefulnessRow(PublicRow):
    """How many people agree that the seminar was of use."""

    table: ClassVar = Table(
        "usefulness",
        QUESTION,
        foreign=(OF_QUESTION,),
        indexes=(("question", ("question",)),),
        part="wave",
        has_numbers=True,
    )

    event: Slug
    wave: str
    question: str
    mean: float
    agree: int
    share: float
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, kw_only=True)
class DriverRow(PublicRow):
    """How closely an item goes together with the usefulness of the seminar."""

    table: ClassVar = Table(
        "drivers",
        QUESTION,
        foreign=(OF_QUESTION, (("event", "wave", "outcome"), "questions")),
        indexes=(("question", ("question",)),),
        part="wave",
        has_numbers=True,
    )

    event: Slug
    wave: str
    question: str
    outcome: str
    rho: float
    low: float | None
    high: float | None
    claim: Claim
    n: int


@dataclass(frozen=True, kw_only=True)
class NetworkRow(PublicRow):
    """How many kinds of partners people named at two times."""

    table: ClassVar = Table("network", COMPARED, part="comparison", has_numbers=True)

    event: Slug
    comparison: str
    question: str
    n: int
    mean_before: float
    mean_after: float
    change: float
    low: float | None
    high: float | None
    more: int | None
    same: int | None
    fewer: int | None
    claim: Claim
    direction: Direction


@dataclass(frozen=True, kw_only=True)
class PartnerRow(PublicRow):
    """How many people named one kind of partner at two times."""

    table: ClassVar = Table(
        "partners",
        (*COMPARED, "choice"),
        foreign=((COMPARED, "network"),),
        indexes=(("choice", ("choice",)),),
        part="comparison",
        has_numbers=True,
    )

    event: str
    comparison: str
    question: str
    choice: str
    before: int
    after: int
    share_before: float
    share_after: float
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, kw_only=True)
class RiskRow(PublicRow):
    """How many people named one risk at two times, and its rank."""

    table: ClassVar = Table(
        "risks",
        (*COMPARED, "choice"),
        indexes=(("choice", ("choice",)),),
        part="comparison",
        has_numbers=True,
    )

    event: Slug
    comparison: str
    question: str
    choice: str
    rank_before: int
    rank_after: int
    before: int
    after: int
    share_before: float
    share_after: float
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, kw_only=True)
class BreakdownRow(PublicRow):
    """How many people of one group gave one kind of answer."""

    table: ClassVar = Table(
        "breakdowns",
        (*QUESTION, "variable", "people", "category"),
        foreign=(OF_QUESTION, (("event", "wave", "variable"), "questions")),
        indexes=(("question", ("question",)),),
        part="wave",
        has_numbers=True,
    )

    event: Slug
    wave: str
    question: str
    variable: str
    people: str
    category: Annotated[str, OneOf(("disagree", "neither", "agree"))]
    count: int
    share: float
    n: int


@dataclass(frozen=True, kw_only=True)
class ProfileRow(PublicRow):
    """How many people share one combination of levels."""

    table: ClassVar = Table(
        "profiles",
        ("event", "wave", "profile"),
        foreign=(OF_WAVE,),
        part="wave",
        has_numbers=True,
    )

    event: Slug
    wave: str
    profile: int
    count: int
    n: int


@dataclass(frozen=True, kw_only=True)
class ProfileLevelRow(PublicRow):
    """One level of a combination."""

    table: ClassVar = Table(
        "profile_levels",
        ("event", "wave", "profile", "about"),
        foreign=((("event", "wave", "profile"), "profiles"),),
        indexes=(("level", ("about", "level")),),
        part="wave",
    )

    event: str
    wave: str
    profile: int
    about: str
    level: str


@dataclass(frozen=True, kw_only=True)
class TrendRow(PublicRow):
    """A published change of a scale, as a point of a line over the events of a series."""

    table: ClassVar = Table(
        "trends", ("series", "scale", "wording", "event"), indexes=(("event", ("event",)),)
    )

    series: SeriesSlug
    scale: str
    wording: int
    event: Slug
    month: str
    n: int
    mean_before: float
    mean_after: float
    change: float
    low: float | None
    high: float | None
