"""The release of a report: what is left to publish when rows have been suppressed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from collector.core.answering.coding import Coding
from collector.core.disclosure.breakdowns import break_down
from collector.core.disclosure.coded_texts import count_coded_texts
from collector.core.disclosure.complete_cases import use_complete_cases
from collector.core.disclosure.profile_release import publish_profiles
from collector.core.disclosure.statistics import (
    Cell,
    Statistic,
    asked_points,
    list_statistics,
)
from collector.core.disclosure.suppression import check_statistics, suppress_statistics
from collector.core.disclosure.transitions import (
    coarsen_change,
    coarsen_network,
    coarsen_risks,
    release_statements,
)
from collector.core.rows.answers import AskedQuestion, Breakdown, ResultCounts
from collector.core.rows.changes import ScaleChange
from collector.core.rows.readings import Suppressed
from collector.core.rows.release import Release
from collector.core.rows.report import Report
from collector.core.rows.seminar import DriverCorrelation, NetworkChange, RiskPriorities, Usefulness

Key = tuple[str, str, str]
"""What names a statistic: part, kind and name."""

Rules = dict[Key, str]
"""The rule that suppresses a statistic, by what names the statistic."""

Left = dict[Key, Statistic]
"""The statistics that are left, by what names them."""


@dataclass(frozen=True)
class Published:
    """What earlier editions have published: waves and comparisons, and the statistics in them."""

    parts: frozenset[str] = frozenset()
    statistics: tuple[Statistic, ...] = ()


def make_release(
    report: Report, waves: Collection[str], k: int, published: Published | None = None
) -> Release:
    """Leave out of a report other waves, what is never public, and what a rule suppresses.

    Parts that are `published` already are left out too: they are carried over, not recomputed.

    Raises:
        PublicationError: nothing is left (R2), and nothing was published before.
    """
    before = published or Published()
    kept, suppressed, left = _settle(_only(report, waves, before.parts), k, before)
    check_statistics(left or before.parts, k)
    breakdowns, refused = _break_down(kept.breakdowns, suppressed, left, k)
    profiles, missing = publish_profiles(kept, [*before.statistics, *left.values()], breakdowns, k)
    changes = _tell_changes(kept.changes, left)
    return Release(
        event=kept.event,
        simulated=kept.simulated,
        linking=kept.linking,
        waves=kept.waves,
        questions=kept.questions,
        results=[row for row in kept.results if _result_key(row) in left],
        usefulness=[row for row in kept.usefulness if _result_key(row) in left],
        changes=changes,
        drivers=[row for row in kept.drivers if _driver_key(row) in left],
        network=[coarsen_network(row, k) for row in kept.network if _key("network", row) in left],
        risks=[coarsen_risks(row, k) for row in kept.risks if _key("risks", row) in left],
        breakdowns=breakdowns,
        profiles=profiles,
        statements=list(release_statements(kept.statements, changes, _sizes(kept, k))),
        withheld=list(_suppressed_rows(kept, {**suppressed, **refused, **missing}, k)),
    )


def _settle(kept: Report, k: int, before: Published) -> tuple[Report, Rules, Left]:
    """Return what is kept, what is suppressed of it and what is left, on the better of two bases.

    Each question about usefulness has answers of its own few more or less than what goes together
    with it, so that R5 would leave of the two only the question. Where they are taken of those who
    answered all of them, one base serves both: that is done where it suppresses no question, tells
    more of what goes together, and leaves most people in.
    """
    own = _suppress(replace(kept, together=[]), k, before)
    together = use_complete_cases(kept)
    if together is None:
        return own
    common = _suppress(together, k, before)
    questions, drivers = (
        [sum(kind == each for _, kind, _ in left) for _, _, left in (own, common)]
        for each in ("result", "drivers")
    )
    return common if questions[0] <= questions[1] and drivers[0] < drivers[1] else own


def _suppress(kept: Report, k: int, before: Published) -> tuple[Report, Rules, Left]:
    statistics = list_statistics(kept, _scales(kept.questions), asked_points(kept.questions))
    rules = suppress_statistics(statistics, k, before.statistics)
    suppressed = {statistic.key: rule for statistic, rule in rules.items()}
    return kept, suppressed, {each.key: each for each in statistics if each.key not in suppressed}


def add_coded_texts(release: Release, approved: Iterable[Coding], k: int) -> Release:
    """Add to a release how many texts are about which risk and stage, as codings stand now."""
    rows, suppressed = count_coded_texts(approved, k)
    return replace(release, coded_texts=rows, withheld=[*release.withheld, *suppressed])


def leave_drawable(release: Release) -> Release:
    """Leave out the ratings whose results are suppressed: charts draw what is published (R10)."""
    published = {(row.wave, row.question) for row in release.results}
    questions = [
        row for row in release.questions if not row.rating or (row.wave, row.name) in published
    ]
    drivers = [row for row in release.drivers if (row.wave, row.question) in published]
    return replace(release, questions=questions, drivers=drivers)


@dataclass(frozen=True)
class _Wanted:
    """Which rows are to be published: of which waves, questions, and parts that are new."""

    waves: frozenset[str]
    public: frozenset[tuple[str, str]]
    published: frozenset[str]

    def has_part(self, part: str) -> bool:
        """Say whether a wave or comparison is among those to be published, and is new."""
        return part not in self.published and self.waves.issuperset(part.split("_"))

    def has(self, part: str, question: str) -> bool:
        """Say so of a question, which must be public in each of the part's waves."""
        asked = part.split("_")
        return self.has_part(part) and all((wave, question) in self.public for wave in asked)


def _only(report: Report, waves: Collection[str], parts: Collection[str]) -> Report:
    questions = [row for row in report.questions if row.wave in waves and row.public != "never"]
    public = frozenset((row.wave, row.name) for row in questions)
    wanted = _Wanted(frozenset(waves), public, frozenset(parts))
    has, has_part = wanted.has, wanted.has_part
    return replace(
        report,
        waves=[row for row in report.waves if row.name in waves],
        questions=questions,
        results=[row for row in report.results if has(row.wave, row.question)],
        usefulness=[row for row in report.usefulness if has(row.wave, row.question)],
        changes=[row for row in report.changes if has_part(row.comparison)],
        drivers=[row for row in report.drivers if has(row.wave, row.question)],
        network=[row for row in report.network if has(row.comparison, row.question)],
        risks=[row for row in report.risks if has(row.comparison, row.question)],
        breakdowns=[row for row in report.breakdowns if has(row.wave, row.question)],
        profiles=[row for row in report.profiles if has_part(row.wave)],
        together=[row for row in report.together if has_part(row.wave)],
    )


def _sizes(kept: Report, k: int) -> dict[str, int]:
    sizes = {wave.name: wave.n for wave in kept.waves} | {"pairs": kept.linking.pairs}
    return {name: n for name, n in sizes.items() if n >= k}


def _scales(questions: Iterable[AskedQuestion]) -> dict[Cell, str]:
    return {(row.wave, row.name): row.scale for row in questions}


def _result_key(row: ResultCounts | Usefulness) -> Key:
    """Name the statistic of a question; how useful people found it is told by its results."""
    return row.wave, "result", row.question


def _driver_key(row: DriverCorrelation) -> Key:
    return row.wave, "drivers", row.question


def _key(kind: str, row: NetworkChange | RiskPriorities) -> Key:
    return row.comparison, kind, row.question


def _tell_changes(rows: Iterable[ScaleChange], left: Left) -> list[ScaleChange]:
    keyed = (((row.comparison, row.kind, row.name), row) for row in rows)
    return [coarsen_change(row, left[key]) for key, row in keyed if key in left]


def _break_down(
    rows: Iterable[Breakdown], suppressed: Mapping[Key, str], left: Collection[Key], k: int
) -> tuple[list[Breakdown], dict[Key, str]]:
    """Return the breakdowns that may be published beside everybody, and what forbids the others.

    Groups add up to everybody, so where that base is suppressed they are too (R5).
    """
    kept: list[Breakdown] = []
    refused: dict[Key, str] = {}
    for row in rows:
        whole = (row.wave, "result", row.question)
        groups, rule = break_down(row.groups, k)
        if whole in left and rule is None:
            kept.append(replace(row, groups=list(groups)))
        else:
            key = (row.wave, "breakdown", f"{row.question}/{row.variable}")
            refused[key] = rule or suppressed.get(whole, "R2")
    return kept, refused


def _suppressed_rows(kept: Report, suppressed: Mapping[Key, str], k: int) -> Iterator[Suppressed]:
    for wave in kept.waves:
        if wave.n < k:
            yield Suppressed(part=wave.name, kind="wave", name=wave.name, rule="R2")
    for base in kept.together:
        yield Suppressed(part=base.wave, kind="base", name=base.outcome, rule="R5")
    for (part, kind, name), rule in suppressed.items():
        yield Suppressed(part=part, kind=kind, name=name, rule=rule)
