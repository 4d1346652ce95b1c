"""Statistics: groups of published numbers, the people they are about, and the answers in them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from collector.core.questionnaire.scale import Scale, find_scales
from collector.core.rows import answers, seminar
from collector.core.rows.changes import ChangeRow, ScaleChange
from collector.core.rows.parts import OfComparison, OfWave
from collector.core.rows.report import Report
from collector.core.rows.tables import Tables

Cell = tuple[str, ...]
"""Answers that a statistic is about: a wave and a question, and the group if it is about one."""

Key = tuple[str, str, str]  # what names a statistic within its event: part, kind and name
Scales = Mapping[Cell, str]  # that each question of each wave measures
Points = Mapping[Cell, Scale]  # on which each rating of each wave is answered

CHOICES = {"network": "partners", "risks": "risks", "lists": "choices"}
"""The rows about what people chose at two times, and the field that has the choices."""

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
    def key(self) -> Key:
        """Return what names the statistic within its event."""
        return self.part, self.kind, self.name


def asked_points(questions: Iterable[answers.AskedQuestion]) -> dict[Cell, Scale]:
    """Return the points on which each rating of a report is answered."""
    return find_scales(
        ((row.wave, row.name), choice.name)
        for row in questions
        if row.rating
        for choice in row.choices
        if not choice.missing
    )


def public_points(tables: Tables) -> dict[Cell, Scale]:
    """Return the points of each item of a scale by event, wave and question."""
    items = {
        (row.event, row.wave, row.question)
        for row in tables.questions
        if row.scale and row.type == "select_one"
    }
    return find_scales(
        (cell, row.choice)
        for row in tables.choices
        if not row.missing and (cell := (row.event, row.wave, row.question)) in items
    )


def list_statistics(report: Report) -> list[Statistic]:
    """Return the statistics in the rows of a report, in order of precedence."""
    scales, points = find_scale_names(report), asked_points(report.questions)
    return put_in_order(
        [
            *(_result(row, alike=_is_alike(row.counts.values(), row.n)) for row in report.results),
            *(_change(row, scales, points) for row in report.changes),
            *(
                _compare(kind, row, alike=_choose_alike(row, getattr(row, choices)))
                for kind, choices in CHOICES.items()
                for row in getattr(report, kind)
            ),
            *(_driver(row) for row in report.drivers if row.rho is not None),
        ]
    )


def list_public_statistics(tables: Tables) -> list[Statistic]:
    """Return the statistics that an edition shows, for comparison with the next one (R1).

    A few rows may be one. Whether they tell that all say the same was asked when it was made.
    """
    shown: dict[str, set[str]] = defaultdict(set)
    for level in tables.profile_levels:
        shown[level.wave].add(level.about)
    scales: Scales = {(row.wave, row.question): row.scale for row in tables.questions}
    points = {cell[1:]: scale for cell, scale in public_points(tables).items()}
    ordered = put_in_order(
        [
            *(_result(row, alike=False) for row in tables.results),
            *(_change(row, scales, points) for row in tables.changes),
            *(
                _compare(kind, row, alike=False)
                for kind in CHOICES
                for row in getattr(tables, kind)
            ),
            *map(_driver, tables.drivers),
            *_list_groups(tables),
            *(tell_profiles(row.wave, shown[row.wave], row.n, scales) for row in tables.profiles),
        ]
    )
    return [*ordered, *_list_coded(tables.coded_texts)]


def part_of(row: OfWave | OfComparison) -> str:
    """Return the wave or the comparison that a row is about."""
    return row.wave if isinstance(row, OfWave) else row.comparison


def put_in_order(statistics: Iterable[Statistic]) -> list[Statistic]:
    """Return the statistics in order of precedence, each once."""
    once = dict.fromkeys(statistics)
    return sorted(once, key=lambda each: (PRECEDENCE.index(each.part), KINDS.index(each.kind)))


def find_scale_names(report: Report) -> Scales:
    """Return the scale that each question of a report measures, or the empty text."""
    return {(row.wave, row.name): row.scale for row in report.questions}


def _result(row: answers.ResultCounts | answers.ResultRow, *, alike: bool) -> Statistic:
    cells = frozenset({(row.wave, row.question)})
    return Statistic(row.wave, "result", row.question, row.n, cells, alike)


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
    return max((count or 0 for count in counts), default=0) >= n - 1


def _choose_alike(row: seminar.OfLinked, choices: Sequence[seminar.ChoiceChange]) -> bool:
    moved = (row.more, row.same, row.fewer) if isinstance(row, seminar.NetworkChange) else ()
    chosen = (max(each.before, each.after) for each in choices)
    return _is_alike((*moved, *chosen), row.n)


def _compare(
    kind: str, row: seminar.OfLinked | seminar.NetworkRow | seminar.OfChoice, *, alike: bool
) -> Statistic:
    cells = frozenset((wave, row.question) for wave in row.comparison.split("_"))
    return Statistic(row.comparison, kind, row.question, row.n, cells, alike)


def _driver(row: seminar.DriverCorrelation | seminar.DriverRow) -> Statistic:
    """Return the statistic of a correlation of two questions, of which the first names it."""
    cells = frozenset((row.wave, question) for question in (row.question, row.outcome))
    alike = abs(row.rho or 0.0) >= ALL_TOGETHER
    return Statistic(row.wave, "drivers", row.question, row.n, cells, alike)


def _list_groups(tables: Tables) -> Iterator[Statistic]:
    """Yield each group of a breakdown; `other` is about the answers of all that are not shown."""
    choices: dict[Cell, set[str]] = defaultdict(set)
    shown: dict[Cell, set[str]] = defaultdict(set)
    for each in tables.choices:
        choices[each.wave, each.question].add(each.choice)
    for row in tables.breakdowns:
        shown[row.wave, row.question, row.variable].add(row.people)
    for row in tables.breakdowns:
        cell = (row.wave, row.question, row.variable)
        hidden = (
            choices[row.wave, row.variable] - shown[cell] if row.people == answers.OTHER else set()
        )
        cells = frozenset((*cell, name) for name in (row.people, *hidden))
        yield Statistic(row.wave, "breakdown", "/".join((*cell[1:], row.people)), row.n, cells)


def _list_coded(rows: Iterable[answers.CodedTextRow]) -> Iterator[Statistic]:
    """Yield the bases of coded texts: those of each risk, and all of a question."""
    bases = {(row.question, row.risk): row.n for row in rows}
    totals = Counter[tuple[str, str]]()
    for (question, _), n in bases.items():
        totals[question, ""] += n
    for (question, risk), n in (*bases.items(), *totals.items()):
        cells = frozenset({("coded_texts", question, risk)})
        yield Statistic("", "coded_texts", f"{question}/{risk}", n, cells)


def tell_profiles(wave: str, columns: Collection[str], n: int, scales: Scales) -> Statistic:
    """Return the people whom all profiles of a wave are about, and what they answered."""
    cells = frozenset(
        cell
        for cell, scale in scales.items()
        if cell[0] == wave and not {scale, cell[1]}.isdisjoint(columns)
    )
    return Statistic(wave, "profiles", "profiles", n, cells)
