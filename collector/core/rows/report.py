"""A report as a whole; `docs/report-json.md` explains every key.

Numbers keep their full precision, because only organisers see them.
"""

from collections.abc import Mapping
from typing import TypedDict

from collector.core.linking.linkage import Linking
from collector.core.rows.answers import (
    AskedQuestion,
    Breakdown,
    Fingerprints,
    Profiles,
    ReportChart,
    ResultCounts,
    WaveSize,
)
from collector.core.rows.changes import (
    AttritionBias,
    EverybodyChange,
    NotCompared,
    ScaleChange,
    ScaleReliability,
    ShiftedChange,
)
from collector.core.rows.parts import Texts
from collector.core.rows.readings import Statement
from collector.core.rows.seminar import (
    CodedRisk,
    DriverCorrelation,
    NetworkChange,
    RiskPriorities,
    TransferSteps,
    Usefulness,
)
from collector.core.rows.trends import TrendOfWording
from collector.texts.languages import Language


class CompleteCases(TypedDict):
    """The tables about usefulness of the people who answered all of its questions."""

    wave: str
    outcome: str
    n: int
    results: list[ResultCounts]
    usefulness: list[Usefulness]
    drivers: list[DriverCorrelation]
    breakdowns: list[Breakdown]


class EventPart(TypedDict):
    """Of which event a report is, and of which answers."""

    format: int
    event: str
    title: Texts
    place: Texts
    starts: str
    ends: str
    simulated: bool
    languages: list[Language]
    primary_scales: list[str]
    fingerprints: Fingerprints
    series_fingerprints: Mapping[str, Fingerprints]
    event_titles: Mapping[str, Texts]


class AskedPart(TypedDict):
    """What a report says of each wave."""

    waves: list[WaveSize]
    questions: list[AskedQuestion]
    results: list[ResultCounts]
    linking: Linking
    usefulness: list[Usefulness]
    breakdowns: list[Breakdown]
    profiles: list[Profiles]


class FoundPart(TypedDict):
    """What a report says of several waves together."""

    changes: list[ScaleChange]
    not_compared: list[NotCompared]
    everybody: list[EverybodyChange]
    attrition: list[AttritionBias]
    reliability: list[ScaleReliability]
    response_shift: list[ShiftedChange]
    drivers: list[DriverCorrelation]
    together: list[CompleteCases]
    network: list[NetworkChange]
    risks: list[RiskPriorities]
    coded: list[CodedRisk]
    transfer: TransferSteps | None
    trends: list[TrendOfWording]


class Report(EventPart, AskedPart, FoundPart):
    """Everything that a report says."""

    statements: list[Statement]
    charts: list[ReportChart]


class PooledReport(Report):
    """A report of several events told as one, with the answers of each that it is of."""

    pool: Mapping[str, Fingerprints]


class Told(TypedDict):
    """What charts are drawn of: a report has it, and so has what may be published of it."""

    event: str
    simulated: bool
    event_titles: Mapping[str, Texts]
    waves: list[WaveSize]
    questions: list[AskedQuestion]
    results: list[ResultCounts]
    linking: Linking
    usefulness: list[Usefulness]
    changes: list[ScaleChange]
    drivers: list[DriverCorrelation]
    network: list[NetworkChange]
    risks: list[RiskPriorities]
    trends: list[TrendOfWording]
    statements: list[Statement]
