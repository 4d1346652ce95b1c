"""The release of a report: what is left to publish when rows have been suppressed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from collector.core.answering.coding import Coding
from collector.core.disclosure import transitions
from collector.core.disclosure.breakdowns import break_down, count_coded_texts
from collector.core.disclosure.profiles import publish_profiles
from collector.core.disclosure.statistics import CHOICES, Key, Statistic, list_statistics, part_of
from collector.core.disclosure.suppression import suppress_statistics
from collector.core.rows.answers import Breakdown, ResultCounts
from collector.core.rows.changes import ChangeRow
from collector.core.rows.parts import OfList, OfQuestion
from collector.core.rows.readings import Suppressed
from collector.core.rows.report import CompleteCases, Release, Report
from collector.core.rows.seminar import DriverCorrelation, OfDriver, Usefulness
from collector.errors import PublicationError

KINDS = {"results": "result", "usefulness": "result", "drivers": "drivers"} | dict(
    zip(CHOICES, CHOICES, strict=True)
)
"""The lists of rows about questions, and what kind of statistic they are."""

MOST_GIVEN_UP = 0.4
"""The largest share of people that may be left out. The interval of the rest is then a third wider,
which costs less than not publishing what goes together."""

PROFILES = "profiles", "profiles"  # the kind and the name of the profiles of a wave

Rules = dict[Key, str]  # the rule that suppresses each statistic
Left = dict[Key, Statistic]  # the statistics that are left


@dataclass(frozen=True)
class Published:
    """What earlier editions have published: waves and comparisons, and the statistics in them."""

    parts: frozenset[str] = frozenset()
    statistics: tuple[Statistic, ...] = ()


def make_release(
    report: Report,
    waves: Collection[str],
    k: int,
    published: Published | None = None,
    others: Collection[ChangeRow] = (),
) -> Release:
    """Leave out of a report other waves, what is never public, and what a rule suppresses.

    Where people stand in a breakdown says who they are, not what changed, and is not compared.
    Parts that are `published` already are left out too: they are carried over, not recomputed.
    `others` are published changes of the event with whose change this one's is compared.
    It raises PublicationError (R2) if nothing is left and nothing was published before.
    """
    before = published or Published()
    kept, suppressed, left = _settle(_only(report, waves, before.parts), k, before)
    if not left and not before.parts:
        raise PublicationError("R2", "nothing_left", k=k)
    given_up = _list_given_up(kept.coarsened)
    suppressed |= dict.fromkeys(given_up & left.keys(), "R12")
    left = {key: each for key, each in left.items() if key not in given_up}
    breakdowns, refused = _break_down(kept.breakdowns, suppressed, left, k, given_up)
    profiles, missing = publish_profiles(kept, [*before.statistics, *left.values()], breakdowns, k)
    missing |= {key: "R12" for row in profiles if (key := (row.wave, *PROFILES)) in given_up}
    profiles = [row for row in profiles if (row.wave, *PROFILES) not in given_up]
    changes = [row for row in kept.changes if row.about in left]
    steps = kept.coarsened
    changes = [
        transitions.coarsen_change(row, left[row.about], steps.get("/".join(row.about), 0))
        for row in changes
    ]
    shown: dict[str, Any] = {
        name: [row for row in getattr(kept, name) if (part_of(row), kind, row.question) in left]
        for name, kind in KINDS.items()
    }
    for name in CHOICES:
        shown[name] = [transitions.coarsen_choices(row, name, k, steps) for row in shown[name]]
    return Release(
        event=kept.event,
        simulated=kept.simulated,
        linking=kept.linking,
        waves=kept.waves,
        questions=kept.questions,
        changes=changes,
        **shown,
        breakdowns=breakdowns,
        profiles=profiles,
        statements=[
            *transitions.release_arms(kept.statements, kept.arms, changes, others),
            *transitions.release_statements(kept.statements, changes, _sizes(kept, k)),
        ],
        primary_scales=kept.primary_scales,
        withheld=list(_suppressed_rows(kept, {**suppressed, **refused, **missing}, k)),
        coarsened=steps,
    )


def _list_given_up(coarsened: Mapping[str, int]) -> set[Key]:
    """Return the statistics of which even the coarsest row would tell what a few answered.

    With a choice the whole list goes.
    """
    named = (
        name.split("/", 2)
        for name, n in coarsened.items()
        if n >= len(transitions.list_steps(name))
    )
    return {
        (part, kind, name.split("/")[0] if kind in CHOICES else name) for part, kind, name in named
    }


def _settle(kept: Report, k: int, before: Published) -> tuple[Report, Rules, Left]:
    """Return what is kept, what is suppressed of it and what is left, on the better of two bases.

    Each question about usefulness has answers of its own few more or less than what goes together
    with it, so that R5 would leave of the two only the question. Where they are taken of those who
    answered all of them, one base serves both: that is done where it suppresses no question, tells
    more of what goes together, and leaves most people in.
    """
    own = _suppress(replace(kept, together=[]), k, before)
    together = _use_complete_cases(kept)
    if together is None:
        return own
    common = _suppress(together, k, before)
    questions, drivers = (
        [sum(kind == each for _, kind, _ in left) for _, _, left in (own, common)]
        for each in ("result", "drivers")
    )
    return common if questions[0] <= questions[1] and drivers[0] < drivers[1] else own


def _use_complete_cases(kept: Report) -> Report | None:
    """Return a report with rows of complete cases in their places; None if there are none.

    A row of another question stays as it is. What is left of `together` are the waves that have
    such rows.
    """
    together = [each for each in kept.together if _keeps_most(each, kept.results)]
    if not together:
        return None
    rows: dict[str, Any] = {}
    for name in ("results", "usefulness", "drivers", "breakdowns"):
        better = {_name(row): row for each in together for row in getattr(each, name)}
        rows[name] = [better.get(_name(row), row) for row in getattr(kept, name)]
    return replace(kept, **rows, together=together)


def _name(row: ResultCounts | Usefulness | DriverCorrelation | Breakdown) -> tuple[str, str, str]:
    return row.wave, row.question, row.variable if isinstance(row, Breakdown) else ""


def _keeps_most(together: CompleteCases, results: list[ResultCounts]) -> bool:
    asked = together.wave, together.outcome
    own = next((row.n for row in results if (row.wave, row.question) == asked), 0)
    return together.n >= (1 - MOST_GIVEN_UP) * own


def _suppress(kept: Report, k: int, before: Published) -> tuple[Report, Rules, Left]:
    statistics = list_statistics(kept)
    rules = suppress_statistics(statistics, k, before.statistics)
    suppressed = {statistic.key: rule for statistic, rule in rules.items()}
    return kept, suppressed, {each.key: each for each in statistics if each.key not in suppressed}


def add_coded_texts(release: Release, approved: Iterable[Coding], k: int) -> Release:
    """Add to a release how many texts are about which risk and stage, as codings stand now."""
    rows, suppressed = count_coded_texts(approved, k)
    return replace(release, coded_texts=rows, withheld=[*release.withheld, *suppressed])


def leave_drawable(release: Release) -> Release:
    """Leave out the ratings whose results are suppressed: charts draw what is published (R10)."""
    told = {(row.wave, row.question) for row in release.results}
    questions = [row for row in release.questions if not row.rating or (row.wave, row.name) in told]
    drivers = [row for row in release.drivers if (row.wave, row.question) in told]
    return replace(release, questions=questions, drivers=drivers)


def _only(report: Report, waves: Collection[str], published: Collection[str]) -> Report:
    """Return the rows of these waves and of public questions, without parts that are published."""
    questions = [row for row in report.questions if row.wave in waves and row.public != "never"]
    public = {(row.wave, row.name) for row in questions}
    groups = {(row.wave, row.name) for row in questions if row.public == "breakdown"}

    def has_part(part: str) -> bool:
        return part not in published and set(waves).issuperset(part.split("_"))

    def list_cells(row: OfQuestion | OfDriver | OfList) -> set[tuple[str, str]]:
        return {(wave, row.question) for wave in part_of(row).split("_")}

    rows: dict[str, Any] = {
        name: [
            row
            for row in getattr(report, name)
            if has_part(part_of(row)) and list_cells(row) <= public
        ]
        for name in (*KINDS, "breakdowns")
    }
    return replace(
        report,
        **rows | {"lists": [row for row in rows["lists"] if groups.isdisjoint(list_cells(row))]},
        waves=[row for row in report.waves if row.name in waves],
        questions=questions,
        changes=[row for row in report.changes if has_part(row.comparison)],
        profiles=[row for row in report.profiles if has_part(row.wave)],
        together=[row for row in report.together if has_part(row.wave)],
    )


def _sizes(kept: Report, k: int) -> dict[str, int]:
    sizes = {wave.name: wave.n for wave in kept.waves} | {"pairs": kept.linking.pairs}
    return {name: n for name, n in sizes.items() if n >= k}


def _break_down(
    rows: Iterable[Breakdown],
    suppressed: Mapping[Key, str],
    left: Collection[Key],
    k: int,
    given_up: Collection[Key],
) -> tuple[list[Breakdown], dict[Key, str]]:
    """Return the breakdowns that may be published beside everybody, and what forbids the others.

    Groups add up to everybody, so where that base is suppressed they are too (R5).
    """
    kept: list[Breakdown] = []
    refused: dict[Key, str] = {}
    for row in rows:
        whole = (row.wave, "result", row.question)
        groups, rule = break_down(row.groups, k)
        key = (row.wave, "breakdown", f"{row.question}/{row.variable}")
        if whole in left and rule is None and key in given_up:
            refused[key] = "R12"
        elif whole in left and rule is None:
            kept.append(replace(row, groups=list(groups)))
        else:
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
