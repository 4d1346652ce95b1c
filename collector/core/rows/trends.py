"""Rows of a report about a scale over the events of a series."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class TrendStep:
    """The change from the point before."""

    change: float
    low: float | None
    high: float | None
    p: float


@dataclass(frozen=True, kw_only=True)
class TrendMean:
    """A point of a trend: one event, or several small ones together."""

    events: list[str]
    starts: str
    n: int
    mean: float
    low: float | None
    high: float | None
    pooled: bool
    step: TrendStep | None


@dataclass(frozen=True, kw_only=True)
class TrendOfWording:
    """A scale in one wording over the events of a series."""

    wave: str
    name: str
    wording: str
    points: list[TrendMean]
    waiting: list[str]
