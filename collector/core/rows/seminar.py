"""Rows about the seminar: its use, what goes together with it, partners, risks and steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from collector.core.rows import columns, parts
from collector.core.rows.columns import Mean, MeanBound, OfEvent, Share, ShareBound, Table
from collector.core.rows.parts import Counted, MeanChange, Named, OfList, OfQuestion, OfWave
from collector.core.statistics.claims import Claim, Direction, Proportion

COMPARED = ("event", "comparison", "question")


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """How many agree, and their mean score."""

    mean: Mean | None
    agree: int
    share: Annotated[Share | None, "their share, 0 to 1"]
    low: Annotated[ShareBound, "Wilson interval of the share"]
    high: Annotated[ShareBound, "its upper bound"]


@dataclass(frozen=True, kw_only=True)
class Usefulness(Agreement, Counted, OfQuestion):
    """How many people agree with an item about the use of the seminar."""


@dataclass(frozen=True, kw_only=True)
class UsefulnessRow(Counted, Agreement, OfQuestion, OfEvent):
    """How many people agree that the seminar was of use."""

    table: ClassVar = Table(
        "usefulness",
        columns.QUESTION,
        foreign=(columns.OF_QUESTION,),
        indexes=(("question", ("question",)),),
    )

    mean: Mean
    share: Share


@dataclass(frozen=True, kw_only=True)
class OfDriver(OfWave):
    """About a statement, and the one about the seminar as a whole."""

    outcome: str
    question: str


@dataclass(frozen=True, kw_only=True)
class Correlation:
    """How closely two items go together."""

    rho: Mean | None
    low: MeanBound
    high: MeanBound
    claim: Claim


@dataclass(frozen=True, kw_only=True)
class Driver(Correlation, Counted):
    """How closely the answers of `n` people to an item go with the outcome.

    `rho` is None of fewer than ten people, or where all answer alike; so is the interval, also
    where it has no spread.
    """

    clear: Annotated[bool, "true if the interval leaves out 0"]


@dataclass(frozen=True, kw_only=True)
class DriverCorrelation(Driver, OfDriver):
    """How closely an item goes together with the first item about usefulness."""


@dataclass(frozen=True, kw_only=True)
class DriverRow(Counted, Correlation, OfDriver, OfEvent):
    """How closely an item goes together with the usefulness of the seminar."""

    table: ClassVar = Table(
        "drivers",
        columns.QUESTION,
        foreign=(columns.OF_QUESTION, (("event", "wave", "outcome"), "questions")),
        indexes=(("question", ("question",)),),
    )

    rho: Mean


@dataclass(frozen=True, kw_only=True)
class OfLinked(Counted, OfList):
    """About a question with several answers, and the people linked who answered it twice."""

    left_out: Annotated[int, "linked people who did not"]


@dataclass(frozen=True, kw_only=True)
class Choices:
    """How many people chose something at two times."""

    before: int
    after: int
    share_before: Annotated[Share, "their share before, 0 to 1"]
    share_after: Annotated[Share, "their share after"]


@dataclass(frozen=True, kw_only=True)
class ChoiceChange(Choices, Named):
    """How many of the same people chose something at two times.

    There is no interval of fewer than ten people.
    """

    difference: Annotated[float, "difference of the shares"]
    low: Annotated[float | None, "Newcombe interval of the difference"]
    high: parts.Upper
    gained: Annotated[int | None, "people who named it only after"]
    lost: Annotated[int | None, "people who named it only before"]
    p: Annotated[float, "exact McNemar p"]


@dataclass(frozen=True, kw_only=True)
class Ranks:
    """The rank of a choice at two times."""

    rank_before: int
    rank_after: int


@dataclass(frozen=True, kw_only=True)
class RiskChange(Ranks, ChoiceChange):
    """How many people named a risk at two times, and its rank: 1, 2, 2, 4 if two are equal."""


@dataclass(frozen=True, kw_only=True)
class Partners(MeanChange):
    """How many kinds of partners people named at two times."""

    more: int | None
    same: int | None
    fewer: int | None


@dataclass(frozen=True, kw_only=True)
class NetworkChange(Partners, OfLinked):
    """How many kinds of partners people named at two times, and which."""

    p: Annotated[float, "Wilcoxon signed-rank p, as of `changes`"]
    claim: Claim
    direction: Direction
    partners: list[ChoiceChange]


@dataclass(frozen=True, kw_only=True)
class NetworkRow(parts.Judged, Partners, Counted, OfList, OfEvent):
    """How many kinds of partners people named at two times."""

    table: ClassVar = Table("network", COMPARED)


@dataclass(frozen=True, kw_only=True)
class OfChoice(Choices, OfList, OfEvent):
    """How many people made a choice at two times, with the interval of the difference."""

    choice: str
    low: ShareBound
    high: ShareBound
    n: int


@dataclass(frozen=True, kw_only=True)
class PartnerRow(OfChoice):
    """How many people named one kind of partner at two times."""

    table: ClassVar = Table(
        "partners",
        (*COMPARED, "choice"),
        foreign=((COMPARED, "network"),),
        indexes=(("choice", ("choice",)),),
    )

    event: str


@dataclass(frozen=True, kw_only=True)
class RiskPriorities(OfLinked):
    """The risks by rank, the first after first."""

    risks: list[RiskChange]


@dataclass(frozen=True, kw_only=True)
class RiskRow(OfChoice, Ranks):
    """How many people named one risk at two times, and its rank."""

    table: ClassVar = Table("risks", (*COMPARED, "choice"), indexes=(("choice", ("choice",)),))


@dataclass(frozen=True, kw_only=True)
class CodedRisk:
    """How many coded texts are about a risk, and about which stage of it."""

    name: Annotated[str, "risk that texts are about, by approved codings; the most frequent first"]
    n: Annotated[int, "texts about it"]
    prevention: Annotated[int, "of these about preventing it"]
    response: Annotated[int, "about responding to it"]
    elimination: Annotated[int, "about what it leaves behind"]


@dataclass(frozen=True, kw_only=True)
class BarrierProportion(Proportion, Named):
    """How many people name something that stood in the way."""

    name: Annotated[str, "what stood in the way, the most named first"]
    count: Annotated[int, "people who named it"]
    n: Annotated[int, "people who named any"]


@dataclass(frozen=True, kw_only=True)
class TransferQuestions:
    """The questions that transfer is computed from."""

    intended: str
    taken: str
    barriers: str


@dataclass(frozen=True, kw_only=True)
class TransferSteps:
    """Steps in mind right after, steps taken three months later, and what stood in the way.

    A share is None where nobody was asked.
    """

    questions: Annotated[TransferQuestions, "the questions it is about"]
    intended: Annotated[
        Proportion | None,
        "people who had a step in mind right after (a score above the middle of the scale), "
        "of all who answered: `count`, `n`, `share`, `low` and `high`",
    ]
    taken: Annotated[Proportion | None, "of linked people who had: how many took it"]
    begun: Annotated[Proportion | None, "the same, entirely or partly"]
    outcomes: Annotated[Mapping[str, int], "the same people by answer"]
    barriers: list[BarrierProportion]
