"""Tables of people by two answers, of which only sums are public: what follows from the sums.

Integer programming finds the ways in which people can have answered (Fischetti and Salazar 2001).
It needs scipy, so the web process never imports it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from collector.core.disclosure.suppression import MANY
from collector.core.statistics.effect_size import Vector
from collector.errors import PublicationError

SECONDS = 2.0
"""How long one programme may take. What is not known by then counts as determined."""


@dataclass(frozen=True)
class Sum:
    """A weighted sum over the cells of a table, which lies from `low` to `high`."""

    weights: Vector
    low: float
    high: float


@dataclass
class JointTable:
    """People by two answers, as the statistic of this name tells of them.

    `rows` and `columns` are the most who may have given each answer. The `sums` hold always, and of
    the `cases` all sums of one. Tables that fit are kept in `found`, because one that shows two
    ways to answer spares a programme.
    """

    name: str
    rows: Sequence[float]
    columns: Sequence[float]
    sums: Sequence[Sum]
    cases: Sequence[Sequence[Sum]] = ((),)
    found: list[Vector] = field(default_factory=list)

    def is_telling(self) -> bool:
        """Say whether the other answer of any group below twenty is determined."""
        return any(self.list_determined())

    def list_determined(self) -> Iterator[tuple[int, int, int]]:
        """Yield the axis, the group and the answer of each group below twenty that is determined.

        In every table that fits all of its people, or all but one, gave the same answer on the
        other axis. Raise PublicationError (R12) if what is public contradicts itself.
        """
        if not np.isfinite(self._most(np.zeros((len(self.rows), len(self.columns))))):
            raise PublicationError("R12", "contradicts", statistic=self.name)
        for axis, groups in enumerate((self.rows, self.columns)):
            for group in range(len(groups)):
                answer = self._find_determined(axis, group)
                if answer is not None:
                    yield axis, group, answer

    def _find_determined(self, axis: int, group: int) -> int | None:
        for answer in range(len((self.columns, self.rows)[axis])):
            alike = np.zeros((len(self.rows), len(self.columns)))
            (alike, alike.T)[axis][group, answer] = 1
            apart = np.zeros_like(alike)
            (apart, apart.T)[axis][group] = 1
            apart -= alike
            if (
                not any((each * alike).sum() < 1 or (each * apart).sum() > 1 for each in self.found)
                and self._most(apart) <= 1
                and self._most(-alike) <= -1
                and self._most(alike + apart) < MANY
            ):
                return answer
        return None

    def _most(self, goal: Vector) -> float:
        """Return the most that a sum can be; less than anything if no table fits."""
        best = -np.inf
        for case in self.cases:
            table = self._solve(goal, (*self.sums, *case))
            if table is not None:
                self.found.append(table)
                best = max(best, float((goal * table).sum()))
        return best

    def _solve(self, goal: Vector, sums: Sequence[Sum]) -> Vector | None:
        tall, wide = goal.shape
        by_row, by_column = np.eye(tall).repeat(wide, 1), np.tile(np.eye(wide), tall)
        told = [each.weights.ravel() for each in sums]
        low = [0.0] * (tall + wide) + [each.low for each in sums]
        high = [*self.rows, *self.columns, *(each.high for each in sums)]
        solved = milp(
            -goal.ravel(),
            integrality=np.ones(goal.size, int),
            bounds=Bounds(0, np.inf),
            constraints=LinearConstraint(np.vstack([by_row, by_column, *told]), low, high),
            options={"time_limit": SECONDS},
        )
        return None if solved.x is None else np.round(solved.x).reshape(goal.shape)
