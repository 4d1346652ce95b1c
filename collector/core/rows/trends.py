"""Rows about a scale over the events of a series."""

from typing import Annotated, ClassVar

from collector.core.rows.columns import (
    Mean,
    MeanBound,
    OneOf,
    OrEmpty,
    PublicRow,
    Row,
    SeriesSlug,
    Slug,
    Table,
)
from collector.core.rows.parts import (
    Counted,
    Found,
    MeanChange,
    OfScale,
    PublicVerdict,
    Simultaneous,
    Upper,
)
from collector.core.statistics.claims import Verdict


class TrendStep(Simultaneous):
    """The difference from the point before, of other people, with its 95 % interval."""

    change: Annotated[float, "difference of the means"]
    low: Annotated[float | None, "interval of the difference; `null` if all scores are the same"]
    high: Upper
    p: Annotated[float | None, "p of Welch's test"]
    verdict: Annotated[Verdict | None, "as of a change; `null` if the scale is not primary"] = None


class TrendMean(Row):
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


class TrendOfWording(Row):
    """The points of one scale in one wording, in time."""

    wave: Annotated[str, "always `pre`"]
    name: Annotated[str, "scale"]
    wording: Annotated[str, "what names the wording of its items"]
    points: list[TrendMean]
    waiting: Annotated[list[str], "events too small to show, until the next one comes"]


class PartlyPooled(Row):
    """A change drawn to the mean of the seminars as far as it is uncertain (empirical Bayes)."""

    pooled_change: Annotated[MeanBound, "drawn to the mean of the seminars where uncertain"] = None
    pooled_low: Annotated[MeanBound, "interval of the pooled change"] = None
    pooled_high: Annotated[MeanBound, "its upper bound"] = None


class SeminarChange(PartlyPooled, Counted):
    """The change at one seminar, as one of several."""

    event: Annotated[str, "the event's short name"]
    n: Annotated[int, "linked people who answered enough both times"]
    starts: Annotated[str, "its first day"]
    change: Annotated[float, "mean change"]
    low: Annotated[float, "t interval of the change"]
    high: Annotated[float, "its upper bound"]


class SeriesMean(Counted):
    """What `k` seminars change on average, how they differ, and what the next one may bring."""

    k: Annotated[int, "seminars whose change is counted"]
    n: Annotated[int, "linked people of all of them"]
    mean: Annotated[Mean, "mean change of the seminars (REML)"]
    low: Annotated[MeanBound, "its Hartung–Knapp–Sidik–Jonkman interval, 95 %"]
    high: Annotated[MeanBound, "its upper bound"]
    tau: Annotated[MeanBound, "standard deviation of the true changes"]
    prediction_low: Annotated[MeanBound, "prediction interval of the next true change, from three"]
    prediction_high: Annotated[MeanBound, "its upper bound"]
    next_low: Annotated[MeanBound, "the same of what a next seminar of usual size will find"]
    next_high: Annotated[MeanBound, "its upper bound"]


class SeriesChange(SeriesMean, Found, OfScale):
    """The change of a primary scale at the seminars of a series that ask it in the same words."""

    wording: Annotated[str, "what names the wording of its items"]
    seminars: list[SeminarChange]


class SeriesChangeRow(SeriesMean, Simultaneous, PublicRow):
    """The same of published changes."""

    table: ClassVar = Table("series_changes", ("series", "scale", "comparison", "wording"))

    series: SeriesSlug
    scale: str
    comparison: str
    wording: int
    verdict: Annotated[str, OneOf(tuple(Verdict))]
    cautions: OrEmpty
    sentence_et: str
    sentence_ru: str
    sentence_en: str


class TrendRow(PartlyPooled, PublicVerdict, MeanChange, Counted, PublicRow):
    """A published change of a scale, as a point of a line over the events of a series."""

    table: ClassVar = Table(
        "trends",
        ("series", "scale", "wording", "event"),
        indexes=(("event",),),
        order=("month",),
    )

    series: SeriesSlug
    scale: str
    wording: int
    event: Slug
    month: str
