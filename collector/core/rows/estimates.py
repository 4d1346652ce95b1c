"""Rows of a report about what was estimated: changes, correlations, networks, risks, trends."""

from collections.abc import Mapping
from typing import TypedDict

from collector.core.rows.answers import Bounds, Kind, Texts
from collector.core.statistics.claims import Claim, Direction


class EffectSize(Bounds):
    """A standardised change; `unit` names what it is divided by."""

    unit: str
    d: float
    g: float


class ScaleChange(Bounds):
    """How a scale or an item changed from one wave to another."""

    comparison: str
    kind: Kind
    name: str
    n: int
    mean_before: float
    mean_after: float
    change: float
    better: int | None
    same: int | None
    worse: int | None
    superiority: float
    p: float
    p_is_exact: bool
    effects: list[EffectSize]
    claim: Claim
    direction: Direction
    title: Texts
    sentence: Texts
    p_holm: float | None
    highest_before: int | None
    ceiling: bool


class NotCompared(TypedDict):
    """A scale or an item of which no change is told, and why."""

    comparison: str
    kind: Kind
    name: str
    reason: str


class EverybodyChange(Bounds):
    """The change of a scale told by everybody, linked or not."""

    comparison: str
    name: str
    n_before: int
    n_after: int
    pairs: int
    mean_before: float
    mean_after: float
    change: float
    t: float
    df: float
    p: float


class AttritionBias(Bounds):
    """How the linked answered a scale before, against those who were not linked."""

    comparison: str
    name: str
    linked: int
    unlinked: int
    smd: float
    difference: float
    p: float
    flagged: bool


class ScaleReliability(Bounds):
    """The reliability of a scale in a wave."""

    wave: str
    name: str
    n: int
    items: int
    alpha: float | None
    omega: float | None
    spearman_brown: float | None


class ShiftedChange(Bounds):
    """The response shift of a scale or an item that was asked looking back as well."""

    comparison: str
    kind: Kind
    name: str
    n: int
    mean_before: float
    mean_then: float
    mean_after: float
    shift: float
    change: float
    against_then: float
    claim: Claim
    direction: Direction


class ProportionCells(Bounds):
    """A share from 0 to 1 with its interval."""

    share: float | None


class Usefulness(ProportionCells):
    """How many people agree with an item about the use of the seminar."""

    wave: str
    question: str
    n: int
    mean: float | None
    agree: int


class DriverCorrelation(Bounds):
    """How closely an item goes together with the first item about usefulness."""

    wave: str
    outcome: str
    question: str
    n: int
    rho: float | None
    claim: Claim
    clear: bool


class ChoiceChange(Bounds):
    """How many people chose something at two times."""

    name: str
    before: int
    after: int
    share_before: float
    share_after: float
    difference: float
    gained: int | None
    lost: int | None
    p: float


class RiskChange(ChoiceChange):
    """How many people named a risk at two times, and its rank."""

    rank_before: int
    rank_after: int


class NetworkChange(Bounds):
    """How many kinds of partners people named at two times."""

    comparison: str
    question: str
    n: int
    left_out: int
    mean_before: float
    mean_after: float
    change: float
    more: int | None
    same: int | None
    fewer: int | None
    p: float
    claim: Claim
    direction: Direction
    partners: list[ChoiceChange]


class RiskPriorities(TypedDict):
    """The risks by rank, the first after first."""

    comparison: str
    question: str
    n: int
    left_out: int
    risks: list[RiskChange]


class CodedRisk(TypedDict):
    """How many coded texts are about a risk, and about which stage of it."""

    name: str
    n: int
    prevention: int
    response: int
    elimination: int


class CountedProportion(ProportionCells):
    """How many of `n` people."""

    count: int
    n: int


class BarrierProportion(CountedProportion):
    """How many people name something that stood in the way."""

    name: str


class TransferQuestions(TypedDict):
    """The questions that transfer is computed from."""

    intended: str
    taken: str
    barriers: str


class TransferSteps(TypedDict):
    """Steps in mind, steps taken and what stood in the way."""

    questions: TransferQuestions
    intended: CountedProportion | None
    taken: CountedProportion | None
    begun: CountedProportion | None
    outcomes: Mapping[str, int]
    barriers: list[BarrierProportion]


class TrendStep(Bounds):
    """The change from the point before."""

    change: float
    p: float


class TrendMean(Bounds):
    """A point of a trend: one event, or several small ones together."""

    events: list[str]
    starts: str
    n: int
    mean: float
    pooled: bool
    step: TrendStep | None


class TrendOfWording(TypedDict):
    """A scale in one wording over the events of a series."""

    wave: str
    name: str
    wording: str
    points: list[TrendMean]
    waiting: list[str]
