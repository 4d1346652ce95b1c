"""The sums that public numbers tell about people of every kind, over one vector of counts."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from collector.core.disclosure.joint_table import JointTable, Mask, Question, Sum
from collector.core.disclosure.suppression import mean_decimals, round_share
from collector.core.questionnaire.scale import Scale
from collector.core.rows.changes import ChangeRow
from collector.core.rows.seminar import NetworkRow, OfChoice
from collector.core.statistics.claims import CLEAR_FROM
from collector.core.statistics.effect_size import Vector, critical_t
from collector.core.statistics.proportions import newcombe_interval
from collector.core.statistics.simultaneous import own_level

SLACK = 1e-9  # of numbers that are compared after they were rounded


def half_digit(n: int) -> float:
    """Return how far a rounded mean or correlation of so many people may lie from the true one."""
    return 0.5 / math.pow(10, mean_decimals(n)) + SLACK


class TableBuilder:
    """Collects what is told of people of each kind, and what is asked of them.

    Beside the counts of people the vector has switches, of which one is 1 and the others 0: which
    of a few totals, that are rounded alike, is the true one.
    """

    def __init__(self, kinds: int) -> None:
        """Begin with nothing told."""
        self._kinds, self._switches = kinds, 0
        self._sums: list[tuple[bool, Sum]] = []
        self._questions: dict[tuple[bytes, bytes], Question] = {}

    def tell(self, name: str, weights: Vector | Mask, low: float, high: float) -> None:
        """Add a sum that holds for certain."""
        self._sums.append((True, Sum(name, weights.astype(float), low, high)))

    def tell_one_of(
        self,
        name: str,
        cases: Sequence[tuple[float, ...]],
        *sums: Vector | Mask,
        guess: bool = False,
    ) -> None:
        """Add that one of some cases holds: of each sum the least and the most."""
        start = self._kinds + self._switches
        self._switches += len(cases)
        weights = np.zeros(start + len(cases))
        weights[start:] = 1
        told = [Sum(name, weights, 1, 1)]
        for at, each in enumerate(sums):
            for place, bounds in ((2 * at, (0, np.inf)), (2 * at + 1, (-np.inf, 0))):
                weights = np.zeros(start + len(cases))
                weights[: len(each)] = each
                weights[start:] = [-case[place] for case in cases]
                told.append(Sum(name, weights, *bounds))
        self._sums += [(not guess, each) for each in told]

    def ask(self, group: Mask, alike: Mask) -> None:
        """Ask whether all of a group, or all but one, are known to be alike."""
        both = group & alike
        if both.any():
            asked = Question(group.astype(float), both.astype(float))
            self._questions[group.tobytes(), both.tobytes()] = asked

    def build(self, rows: Sequence[str]) -> JointTable:
        """Return the table; `rows` are those that can be made coarser."""
        cells = self._kinds + self._switches
        sums = [
            (sure, Sum(each.name, _fill(each.weights, cells), each.low, each.high))
            for sure, each in self._sums
        ]
        return JointTable(
            rows,
            cells,
            [each for sure, each in sums if sure],
            [
                Question(_fill(each.group, cells), _fill(each.alike, cells))
                for each in self._questions.values()
            ],
            [each for sure, each in sums if not sure],
        )


def _fill(weights: Vector, cells: int) -> Vector:
    filled = np.zeros(cells)
    filled[: len(weights)] = weights
    return filled


@dataclass(frozen=True)
class Told:
    """A published change, in steps of which `units` make a point, with others of its `family`.

    `scale` has the ends at which the bounds of intervals are cut, if they are.
    """

    row: ChangeRow | NetworkRow
    scale: Scale | None
    units: int
    level: float
    family: int

    def list_cases(
        self, most: float, *, together: bool = False
    ) -> Iterator[tuple[float, float, float, float]]:
        """Yield each sum of steps that may be, twice, with the least and most of their squares.

        The squares follow from the interval, or from the one that holds `together` with others; at
        most they are the `most`. A bound that was cut where the scale ends tells nothing.
        """
        row, n, half = self.row, self.row.n, half_digit(self.row.n)
        weight = n * self.units
        lowest, highest = (row.change - half) * weight, (row.change + half) * weight
        interval = row.simultaneous if together else row.interval
        for total in range(math.ceil(lowest), math.floor(highest) + 1):
            mean = total / weight
            reach = list(self._list_reaches(interval, mean, half)) if interval else []
            narrow, wide = max(reach, default=half) - half, min(reach, default=math.inf) + half
            if narrow <= wide:
                few, many = self._list_critical(together=together)
                least = self._add_squares(max(0.0, narrow) / many, total)
                widest = min(most, self._add_squares(max(0.0, wide) / few, total))
                yield total, total, least - SLACK * weight, widest + SLACK * weight

    def _list_reaches(
        self, interval: tuple[float, float], mean: float, half: float
    ) -> Iterator[float]:
        before = self.row.mean_before
        ends = (self.scale.lowest, self.scale.highest) if self.scale else (-math.inf, math.inf)
        for bound, end in zip(interval, ends, strict=True):
            if abs(bound - (end - before)) > 2 * half:
                yield abs(bound - mean)

    def _list_critical(self, *, together: bool) -> tuple[float, float]:
        """Return the fewest and the most standard errors of which the interval may be wide."""
        n = self.row.n
        if not together:
            return critical_t(n), critical_t(n)
        most = critical_t(n, own_level(n, self.level, self.family))
        return (critical_t(n, self.level), most) if n >= CLEAR_FROM else (most, most)

    def _add_squares(self, error: float, total: int) -> float:
        n = self.row.n
        return (error * self.units) ** 2 * n * (n - 1) + total * total / n


class PairBuilder(TableBuilder):
    """Collects what is told of two answers of the same `n` people, on the same points.

    Where it is published how many gave each answer once, `margins`, some of them may have given it
    alone. The `rest` is by how much the answers to other items of a scale rose, at most `reach`.
    A margin is nan where it is not published.
    """

    def __init__(
        self, points: Sequence[int], n: int, margins: Sequence[Vector | None], reach: int = 0
    ) -> None:
        """Begin with how many people there are, and with how many gave each answer."""
        both = list(product(points, points, range(-reach, reach + 1)))
        alone = [
            (point, math.nan, 0) if at == 0 else (math.nan, point, 0)
            for at, margin in enumerate(margins)
            if margin is not None and margin.sum() != n
            for point in points
        ]
        super().__init__(len(both) + len(alone))
        columns = np.array([*both, *alone], float).T
        self._answers, self._rest = columns[:2], columns[2]
        self._both = np.arange(len(both) + len(alone)) < len(both)
        self._points, self._n, self._margins = points, n, margins
        self._reach = reach
        self._steps = np.where(self._both, self._answers[1] - self._answers[0], 0)
        self.tell("everybody", self._both, n, n)
        for answers, margin in zip(self._answers, margins, strict=True):
            for point, count in zip(points, () if margin is None else margin, strict=False):
                if not math.isnan(count):
                    self.tell(f"people who answered {point}", answers == point, count, count)

    def tell_change(self, told: Told, *, of_scale: bool = False) -> None:
        """Add what a change tells: means, how many moved which way, steps and their squares."""
        row, n, half = told.row, told.row.n, half_digit(told.row.n)
        steps = self._steps + self._rest if of_scale else self._steps
        if not of_scale:
            for mean, answers in zip((row.mean_before, row.mean_after), self._answers, strict=True):
                weights = np.where(self._both, answers, 0)
                self.tell("mean", weights, (mean - half) * n, (mean + half) * n)
        moves = (row.better, row.worse) if isinstance(row, ChangeRow) else (row.more, row.fewer)
        for count, sign in zip(moves, (1, -1), strict=True):
            if count is not None:
                self.tell("moved", np.sign(steps) == sign, count, count)
        squares = steps**2
        most = float(squares.max()) * n
        for together in (False, True) if row.simultaneous is not None else (False,):
            cases = list(told.list_cases(most, together=together))
            name = "together" if together else "steps"
            self.tell_one_of(name, cases, steps, squares, guess=together)

    def tell_rest(self, others: Sequence[Told]) -> None:
        """Add what the changes of the other items bound: how many moved, and how far.

        The square of a sum is at most as many times the squares as there are summands.
        """
        most = float(self._rest.max()) ** 2 * self._n
        widest = [max(case[3] for case in each.list_cases(most)) for each in others]
        self.tell("rest", self._rest**2, 0, len(others) * sum(widest))
        same = [each.row.same for each in others]
        if None not in same:
            moved = sum(self._n - (each or 0) for each in same)
            self.tell("moved rest", self._rest != 0, 0, moved)

    def tell_choice(self, row: OfChoice, level: float) -> None:
        """Add how many made a choice each time, and both times as the intervals tell it."""
        first, second = (answers == 1 for answers in self._answers)
        n, before, after = row.n, row.before, row.after
        self.tell("chose before", first & self._both, before, before)
        self.tell("chose after", second & self._both, after, after)
        for given, at, name in (
            ((row.low, row.high), 0.05, "chose both times"),
            (row.simultaneous, level, "together"),
        ):
            possible = [
                both
                for both in range(max(0, before + after - n), min(before, after) + 1)
                if given is None
                or None in given
                or [*given]
                == [
                    round_share(each, n)
                    for each in newcombe_interval(both, after - both, before - both, n, at)
                ]
            ]
            cases = [(float(both), float(both)) for both in possible]
            self.tell_one_of(name, cases, first & second, guess=name == "together")

    def ask_answers(self) -> None:
        """Ask whether those who gave an answer must have given one other."""
        for at, point in product((0, 1), self._points):
            for other in self._points:
                self._ask(at, point, self._answers[1 - at] == other)

    def ask_moves(self, sizes: Sequence[int | None]) -> None:
        """Ask also whether they moved, or came the other time.

        That nobody, or one alone, came once tell the sizes of the waves of everybody.
        """
        self.ask_answers()
        for at, point in product((0, 1), self._points):
            for moved in (self._steps > 0, self._steps < 0, self._steps != 0):
                self._ask(at, point, moved)
            size = sizes[at]
            if self._margins[at] is not None and size is not None and size - self._n > 1:
                group = self._answers[at] == point
                self.ask(group, self._both)
                self.ask(group, ~self._both)

    def _ask(self, at: int, point: int, alike: Mask) -> None:
        """Ask it unless one table of results alone tells it of everybody (R4)."""
        group = (self._answers[at] == point) & self._both
        margin = self._margins[1 - at]
        other = self._answers[1 - at][group & ~alike]
        apart = math.inf if margin is None else margin[np.isin(self._points, other)].sum()
        own, is_whole = self._margins[at], self._both[self._answers[at] == point].all()
        size = own[list(self._points).index(point)] if own is not None and is_whole else 1
        if not (apart <= 1 and apart < size):  # also if it is nan
            self.ask(group, alike)
