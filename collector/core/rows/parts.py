"""What several rows have in common: what they are about, and groups of numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from collector.core.rows.columns import Mean, MeanBound
from collector.core.statistics.claims import Claim, Direction
from collector.texts.languages import Language

Texts = Mapping[Language, str]

Kind = Annotated[Literal["scale", "item"], "`scale` or `item`"]
Wave = Annotated[str, "wave"]
Comparison = Annotated[str, "comparison"]
HowMuch = Annotated[Claim, "how much may be said"]
Where = Annotated[Direction, "where it went"]
Upper = Annotated[float | None, "its upper bound"]


@dataclass(frozen=True, kw_only=True)
class OfMeasure:
    """About a scale or an item at two times."""

    comparison: Comparison
    kind: Kind
    name: Annotated[str, "scale or item"]

    @property
    def about(self) -> tuple[str, str, str]:
        """Return what names the scale or item within its event."""
        return self.comparison, self.kind, self.name


@dataclass(frozen=True, kw_only=True)
class OfScale:
    """About a scale at two times."""

    comparison: Comparison
    name: Annotated[str, "scale"]


@dataclass(frozen=True, kw_only=True)
class OfList:
    """About a question with several answers, at two times."""

    comparison: Comparison
    question: Annotated[str, "question with several answers"]


@dataclass(frozen=True, kw_only=True)
class Named:
    """About something that is named."""

    name: Annotated[str, "its name"]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """About so many people."""

    n: Annotated[int, "people it is about"]


@dataclass(frozen=True, kw_only=True)
class MeanChange:
    """The means of the same people at two times, in points of the scale."""

    mean_before: Annotated[Mean, "mean before"]
    mean_after: Annotated[Mean, "mean after"]
    change: Annotated[Mean, "mean of the differences"]
    low: Annotated[
        MeanBound, "t interval of the mean difference; `null` if all differences are the same"
    ]
    high: Annotated[MeanBound, "its upper bound"]

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return both bounds, if there are any."""
        return None if self.low is None or self.high is None else (self.low, self.high)


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What may be said of a change."""

    claim: HowMuch
    direction: Where
