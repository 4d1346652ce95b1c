"""The gatekeeper: what all that is public about the same answers determines together.

Two tables of results and what is told of how both go together leave only some ways in which people
can have answered. What determines the answers of a few of them is coarsened, or else suppressed.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from collector.core.disclosure.joint_table import JointTable, Sum
from collector.core.disclosure.statistics import public_points
from collector.core.disclosure.suppression import mean_decimals, round_share
from collector.core.disclosure.transitions import MOST_STEPS
from collector.core.questionnaire.scale import Scale
from collector.core.rows.changes import ChangeRow
from collector.core.rows.report import Report
from collector.core.rows.seminar import DriverRow, OfChoice
from collector.core.rows.tables import Tables
from collector.core.statistics.effect_size import Vector, critical_t
from collector.core.statistics.proportions import newcombe_interval
from collector.errors import PublicationError

Key = tuple[str, ...]
"""What names a statistic within its event: part, kind and name, and the choice of a list."""

SLACK = 1e-9  # of numbers that are compared after they were rounded


def list_joint_tables(tables: Tables) -> Iterator[JointTable]:
    """Yield what is public of how two answers go together."""
    known = _Public(tables)
    for row in tables.changes:
        table = known.join_change(row)
        if table is not None:
            yield table
    for driver in tables.drivers:
        table = known.join_driver(driver)
        if table is not None:
            yield table
    chosen: dict[str, Sequence[OfChoice]]
    chosen = {"network": tables.partners, "risks": tables.risks, "lists": tables.lists}
    for kind, rows in chosen.items():
        for choice in rows:
            yield _join_choice(kind, choice)


class _Public:
    """The results that an edition shows, and what its scores mean."""

    def __init__(self, tables: Tables) -> None:
        self._counts: dict[Key, dict[str, int]] = defaultdict(dict)
        for row in tables.results:
            self._counts[row.wave, row.question][row.choice] = row.count
        self._sizes = {(row.wave, row.question): row.n for row in tables.results}
        self._points = {cell[-2:]: points for cell, points in public_points(tables).items()}
        self._reversed = {(row.wave, row.question) for row in tables.questions if row.reverse}
        self._items: dict[Key, list[str]] = defaultdict(list)
        for asked in tables.questions:
            if (asked.wave, asked.question) in self._points:
                self._items[asked.wave, asked.scale].append(asked.question)

    def join_change(self, row: ChangeRow) -> JointTable | None:
        """Return what is told of an item, or of a scale of one item, before and after."""
        waves = row.comparison.split("_")
        asked = [[row.name] if row.kind == "item" else self._items[at, row.name] for at in waves]
        if any(len(each) != 1 for each in asked):
            return None
        cells = [(wave, items[0]) for wave, items in zip(waves, asked, strict=True)]
        if not all(cell in self._points for cell in cells):
            return None
        points = max(self._points[cell] for cell in cells)
        before, after = (self._count(cell, row.n) for cell in cells)
        return _join_scores(row, points, before, after)

    def join_driver(self, row: DriverRow) -> JointTable | None:
        """Return what is told of two ratings of the same people, if their results are public."""
        cells = [(row.wave, name) for name in (row.question, row.outcome)]
        if any(self._sizes.get(cell) != row.n for cell in cells):
            return None
        one, other = (self._count(cell, row.n) for cell in cells)
        ranks, size, half = np.outer(_rank(one), _rank(other)), 1.0, _half_digit(row.n)
        for counts in (one, other):
            size *= math.sqrt(float(np.dot(counts, _rank(counts) ** 2)))
        told = Sum(ranks, (row.rho - half) * size, (row.rho + half) * size)
        name = f"{row.wave}/drivers/{row.question}"
        return JointTable(name, one, other, [_everybody(row.n, len(one), len(other)), told])

    def _count(self, cell: Key, n: int) -> list[float]:
        """Return how many gave each score at most, from the lowest on."""
        counts = self._counts.get(cell)
        if counts is None:
            return [float(n)] * self._points[cell].points
        scores = [float(counts.get(name, 0)) for name in self._points[cell].names]
        return scores[::-1] if cell in self._reversed else scores


def _rank(counts: Sequence[float]) -> Vector:
    """Return the average rank of each score, less the average of all."""
    ranks: Vector = np.cumsum(counts) - (np.array(counts) + sum(counts)) / 2
    return ranks


def _half_digit(n: int) -> float:
    """Return how far a rounded mean or correlation of so many people may lie from the true one."""
    return 0.5 / math.pow(10, mean_decimals(n)) + SLACK


def _everybody(n: int, tall: int, wide: int) -> Sum:
    return Sum(np.ones((tall, wide)), n, n)


def _join_scores(
    row: ChangeRow, points: Scale, before: Sequence[float], after: Sequence[float]
) -> JointTable:
    """Return the table of scores before and after that a change tells of."""
    n, half, scores = row.n, _half_digit(row.n), np.arange(1.0, points.points + 1)
    first = np.repeat(scores[:, None], len(scores), axis=1)
    steps = first.T - first
    sums = [_everybody(n, *steps.shape)]
    for mean, weights in ((row.mean_before, first), (row.mean_after, first.T)):
        sums.append(Sum(weights, (mean - half) * n, (mean + half) * n))
    for moved, which in ((row.better, steps > 0), (row.same, steps == 0), (row.worse, steps < 0)):
        if moved is not None:
            sums.append(Sum(which.astype(float), moved, moved))
    lowest, highest = math.ceil((row.change - half) * n), math.floor((row.change + half) * n)
    cases = [
        case
        for total in range(lowest, highest + 1)
        if (case := _tell_steps(row, points, steps, total, half))
    ]
    return JointTable("/".join(row.about), before, after, sums, cases)


def _tell_steps(row: ChangeRow, points: Scale, steps: Vector, total: int, half: float) -> list[Sum]:
    """Return the sum of all steps, and that of their squares as the interval tells; [] if none.

    A bound that was cut where the scale ends tells nothing.
    """
    n, told, mean = row.n, [Sum(steps, total, total)], total / row.n
    if row.low is None or row.high is None:
        return told
    ends = (points.lowest - row.mean_before, points.highest - row.mean_before)
    reach = [
        abs(bound - mean)
        for bound, end in zip((row.low, row.high), ends, strict=True)
        if abs(bound - end) > 2 * half
    ]
    if not reach:
        return told
    if max(reach) - half > min(reach) + half:
        return []

    def square(width: float) -> float:
        return (max(0.0, width) / critical_t(n)) ** 2 * n * (n - 1) + total * mean

    narrow, wide = square(max(reach) - half), square(min(reach) + half)
    return [*told, Sum(steps**2, narrow - SLACK, wide + SLACK)]


def _join_choice(kind: str, row: OfChoice) -> JointTable:
    """Return what is told of who made a choice before and after: yes first, then no."""
    n, before, after = row.n, row.before, row.after
    both_times = np.array([[1.0, 0.0], [0.0, 0.0]])
    possible = [
        both
        for both in range(max(0, before + after - n), min(before, after) + 1)
        if _fits(row, newcombe_interval(both, after - both, before - both, n))
    ]
    cases = [[Sum(both_times, both, both)] for both in possible]
    name = f"{row.comparison}/{kind}/{row.question}/{row.choice}"
    return JointTable(name, (before, n - before), (after, n - after), [_everybody(n, 2, 2)], cases)


def _fits(row: OfChoice, interval: tuple[float, float]) -> bool:
    return row.low is None or [row.low, row.high] == [round_share(each, row.n) for each in interval]


def guard_report(report: Report, lay_out: Callable[[Report], Tables]) -> Report:
    """Return a report of which no published number, with all others, tells what a few answered.

    `lay_out` returns the tables that would be published of it. What is determined becomes coarser
    step by step. How many moved which way is then left out of all changes of the comparison, so
    that it does not tell of which of them it would have told too much.
    """
    clean: set[str] = set()
    while True:
        tables = lay_out(report)
        steps = Counter(report.coarsened)
        for table in list_joint_tables(tables):
            if table.name not in clean and steps[table.name] < MOST_STEPS:
                if table.is_telling():
                    steps[table.name] += 1
                else:
                    clean.add(table.name)
        for row in tables.changes:
            if any(name.startswith(f"{row.comparison}/{row.kind}/") for name in steps):
                steps["/".join(row.about)] = max(1, steps["/".join(row.about)])
        if steps == report.coarsened:
            return report
        report = replace(report, coarsened=dict(steps))


def check_tables(tables: Tables, earlier: Iterable[Tables] = ()) -> None:
    """Raise PublicationError (R12) if new numbers determine what a few people answered."""
    known = {table.name for each in earlier for table in list_joint_tables(each)}
    for table in list_joint_tables(tables):
        if table.name not in known and table.is_telling():
            raise PublicationError("R12", "determined", statistic=table.name)
