"""Rows of a report about what was estimated: changes, correlations, networks, risks."""

from collections.abc import Mapping
from dataclasses import dataclass

from collector.core.rows.answers import Bounds, Kind, Texts
from collector.core.statistics.claims import Claim, Direction


@dataclass(frozen=True, kw_only=True)
class EffectSize:
    """A standardised change; `unit` names what it is divided by."""

    unit: str
    d: float
    g: float
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True)
class ScaleChange:
    """How a scale or an item changed from one wave to another."""

    comparison: str
    kind: Kind
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


@dataclass(frozen=True, kw_only=True)
class NotCompared:
    """A scale or an item of which no change is told, and why."""

    comparison: str
    kind: Kind
    name: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class EverybodyChange:
    """The change of a scale told by everybody, linked or not."""

    comparison: str
    name: str
    n_before: int
    n_after: int
    pairs: int
    mean_before: float
    mean_after: float
    change: float
    low: float | None
    high: float | None
    t: float
    df: float
    p: float


@dataclass(frozen=True, kw_only=True)
class AttritionBias:
    """How the linked answered a scale before, against those who were not linked."""

    comparison: str
    name: str
    linked: int
    unlinked: int
    smd: float
    difference: float
    low: float | None
    high: float | None
    p: float
    flagged: bool


@dataclass(frozen=True, kw_only=True)
class ScaleReliability:
    """The reliability of a scale in a wave."""

    wave: str
    name: str
    n: int
    items: int
    alpha: float | None
    low: float | None
    high: float | None
    omega: float | None
    spearman_brown: float | None


@dataclass(frozen=True, kw_only=True)
class ShiftedChange:
    """The response shift of a scale or an item that was asked looking back as well."""

    comparison: str
    kind: Kind
    name: str
    n: int
    mean_before: float
    mean_then: float
    mean_after: float
    shift: float
    low: float | None
    high: float | None
    change: float
    against_then: float
    claim: Claim
    direction: Direction


class ProportionCells(Bounds):
    """A share from 0 to 1 with its interval."""

    share: float | None


@dataclass(frozen=True, kw_only=True)
class Usefulness:
    """How many people agree with an item about the use of the seminar."""

    wave: str
    question: str
    n: int
    mean: float | None
    agree: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True)
class DriverCorrelation:
    """How closely an item goes together with the first item about usefulness."""

    wave: str
    outcome: str
    question: str
    n: int
    rho: float | None
    low: float | None
    high: float | None
    claim: Claim
    clear: bool


@dataclass(frozen=True, kw_only=True)
class ChoiceChange:
    """How many people chose something at two times."""

    name: str
    before: int
    after: int
    share_before: float
    share_after: float
    difference: float
    low: float | None
    high: float | None
    gained: int | None
    lost: int | None
    p: float


@dataclass(frozen=True, kw_only=True)
class RiskChange(ChoiceChange):
    """How many people named a risk at two times, and its rank."""

    rank_before: int
    rank_after: int


@dataclass(frozen=True, kw_only=True)
class NetworkChange:
    """How many kinds of partners people named at two times."""

    comparison: str
    question: str
    n: int
    left_out: int
    mean_before: float
    mean_after: float
    change: float
    low: float | None
    high: float | None
    more: int | None
    same: int | None
    fewer: int | None
    p: float
    claim: Claim
    direction: Direction
    partners: list[ChoiceChange]


@dataclass(frozen=True, kw_only=True)
class RiskPriorities:
    """The risks by rank, the first after first."""

    comparison: str
    question: str
    n: int
    left_out: int
    risks: list[RiskChange]


@dataclass(frozen=True, kw_only=True)
class CodedRisk:
    """How many coded texts are about a risk, and about which stage of it."""

    name: str
    n: int
    prevention: int
    response: int
    elimination: int


@dataclass(frozen=True, kw_only=True)
class CountedProportion:
    """How many of `n` people."""

    count: int
    n: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True)
class BarrierProportion:
    """How many people name something that stood in the way."""

    name: str
    count: int
    n: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True)
class TransferQuestions:
    """The questions that transfer is computed from."""

    intended: str
    taken: str
    barriers: str


@dataclass(frozen=True, kw_only=True)
class TransferSteps:
    """Steps in mind, steps taken and what stood in the way."""

    questions: TransferQuestions
    intended: CountedProportion | None
    taken: CountedProportion | None
    begun: CountedProportion | None
    outcomes: Mapping[str, int]
    barriers: list[BarrierProportion]
