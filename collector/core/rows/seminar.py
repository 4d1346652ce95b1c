"""Rows about the seminar: its use, what goes together with it, partners, risks and steps."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Annotated, ClassVar

from collector.core.rows import columns, parts
from collector.core.rows.columns import Mean, MeanBound, OfEvent, OneOf, Share, ShareBound, Table
from collector.core.rows.parts import Counted, MeanChange, Named, OfList, OfQuestion, OfWave
from collector.core.statistics.claims import Claim, Direction, Proportion, Verdict

COMPARED = ("event", "comparison", "question")


class Usefulness(Counted, OfQuestion):
    """How many people agree with an item about the use of the seminar, and their mean score."""

    mean: Mean | None
    agree: int
    share: Annotated[Share | None, "their share, 0 to 1"]
    low: Annotated[ShareBound, "Wilson interval of the share"]
    high: Annotated[ShareBound, "its upper bound"]


class UsefulnessRow(Usefulness, OfEvent):
    """How many people agree that the seminar was of use."""

    table: ClassVar = Table(
        "usefulness",
        columns.QUESTION,
        foreign=("questions",),
        indexes=(("question",),),
        order=("mean", "agree", "share", "low", "high"),
    )

    mean: Mean
    share: Share


class OfDriver(OfWave):
    """About a statement, and the one about the seminar as a whole."""

    outcome: str
    question: str


class Correlation(columns.Row):
    """How closely two items go together."""

    rho: Mean | None
    low: MeanBound
    high: MeanBound
    claim: Claim
    simultaneous_low: Annotated[MeanBound, "interval that holds with those of all drivers"] = None
    simultaneous_high: Annotated[MeanBound, "its upper bound"] = None


class Driver(Correlation, Counted):
    """How closely the answers of `n` people to an item go with the outcome.

    `rho` is None of fewer than ten people, or where all answer alike; so are the intervals, also
    where there is no spread.
    """

    verdict: Annotated[
        Verdict, "`rose` if both rise together, `fell` if one falls, `cannot_tell` or `too_few`"
    ]
    clear: Annotated[bool, "true if the interval that holds with the others leaves out 0"]


class DriverCorrelation(Driver, OfDriver):
    """How closely an item goes together with the first item about usefulness."""


def find_closest(drivers: Sequence[DriverCorrelation]) -> DriverCorrelation | None:
    """Return what clearly goes together with the outcome more closely than anything else.

    Its interval lies above all others, and all hold together. None if nothing stands out so.
    """
    closest = max((each for each in drivers if each.clear), key=_find_low, default=None)
    others = [each for each in drivers if each is not closest]
    if closest is None or not others or _find_low(closest) <= 0:
        return None
    highest = [1.0 if each.simultaneous_high is None else each.simultaneous_high for each in others]
    return closest if _find_low(closest) > max(highest) else None


def _find_low(driver: Driver) -> float:
    return -1.0 if driver.simultaneous_low is None else driver.simultaneous_low


class DriverRow(Counted, Correlation, OfDriver, OfEvent):
    """How closely an item goes together with the usefulness of the seminar."""

    table: ClassVar = Table(
        "drivers",
        columns.QUESTION,
        foreign=("questions", "questions.outcome"),
        indexes=(("question",),),
    )

    rho: Mean
    verdict: Annotated[str, OneOf(("", *Verdict))] = ""


class OfLinked(Counted, OfList):
    """About a question with several answers, and the people linked who answered it twice."""

    left_out: Annotated[int, "linked people who did not"]
    cautions: parts.Cautions = field(default_factory=list)


class ChoiceChange(parts.ShareChange, Named):
    """How many of the same people chose something at two times."""


class RiskChange(ChoiceChange):
    """How many people named a risk at two times, and its rank: 1, 2, 2, 4 if two are equal."""

    rank_before: int
    rank_after: int


class Partners(MeanChange):
    """How many kinds of partners people named at two times."""

    more: int | None
    same: int | None
    fewer: int | None


class NetworkChange(parts.Found, Partners, OfLinked):
    """How many kinds of partners people named at two times, and which."""

    p: Annotated[float, "Wilcoxon signed-rank p, as of `changes`"]
    rarest_after: Annotated[str, "what clearly fewest named after; empty if nothing stands out"]
    claim: Claim
    direction: Direction
    partners: list[ChoiceChange]


class NetworkRow(parts.Judged, parts.Simultaneous, Partners, Counted, OfList, OfEvent):
    """How many kinds of partners people named at two times."""

    table: ClassVar = Table("network", COMPARED)

    verdict: Annotated[str, OneOf(("", *Verdict))] = ""
    cautions: columns.OrEmpty = ""


class OfChoice(parts.FoundShare, parts.Choices, OfList, OfEvent):
    """How many people made a choice at two times, with the interval of the difference."""

    choice: str
    low: ShareBound
    high: ShareBound
    n: int
    verdict: Annotated[str | None, OneOf(tuple(Verdict))] = None
    cautions: columns.OrEmpty = ""


class PartnerRow(OfChoice):
    """How many people named one kind of partner at two times."""

    table: ClassVar = Table(
        "partners", (*COMPARED, "choice"), foreign=("network",), indexes=(("choice",),)
    )

    event: str


class RiskPriorities(OfLinked):
    """The risks by rank, the first after first."""

    first_before: Annotated[str, "what clearly most people named before; empty if none stands out"]
    first_after: Annotated[str, "the same after"]
    risks: list[RiskChange]


class RiskRow(OfChoice):
    """How many people named one risk at two times, and its rank."""

    table: ClassVar = Table(
        "risks",
        (*COMPARED, "choice"),
        indexes=(("choice",),),
        order=("rank_before", "rank_after"),
    )

    rank_before: int
    rank_after: int


class ListChange(OfLinked):
    """How many people made each choice of another question that is no rating."""

    choices: list[ChoiceChange]


class ListRow(OfChoice):
    """How many people made one choice of another question at two times."""

    table: ClassVar = Table("lists", (*COMPARED, "choice"), indexes=(("choice",),))


class CodedRisk(columns.Row):
    """How many coded texts are about a risk, and about which stage of it."""

    name: Annotated[str, "risk that texts are about, by approved codings; the most frequent first"]
    n: Annotated[int, "texts about it"]
    prevention: Annotated[int, "of these about preventing it"]
    response: Annotated[int, "about responding to it"]
    elimination: Annotated[int, "about what it leaves behind"]
    leads: Annotated[bool, "true if clearly more texts are about it than about any other"]


class BarrierProportion(Proportion, Named):
    """How many people name something that stood in the way."""

    name: Annotated[str, "what stood in the way, the most named first"]
    count: Annotated[int, "people who named it"]
    n: Annotated[int, "people who named any"]


class TransferQuestions(columns.Row):
    """The questions that transfer is computed from."""

    intended: str
    taken: str
    barriers: str


class TransferSteps(columns.Row):
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
    first_barrier: Annotated[str, "what clearly most people named; empty if nothing stands out"]
    barriers: list[BarrierProportion]
