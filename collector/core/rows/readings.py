"""Public rows that help to read the numbers: sentences, charts, and what is suppressed."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from collector.core.rows.columns import (
    InLanguage,
    OfEvent,
    OneOf,
    PublicRow,
    SeriesSlug,
    Sql,
    Table,
)

CHART = ("event", "part", "chart", "language")
TREND_CHART = ("series", "scale", "wording", "language")
WITHHELD_KINDS = (
    *("wave", "result", "scale", "item", "network", "risks", "drivers", "breakdown", "profiles"),
    *("base", "coded_texts"),
)


@dataclass(frozen=True, kw_only=True)
class FindingRow(OfEvent):
    """A sentence about one change, or of the summary."""

    table: ClassVar = Table("findings", ("event", "position"), part="comparison")

    position: int
    kind: Annotated[str, OneOf(("summary", "scale", "item"))]
    comparison: str
    name: str
    sentence_et: str
    sentence_ru: str
    sentence_en: str


@dataclass(frozen=True, kw_only=True)
class ChartRow(OfEvent):
    """A chart in one language."""

    table: ClassVar = Table("charts", CHART, indexes=(("language", ("language",)),), part="part")

    part: str
    chart: str
    language: InLanguage
    position: int
    title: str
    description: str
    svg: str


@dataclass(frozen=True, kw_only=True)
class ChartPictureRow(OfEvent):
    """A chart as PNG."""

    table: ClassVar = Table("chart_pictures", CHART, foreign=((CHART, "charts"),))

    event: str
    part: str
    chart: str
    language: str
    png: bytes


@dataclass(frozen=True, kw_only=True)
class TrendChartRow(PublicRow):
    """The chart of a scale over the events of a series, in one language."""

    table: ClassVar = Table("trend_charts", TREND_CHART)

    series: SeriesSlug
    scale: str
    wording: int
    language: InLanguage
    title: str
    description: str
    svg: str


@dataclass(frozen=True, kw_only=True)
class TrendPictureRow(PublicRow):
    """The chart of a scale over the events of a series as PNG."""

    table: ClassVar = Table("trend_pictures", TREND_CHART, foreign=((TREND_CHART, "trend_charts"),))

    series: str
    scale: str
    wording: int
    language: str
    png: bytes


@dataclass(frozen=True, kw_only=True)
class Suppressed:
    """A statistic that is not published, and the rule that forbids it."""

    part: str
    kind: Annotated[str, OneOf(WITHHELD_KINDS)]
    name: str
    rule: Annotated[str, Sql("REFERENCES about(key)")]


@dataclass(frozen=True, kw_only=True)
class WithheldRow(Suppressed, OfEvent):
    """A suppressed statistic of an event."""

    table: ClassVar = Table("withheld", ("event", "part", "kind", "name"), part="part")
