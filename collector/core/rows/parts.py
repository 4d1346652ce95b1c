"""What several rows have in common: what they are about, and groups of numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from collector.core.rows.columns import Mean, MeanBound, OrEmpty
from collector.core.statistics.claims import Claim, Direction
from collector.texts.languages import Language

Texts = Mapping[Language, str]

Kind = Literal["scale", "item"]
Upper = Annotated[float | None, "its upper bound"]


@dataclass(frozen=True, kw_only=True)
class OfWave:
    """About one wave."""

    wave: str


@dataclass(frozen=True, kw_only=True)
class OfComparison:
    """About two waves."""

    comparison: str


@dataclass(frozen=True, kw_only=True)
class OfMeasure(OfComparison):
    """About a scale or an item at two times."""

    kind: Kind
    name: str

    @property
    def about(self) -> tuple[str, str, str]:
        """Return what names the scale or item within its event."""
        return self.comparison, self.kind, self.name


@dataclass(frozen=True, kw_only=True)
class OfScale(OfComparison):
    """About a scale at two times."""

    name: Annotated[str, "scale"]


@dataclass(frozen=True, kw_only=True)
class OfList(OfComparison):
    """About a question with several answers, at two times."""

    question: str


@dataclass(frozen=True, kw_only=True)
class Named:
    """About something that is named."""

    name: Annotated[str, "its name"]


@dataclass(frozen=True, kw_only=True)
class Labelled(Named):
    """About something that has a name and words."""

    label: Annotated[Texts, "its wording"]


@dataclass(frozen=True, kw_only=True)
class Wording(OfWave):
    """A question of a wave that takes an answer, in one wording."""

    section: str
    scale: OrEmpty
    type: str
    version: str


@dataclass(frozen=True, kw_only=True)
class OfQuestion(OfWave):
    """About a question of a wave."""

    question: str


@dataclass(frozen=True, kw_only=True)
class Choosable:
    """A choice of a question."""

    missing: Annotated[bool, 'true for "don\'t know", which counts as no answer']


@dataclass(frozen=True, kw_only=True)
class Counted:
    """About so many people."""

    n: int


@dataclass(frozen=True, kw_only=True)
class MeanChange:
    """The means of the same people at two times, in points of the scale."""

    mean_before: Mean
    mean_after: Mean
    change: Mean
    low: MeanBound
    high: MeanBound

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return both bounds, if there are any."""
        return None if self.low is None or self.high is None else (self.low, self.high)


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What may be said of a change."""

    claim: Claim
    direction: Direction
