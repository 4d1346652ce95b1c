"""A report as a whole, and what of it may be published; `docs/report-json.md` explains its keys.

Numbers of a report keep their full precision, because only organisers see them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from collector.core.events.events import COMPARED, Event
from collector.core.linking.linkage import Linking
from collector.core.rows import answers, seminar
from collector.core.rows import changes as measured
from collector.core.rows.columns import Row
from collector.core.rows.parts import Texts
from collector.core.rows.readings import Statement, Suppressed
from collector.core.rows.trends import SeriesChange, TrendOfWording
from collector.texts.languages import Language


class CompleteCases(Row):
    """The tables about usefulness of the people who answered all of its questions."""

    wave: Annotated[str, "wave in which not everybody answered all questions about usefulness"]
    outcome: Annotated[str, "item about the seminar as a whole"]
    n: Annotated[int, "people who answered every item that was shown to all"]
    results: Annotated[list[answers.ResultCounts], "as `results`, of these people alone"]
    usefulness: Annotated[list[seminar.Usefulness], "as `usefulness`, of these people alone"]
    drivers: Annotated[list[seminar.DriverCorrelation], "as `drivers`, of these people alone"]
    breakdowns: Annotated[list[answers.Breakdown], "as `breakdowns`, of these people alone"]


class EventPart(Row):
    """Of which event a report is, and of which answers."""

    format: Annotated[int, "version of this document, raised when a key changes or goes"]
    event: Annotated[str, "the event's short name"]
    title: Annotated[Texts, "its title"]
    place: Annotated[Texts, "where it is held"]
    starts: Annotated[str, "first day, as `2026-05-12`"]
    ends: Annotated[str, "last day"]
    simulated: Annotated[bool, "true if all answers are simulated"]
    languages: Annotated[list[Language], "the languages of every text"]
    primary_scales: Annotated[list[str], "the scales named before the event, at most three"]
    comparison_event: Annotated[str, "the event with whose change its own is compared"] = ""
    control_scale: Annotated[str, "the scale, which it does not touch, that is compared with"] = ""
    chosen_low: Annotated[bool, "true if people were chosen for low scores"] = False
    benchmarks: Annotated[
        Mapping[str, float], "the smallest change that matters, in points, by scale"
    ] = field(default_factory=dict)
    plan_fixed: Annotated[
        str,
        "day on which these two were fixed, as `2026-05-05`; empty before the first wave opens, "
        "`unrecorded` if an older version opened it, `replaced` if other scales stand in",
    ] = "unrecorded"
    fingerprints: Annotated[
        answers.Fingerprints,
        "what names the set of responses of each wave; "
        "another one means that some were added or withdrawn since",
    ]
    series_fingerprints: Annotated[
        Mapping[str, answers.Fingerprints],
        "the same for other events of the series, by short name and wave",
    ]
    event_titles: Annotated[
        Mapping[str, Texts], "title of this event and the others of its series, by short name"
    ]

    def is_planned_as(self, event: Event) -> bool:
        """Say whether the event is still compared with what the report compares it with."""
        return all(getattr(self, name) == getattr(event, name) for name in COMPARED)


class Report(EventPart):
    """Everything that a report says of each wave, of several together, and in words."""

    waves: list[answers.WaveSize]
    questions: list[answers.AskedQuestion]
    results: list[answers.ResultCounts]
    linking: Linking
    usefulness: list[seminar.Usefulness]
    breakdowns: list[answers.Breakdown]
    profiles: list[answers.Profiles]
    changes: list[measured.ScaleChange]
    arms: list[measured.ArmDifference] = field(default_factory=list)
    missing: list[measured.MissingPeople] = field(default_factory=list)
    not_compared: list[measured.NotCompared]
    everybody: list[measured.EverybodyChange]
    attrition: list[measured.AttritionBias]
    reliability: list[measured.ScaleReliability]
    response_shift: list[measured.ShiftedChange]
    drivers: list[seminar.DriverCorrelation]
    together: list[CompleteCases]
    network: list[seminar.NetworkChange]
    risks: list[seminar.RiskPriorities]
    lists: list[seminar.ListChange]
    unknowing: list[measured.Unknowing]
    coded: list[seminar.CodedRisk]
    transfer: seminar.TransferSteps | None
    trends: list[TrendOfWording]
    statements: list[Statement]
    charts: list[answers.ReportChart] = field(default_factory=list)
    coarsened: Annotated[
        Mapping[str, int],
        "how many steps coarser a row is published, by part, kind, name and choice, as "
        "`pre_post/item/calm`, because it would determine what a few people answered (R12)",
    ] = field(default_factory=dict)
    series_changes: list[SeriesChange] = field(default_factory=list)


class PooledReport(Report):
    """A report of several events told as one, with the answers of each that it is of."""

    pool: Mapping[str, answers.Fingerprints]


@dataclass(frozen=True)
class ShownProfiles:
    """Combinations of values of `columns` with the number of people who have each.

    `withheld` people of the `wave` are in none of them: nobody, or at least k.
    """

    columns: tuple[str, ...]
    counts: Mapping[tuple[str, ...], int]
    withheld: int
    wave: str = ""

    @property
    def n(self) -> int:
        """Return how many people all combinations together are about."""
        return sum(self.counts.values())


class Release(Row):
    """What of a report may be published, and what is suppressed of it."""

    event: str
    simulated: bool
    linking: Linking
    waves: list[answers.WaveSize]
    questions: list[answers.AskedQuestion]
    results: list[answers.ResultCounts]
    usefulness: list[seminar.Usefulness]
    changes: list[measured.ScaleChange]
    drivers: list[seminar.DriverCorrelation]
    network: list[seminar.NetworkChange]
    risks: list[seminar.RiskPriorities]
    lists: list[seminar.ListChange]
    breakdowns: list[answers.Breakdown]
    profiles: list[ShownProfiles]
    statements: list[Statement]
    withheld: list[Suppressed]
    coded_texts: list[answers.CodedText] = field(default_factory=list)
    event_titles: Mapping[str, Texts] = field(default_factory=dict)
    trends: list[TrendOfWording] = field(default_factory=list)
    series_changes: list[SeriesChange] = field(default_factory=list)
    primary_scales: list[str] = field(default_factory=list)
    coarsened: Mapping[str, int] = field(default_factory=dict)


Told = Report | Release
