"""The public tables by name, with the definition of their rows."""

from dataclasses import dataclass, field

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


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The tables of an edition; `pooled` is None where it is of one event.

    Tables that came later are empty in an older edition.
    """

    series: list[SeriesRow] = field(default_factory=list)
    events: list[EventRow] = field(default_factory=list)
    pooled: list[PooledRow] | None = None
    waves: list[WaveRow] = field(default_factory=list)
    questions: list[QuestionRow] = field(default_factory=list)
    choices: list[ChoiceRow] = field(default_factory=list)
    results: list[ResultRow] = field(default_factory=list)
    changes: list[ChangeRow] = field(default_factory=list)
    usefulness: list[UsefulnessRow] = field(default_factory=list)
    drivers: list[DriverRow] = field(default_factory=list)
    network: list[NetworkRow] = field(default_factory=list)
    partners: list[PartnerRow] = field(default_factory=list)
    risks: list[RiskRow] = field(default_factory=list)
    breakdowns: list[BreakdownRow] = field(default_factory=list)
    profiles: list[ProfileRow] = field(default_factory=list)
    profile_levels: list[ProfileLevelRow] = field(default_factory=list)
    coded_texts: list[CodedTextRow] = field(default_factory=list)
    proposals: list[ProposalRow] = field(default_factory=list)
    charts: list[ChartRow] = field(default_factory=list)
    withheld: list[WithheldRow] = field(default_factory=list)
    findings: list[FindingRow] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class PublicTables(Tables):
    """The tables of the public database: those of all editions, and what is made of them."""

    about: list[AboutRow] = field(default_factory=list)
    editions: list[EditionRow] = field(default_factory=list)
    editions_whole: list[WholeEditionRow] = field(default_factory=list)
    trends: list[TrendRow] = field(default_factory=list)
    chart_pictures: list[ChartPictureRow] = field(default_factory=list)
    trend_charts: list[TrendChartRow] = field(default_factory=list)
    trend_pictures: list[TrendPictureRow] = field(default_factory=list)
