"""The rows of a release: what of a report may be published."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from collector.core.linking.linkage import Linking
from collector.core.rows.answers import AskedQuestion, Breakdown, ResultCounts, WaveSize
from collector.core.rows.changes import ScaleChange
from collector.core.rows.codings import CodedText
from collector.core.rows.parts import Texts
from collector.core.rows.readings import Statement, Suppressed
from collector.core.rows.report import Report
from collector.core.rows.seminar import (
    DriverCorrelation,
    NetworkChange,
    RiskPriorities,
    Usefulness,
)
from collector.core.rows.trends import TrendOfWording


@dataclass(frozen=True, kw_only=True)
class ReleasedProfiles:
    """The combinations of a wave that may be shown; `withheld` people have none of them."""

    wave: str
    n: int
    columns: list[str]
    counts: Mapping[tuple[str, ...], int]
    withheld: int


@dataclass(frozen=True, kw_only=True)
class Release:
    """What of a report may be published, and what is suppressed of it."""

    event: str
    simulated: bool
    linking: Linking
    waves: list[WaveSize]
    questions: list[AskedQuestion]
    results: list[ResultCounts]
    usefulness: list[Usefulness]
    changes: list[ScaleChange]
    drivers: list[DriverCorrelation]
    network: list[NetworkChange]
    risks: list[RiskPriorities]
    breakdowns: list[Breakdown]
    profiles: list[ReleasedProfiles]
    statements: list[Statement]
    withheld: list[Suppressed]
    coded_texts: list[CodedText] = field(default_factory=list)
    event_titles: Mapping[str, Texts] = field(default_factory=dict)
    trends: list[TrendOfWording] = field(default_factory=list)


Told = Report | Release
"""What charts are drawn of."""
