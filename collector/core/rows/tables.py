"""The public tables by name, with the definition of their rows."""

from dataclasses import field

from collector.core.rows import answers, asked, readings, seminar
from collector.core.rows.changes import ChangeRow
from collector.core.rows.columns import PublicRow, Row
from collector.core.rows.trends import SeriesChangeRow, TrendRow

PUBLIC_ROWS: tuple[type[PublicRow], ...] = (
    *(asked.AboutRow, asked.SeriesRow, asked.EventRow, asked.PooledRow, asked.EditionRow),
    *(asked.WholeEditionRow, asked.WaveRow, asked.QuestionRow, asked.ChoiceRow),
    *(asked.CorrectionRow, asked.CertificateRow),
    *(answers.ResultRow, ChangeRow, seminar.UsefulnessRow, seminar.DriverRow),
    *(seminar.NetworkRow, seminar.PartnerRow, seminar.RiskRow, seminar.ListRow),
    *(answers.ProposalRow, answers.CodedTextRow, answers.BreakdownRow, answers.ProfileRow),
    *(answers.ProfileLevelRow, TrendRow, SeriesChangeRow),
    *(readings.FindingRow, readings.ChartRow, readings.TrendChartRow, readings.WithheldRow),
)
"""Of every public table, in the order in which they are made."""

PUBLIC_TABLES = {row.table.name: row for row in PUBLIC_ROWS}


class Tables(Row):
    """The tables of an edition; `pooled` is None where it is of one event.

    Tables that came later are empty in an older edition.
    """

    series: list[asked.SeriesRow] = field(default_factory=list)
    events: list[asked.EventRow] = field(default_factory=list)
    pooled: list[asked.PooledRow] | None = None
    waves: list[asked.WaveRow] = field(default_factory=list)
    questions: list[asked.QuestionRow] = field(default_factory=list)
    choices: list[asked.ChoiceRow] = field(default_factory=list)
    results: list[answers.ResultRow] = field(default_factory=list)
    changes: list[ChangeRow] = field(default_factory=list)
    usefulness: list[seminar.UsefulnessRow] = field(default_factory=list)
    drivers: list[seminar.DriverRow] = field(default_factory=list)
    network: list[seminar.NetworkRow] = field(default_factory=list)
    partners: list[seminar.PartnerRow] = field(default_factory=list)
    risks: list[seminar.RiskRow] = field(default_factory=list)
    lists: list[seminar.ListRow] = field(default_factory=list)
    breakdowns: list[answers.BreakdownRow] = field(default_factory=list)
    profiles: list[answers.ProfileRow] = field(default_factory=list)
    profile_levels: list[answers.ProfileLevelRow] = field(default_factory=list)
    coded_texts: list[answers.CodedTextRow] = field(default_factory=list)
    proposals: list[answers.ProposalRow] = field(default_factory=list)
    charts: list[readings.ChartRow] = field(default_factory=list)
    withheld: list[readings.WithheldRow] = field(default_factory=list)
    findings: list[readings.FindingRow] = field(default_factory=list)
    certificates: list[asked.CertificateRow] = field(default_factory=list)


class PublicTables(Tables):
    """The tables of the public database: those of all editions, and what is made of them."""

    about: list[asked.AboutRow] = field(default_factory=list)
    editions: list[asked.EditionRow] = field(default_factory=list)
    editions_whole: list[asked.WholeEditionRow] = field(default_factory=list)
    corrections: list[asked.CorrectionRow] = field(default_factory=list)
    trends: list[TrendRow] = field(default_factory=list)
    series_changes: list[SeriesChangeRow] = field(default_factory=list)
    trend_charts: list[readings.TrendChartRow] = field(default_factory=list)
