"""Statistics: groups of published numbers, the people they are about, and the answers in them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from collector.core.questionnaire.scale import Scale, find_scales
from collector.core.rows import seminar
from collector.core.rows.answers import AskedQuestion, BreakdownRow, ResultCounts, ResultRow
from collector.core.rows.changes import ChangeRow, ScaleChange
from collector.core.rows.report import Report
from collector.core.rows.tables import Tables

Cell = tuple[str, ...]
"""Answers that a statistic is about: a wave and a question, and the group if it is about one."""

Scales = Mapping[Cell, str]  # that each question of each wave measures
Points = Mapping[Cell, Scale]  # on which each rating of each wave is answered

Chosen = seminar.OfLinked | seminar.NetworkRow | seminar.OfChoice
"""A row about what people chose at two times."""

NO_POINTS: Points = MappingProxyType({})

ALL_TOGETHER = 0.95  # a correlation from which on, in small groups, one answer tells the other

PRECEDENCE = ("pre_post", "pre", "post", "pre_followup", "post_followup", "followup")
"""Which part is kept when two have bases too close to publish both: the earlier in this row.

The change comes first because it is what the seminar is judged by. What a follow-up adds comes
last, so that it never takes away a table that stands in an earlier edition.
"""

KINDS = (
    *("scale", "item", "result", "network", "risks", "lists", "drivers", "profiles"),
    "breakdown",
)
"""Within a part, likewise; groups of a breakdown are about answers of their own."""


@dataclass(frozen=True)
class Statistic:
    """A group of numbers with one base: `n` people, and the answers in `cells`.

    `part` is the wave or the comparison, `kind` is one of KINDS. `alike` says that
    the numbers tell that all, or all but one, say the same.
    """

    part: str
    kind: str
    name: str
    n: int
    cells: frozenset[Cell]
    alike: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what names the statistic within its event."""
        return self.part, self.kind, self.name


def asked_points(questions: Iterable[AskedQuestion]) -> dict[Cell, Scale]:
    """Return the points on which each rating of a report is answered."""
    return find_scales(
        ((row.wave, row.name), choice.name)
        for row in questions
        if row.rating
        for choice in row.choices
        if not choice.missing
    )


def list_statistics(report: Report, scales: Scales, points: Points = NO_POINTS) -> list[Statistic]:
    """Return the statistics in the rows of a report, in order of precedence.

    A rating that is not in `points` is answered on five.
    """
    return put_in_order(
        [
            *(_result(row, max(row.counts.values(), default=0)) for row in report.results),
            *(_change(row, scales, points) for row in report.changes),
            *map(_network, report.network),
            *(_compare("risks", row, alike=_all_choose(row.risks, row.n)) for row in report.risks),
            *(
                _compare("lists", row, alike=_all_choose(row.choices, row.n))
                for row in report.lists
            ),
            *(_driver(row) for row in report.drivers if row.rho is not None),
        ]
    )


def list_public_statistics(tables: Tables, scales: Scales, points: Points) -> list[Statistic]:
    """Return the statistics in public tables, in order of precedence; a few rows may be one."""
    shown: dict[str, set[str]] = defaultdict(set)
    for level in tables.profile_levels:
        shown[level.wave].add(level.about)
    return put_in_order(
        [
            *(_result(row, 0) for row in tables.results),
            *(_change(row, scales, points) for row in tables.changes),
            *(_compare("network", row, alike=_moves_partners_alike(row)) for row in tables.network),
            *(_compare("risks", row, alike=False) for row in tables.risks),
            *(_compare("lists", row, alike=False) for row in tables.lists),
            *map(_driver, tables.drivers),
            *map(_group, tables.breakdowns),
            *(tell_profiles(row.wave, shown[row.wave], row.n, scales) for row in tables.profiles),
        ]
    )


def put_in_order(statistics: Iterable[Statistic]) -> list[Statistic]:
    """Return the statistics in order of precedence, each once."""
    once = dict.fromkeys(statistics)
    return sorted(once, key=lambda each: (PRECEDENCE.index(each.part), KINDS.index(each.kind)))


def _result(row: ResultCounts | ResultRow, most: int) -> Statistic:
    """Return the statistic of a question's results; `most` gave one and the same answer."""
    cells = frozenset({(row.wave, row.question)})
    return Statistic(row.wave, "result", row.question, row.n, cells, most >= row.n - 1)


def _change(row: ScaleChange | ChangeRow, scales: Scales, points: Points) -> Statistic:
    """Return a change, which may tell how each of its people answered, or each but one.

    That is so where a mean lies at one end of the scale, where the answers moved by one and the
    same step, so that there is no interval, and where all but one moved one way or stayed: the
    mean and the interval of the change then leave only one way in which they can have answered.
    """
    cells = _find_cells(row.about, scales)
    scale = max((points[cell] for cell in cells if cell in points), default=Scale())
    depth = min(map(scale.depth, (row.mean_before, row.mean_after)))
    moves_alike = _is_alike((row.better, row.same, row.worse), row.n)
    alike = row.n * depth <= 1 or row.low is None or moves_alike
    return Statistic(*row.about, row.n, cells, alike)


def _find_cells(named: tuple[str, str, str], scales: Scales) -> frozenset[Cell]:
    comparison, kind, name = named
    waves = comparison.split("_")
    if kind == "item":
        return frozenset((wave, name) for wave in waves)
    return frozenset(cell for cell, scale in scales.items() if cell[0] in waves and scale == name)


def _is_alike(counts: Iterable[int | None], n: int) -> bool:
    return max(count or 0 for count in counts) >= n - 1


def _network(row: seminar.NetworkChange) -> Statistic:
    alike = _moves_partners_alike(row) or _all_choose(row.partners, row.n)
    return _compare("network", row, alike=alike)


def _moves_partners_alike(row: seminar.NetworkChange | seminar.NetworkRow) -> bool:
    return _is_alike((row.more, row.same, row.fewer), row.n)


def _all_choose(choices: Iterable[seminar.ChoiceChange], n: int) -> bool:
    return any(max(each.before, each.after) >= n - 1 for each in choices)


def _compare(kind: str, row: Chosen, *, alike: bool) -> Statistic:
    cells = frozenset((wave, row.question) for wave in row.comparison.split("_"))
    return Statistic(row.comparison, kind, row.question, row.n, cells, alike)


def _driver(row: seminar.DriverCorrelation | seminar.DriverRow) -> Statistic:
    """Return the statistic of a correlation of two questions, of which the first names it."""
    cells = frozenset((row.wave, question) for question in (row.question, row.outcome))
    alike = abs(row.rho or 0.0) >= ALL_TOGETHER
    return Statistic(row.wave, "drivers", row.question, row.n, cells, alike)


def _group(row: BreakdownRow) -> Statistic:
    cell = (row.wave, row.question, row.variable, row.people)
    return Statistic(row.wave, "breakdown", "/".join(cell[1:]), row.n, frozenset({cell}))


def tell_profiles(wave: str, columns: Collection[str], n: int, scales: Scales) -> Statistic:
    """Return the people whom all profiles of a wave are about, and what they answered."""
    cells = frozenset(
        cell
        for cell, scale in scales.items()
        if cell[0] == wave and not {scale, cell[1]}.isdisjoint(columns)
    )
    return Statistic(wave, "profiles", "profiles", n, cells)
