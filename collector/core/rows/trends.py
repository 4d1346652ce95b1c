"""Rows about a scale over the events of a series."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from collector.core.rows.columns import PublicRow, SeriesSlug, Slug, Table
from collector.core.rows.parts import Counted, MeanChange, Simultaneous, Upper
from collector.core.statistics.claims import Verdict


@dataclass(frozen=True, kw_only=True)
class TrendStep(Simultaneous):
    """The difference from the point before, of other people, with its 95 % interval."""

    change: Annotated[float, "difference of the means"]
    low: Annotated[float | None, "interval of the difference; `null` if all scores are the same"]
    high: Upper
    p: Annotated[float | None, "p of Welch's test"]
    verdict: Annotated[Verdict | None, "as of a change; `null` if the scale is not primary"] = None


@dataclass(frozen=True, kw_only=True)
class TrendMean:
    """A point of a trend: one event, or several small ones together.

    There is no interval if all scores are the same.
    """

    events: Annotated[list[str], "the event, or several that were too small to show alone"]
    starts: Annotated[str, "day of the last of them"]
    n: Annotated[int, "people"]
    mean: Annotated[float, "mean score"]
    low: Annotated[float | None, "t interval of the mean"]
    high: Upper
    pooled: Annotated[bool, "true if it stands for several events"]
    step: Annotated[TrendStep | None, "difference from the point before; `null` for the first"]


@dataclass(frozen=True, kw_only=True)
class TrendOfWording:
    """The points of one scale in one wording, in time."""

    wave: Annotated[str, "always `pre`"]
    name: Annotated[str, "scale"]
    wording: Annotated[str, "what names the wording of its items"]
    points: list[TrendMean]
    waiting: Annotated[list[str], "events too small to show, until the next one comes"]


@dataclass(frozen=True, kw_only=True)
class TrendRow(MeanChange, Counted, PublicRow):
    """A published change of a scale, as a point of a line over the events of a series."""

    table: ClassVar = Table(
        "trends",
        ("series", "scale", "wording", "event"),
        indexes=(("event", ("event",)),),
        order=("month",),
    )

    series: SeriesSlug
    scale: str
    wording: int
    event: Slug
    month: str
