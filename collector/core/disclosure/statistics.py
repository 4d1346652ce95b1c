"""Statistics: groups of published numbers, the people they are about, and the answers in them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from collector.core.questionnaire.scale import Scale, find_scales

Row = dict[str, Any]
"""One row of a table: column to value."""

Rows = Mapping[str, Iterable[Row]]
"""Rows by the name of their part of a report, or of their public table."""

Cell = tuple[str, ...]
"""Answers that a statistic is about: a wave and a question, and the group if it is about one."""

Scales = Mapping[Any, str]
"""The scale that each question of each wave measures."""

Points = Mapping[Any, Scale]
"""The points on which each rating of each wave is answered."""

NO_POINTS: Points = MappingProxyType({})

ALL_TOGETHER = 0.95
"""A correlation from which on, in small groups, one answer tells the other."""

PRECEDENCE = ("pre_post", "pre", "post", "pre_followup", "post_followup", "followup")
"""Which part is kept when two have bases too close to publish both: the earlier in this row.

The change comes first because it is what the seminar is judged by. What a follow-up adds comes
last, so that it never takes away a table that stands in an earlier edition.
"""

KINDS = ("scale", "item", "result", "network", "risks", "drivers", "profiles")
"""Within a part, likewise; groups of a breakdown are about answers of their own."""


@dataclass(frozen=True)
class Asked:
    """What each question of each wave measures, and on which points."""

    scales: Scales
    points: Points

    def scale_of(self, cells: Iterable[Cell]) -> Scale:
        """Return the points on which some questions are rated."""
        return max((self.points[cell] for cell in cells if cell in self.points), default=Scale())


@dataclass(frozen=True)
class Statistic:
    """A group of numbers with one base: `n` people, and the answers in `cells`.

    `part` is the wave or the comparison, `kind` is one of KINDS, or `breakdown`. `alike` says that
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


def asked_points(questions: Iterable[Row]) -> dict[Cell, Scale]:
    """Return the points on which each rating of a report is answered."""
    return find_scales(
        ((row["wave"], row["name"]), choice["name"])
        for row in questions
        if row["rating"]
        for choice in row["choices"]
        if not choice["missing"]
    )


def list_statistics(rows: Rows, scales: Scales, points: Points = NO_POINTS) -> list[Statistic]:
    """Return the statistics in the rows of a report or of public tables, in order of precedence.

    Args:
        rows: by name of the table; several rows may be one statistic.
        scales: the scale that each question measures.
        points: on which points each rating is answered, if they are not five.
    """
    asked = Asked(scales, points)
    statistics = (
        statistic
        for name, read in READERS.items()
        for row in rows.get(name, ())
        for statistic in read(row, asked)
    )
    return sorted(dict.fromkeys(statistics), key=_precedence)


def _precedence(statistic: Statistic) -> tuple[int, int]:
    kind = KINDS.index(statistic.kind) if statistic.kind in KINDS else len(KINDS)
    return PRECEDENCE.index(statistic.part), kind


def _result(row: Row, _asked: Asked) -> Iterator[Statistic]:
    cells = frozenset({(row["wave"], row["question"])})
    alike = max(row.get("counts", {}).values(), default=0) >= row["n"] - 1
    yield Statistic(row["wave"], "result", row["question"], row["n"], cells, alike)


def _change(row: Row, asked: Asked) -> Iterator[Statistic]:
    waves = row["comparison"].split("_")
    if row["kind"] == "item":
        cells = frozenset((wave, row["name"]) for wave in waves)
    else:
        cells = frozenset(
            cell
            for cell, scale in asked.scales.items()
            if cell[0] in waves and scale == row["name"]
        )
    alike = _moves_alike(row, asked.scale_of(cells))
    yield Statistic(row["comparison"], row["kind"], row["name"], row["n"], cells, alike)


def _moves_alike(row: Row, scale: Scale) -> bool:
    """Say whether a change tells how each of its people answered, or each but one.

    That is so where a mean lies at one end of the scale, where the answers moved by one and the
    same step, so that there is no interval, and where all but one moved one way or stayed: the
    mean and the interval of the change then leave only one way in which they can have answered.
    """
    at_an_end = any(
        row["n"] * scale.depth(mean) <= 1 for mean in (row["mean_before"], row["mean_after"])
    )
    moved = max(row.get(way) or 0 for way in ("better", "same", "worse"))
    return at_an_end or row.get("low") is None or moved >= row["n"] - 1


def _network(row: Row, _asked: Asked) -> Iterator[Statistic]:
    moved = max(row.get(way) or 0 for way in ("more", "same", "fewer"))
    alike = moved >= row["n"] - 1 or _chosen_by_all(row.get("partners", ()), row["n"])
    yield _compared(row, "network", alike=alike)


def _risks(row: Row, _asked: Asked) -> Iterator[Statistic]:
    yield _compared(row, "risks", alike=_chosen_by_all(row.get("risks", ()), row["n"]))


def _chosen_by_all(choices: Iterable[Row], n: int) -> bool:
    return any(max(each["before"], each["after"]) >= n - 1 for each in choices)


def _compared(row: Row, kind: str, *, alike: bool) -> Statistic:
    waves = row["comparison"].split("_")
    cells = frozenset((wave, row["question"]) for wave in waves)
    return Statistic(row["comparison"], kind, row["question"], row["n"], cells, alike)


def _driver(row: Row, _asked: Asked) -> Iterator[Statistic]:
    if row["rho"] is not None:
        cells = frozenset({(row["wave"], row["question"]), (row["wave"], row["outcome"])})
        alike = abs(row["rho"]) >= ALL_TOGETHER
        yield Statistic(row["wave"], "drivers", row["question"], row["n"], cells, alike)


def _group(row: Row, _asked: Asked) -> Iterator[Statistic]:
    cell = (row["wave"], row["question"], row["variable"], row["people"])
    yield Statistic(row["wave"], "breakdown", "/".join(cell[1:]), row["n"], frozenset({cell}))


def _profiles(row: Row, asked: Asked) -> Iterator[Statistic]:
    """Yield the people whom all profiles of a wave are about, and what they answered."""
    cells = frozenset(
        cell
        for cell, scale in asked.scales.items()
        if cell[0] == row["wave"] and not {scale, cell[1]}.isdisjoint(row["columns"])
    )
    yield Statistic(row["wave"], "profiles", "profiles", row["n"], cells)


Reader = Callable[[Row, Asked], Iterator[Statistic]]

READERS: Mapping[str, Reader] = {
    "results": _result,
    "changes": _change,
    "network": _network,
    "risks": _risks,
    "drivers": _driver,
    "breakdowns": _group,
    "profiles": _profiles,
}
"""What reads the statistics out of a row, by the name of its table."""
