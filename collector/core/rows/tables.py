"""The public tables by name, with the definition of their rows."""

from typing import TypedDict

from collector.core.rows.answers import BreakdownRow, ProfileLevelRow, ProfileRow, ResultRow
from collector.core.rows.asked import (
    AboutRow,
    ChoiceRow,
    EditionRow,
    EventRow,
    PooledRow,
    QuestionRow,
    SeriesRow,
    WaveRow,
    WholeEditionRow,
)
from collector.core.rows.changes import ChangeRow
from collector.core.rows.codings import CodedTextRow, ProposalRow
from collector.core.rows.columns import PublicRow
from collector.core.rows.readings import (
    ChartPictureRow,
    ChartRow,
    FindingRow,
    TrendChartRow,
    TrendPictureRow,
    WithheldRow,
)
from collector.core.rows.seminar import DriverRow, NetworkRow, PartnerRow, RiskRow, UsefulnessRow
from collector.core.rows.trends import TrendRow

PUBLIC_ROWS: tuple[type[PublicRow], ...] = (
    *(AboutRow, SeriesRow, EventRow, PooledRow, EditionRow, WholeEditionRow, WaveRow),
    *(QuestionRow, ChoiceRow, ResultRow, ChangeRow, UsefulnessRow, DriverRow, NetworkRow),
    *(PartnerRow, RiskRow, ProposalRow, CodedTextRow, BreakdownRow, ProfileRow, ProfileLevelRow),
    *(TrendRow, FindingRow, ChartRow, ChartPictureRow, TrendChartRow, TrendPictureRow),
    WithheldRow,
)
"""Of every public table, in the order in which they are made."""

PUBLIC_TABLES = {row.table.name: row for row in PUBLIC_ROWS}


class Tables(TypedDict, total=False):
    """The tables of an edition; an older one lacks those that came later."""

    series: list[SeriesRow]
    events: list[EventRow]
    pooled: list[PooledRow]
    waves: list[WaveRow]
    questions: list[QuestionRow]
    choices: list[ChoiceRow]
    results: list[ResultRow]
    changes: list[ChangeRow]
    usefulness: list[UsefulnessRow]
    drivers: list[DriverRow]
    network: list[NetworkRow]
    partners: list[PartnerRow]
    risks: list[RiskRow]
    breakdowns: list[BreakdownRow]
    profiles: list[ProfileRow]
    profile_levels: list[ProfileLevelRow]
    coded_texts: list[CodedTextRow]
    proposals: list[ProposalRow]
    charts: list[ChartRow]
    withheld: list[WithheldRow]
    findings: list[FindingRow]


class PublicTables(Tables, total=False):
    """The tables of the public database: those of all editions, and what is made of them."""

    about: list[AboutRow]
    editions: list[EditionRow]
    editions_whole: list[WholeEditionRow]
    trends: list[TrendRow]
    chart_pictures: list[ChartPictureRow]
    trend_charts: list[TrendChartRow]
    trend_pictures: list[TrendPictureRow]
