"""Tables of people of every kind, of which only sums are public: what follows from the sums.

Integer programming finds the ways in which people can have answered (Fischetti and Salazar 2001).
It needs scipy, so the web process never imports it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp

from collector.core.disclosure.suppression import MANY
from collector.core.statistics.effect_size import Vector
from collector.errors import PublicationError

Mask = npt.NDArray[np.bool_]

SECONDS = 2.0
"""How long one programme may take."""

INFEASIBLE = 2  # the status by which scipy says that no table fits


@dataclass(frozen=True)
class Sum:
    """A weighted sum over the cells of a table, which lies from `low` to `high`."""

    name: str
    weights: Vector
    low: float
    high: float


@dataclass(frozen=True)
class Question:
    """Whether what is public tells that all of a group, or all but one, are `alike`.

    Both are 1 in the cells that count; who is alike is of the group.
    """

    group: Vector
    alike: Vector


@dataclass
class Effort:
    """How much the gatekeeper has done, and by which time of the `clock` it must end.

    `narrowest` is of all groups asked about the least by which the number of people with one answer
    can vary. What is not known by the end counts as determined and as `unfinished`.
    """

    clock: Callable[[], float]
    end: float
    programmes: int = 0
    asked: int = 0
    unfinished: int = 0
    narrowest: float = np.inf
    clean: set[tuple[object, ...]] = field(default_factory=set)
    """The keys of tables that tell nothing."""


@dataclass
class JointTable:
    """People of each of `cells` kinds, as the statistic of this name tells of them.

    The `sums` hold for certain. The `guesses` are what an attacker would assume; they are left out
    where no table fits them. `rows` names the public rows that can be made coarser, the cheapest
    first. Tables that fit are kept in `found`, because two of them that differ spare a programme.
    """

    rows: Sequence[str]
    cells: int
    sums: Sequence[Sum]
    questions: Sequence[Question]
    guesses: Sequence[Sum] = ()
    found: list[Vector] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return what it is mostly about."""
        return self.rows[0]

    @property
    def key(self) -> tuple[object, ...]:
        """Return what is alike of tables that tell the same."""
        sums = ((each.weights.tobytes(), each.low, each.high) for each in self.sums)
        return self.name, *sums

    def is_telling(self, effort: Effort) -> bool:
        """Say whether the answer of any group below twenty is determined."""
        if self.key in effort.clean:
            return False
        is_telling = any(self.list_determined(effort))
        effort.clean.update(() if is_telling else [self.key])
        return is_telling

    def list_determined(self, effort: Effort) -> Iterator[Question]:
        """Yield the questions of which every table that fits says yes.

        Raise PublicationError (R12) if what is public contradicts itself.
        """
        known = [*self.sums, *self.guesses]
        fits = self._fit(known, effort)
        if fits is False and self.guesses:
            known = [*self.sums]
            fits = self._fit(known, effort)
        if fits is False:
            at_odds = " ".join(self._find_contradiction(effort))
            raise PublicationError("R12", "contradicts", statistic=self.name, sums=at_odds)
        for question in self.questions:
            effort.asked += 1
            if self._is_determined(question, known, effort):
                yield question
            else:
                effort.narrowest = min(effort.narrowest, self._find_width(question.group))

    def _is_determined(self, question: Question, known: Sequence[Sum], effort: Effort) -> bool:
        group, alike = question.group, question.alike
        apart = group - alike
        ways = (
            Sum("nobody alike", alike, 0, 0),
            Sum("two apart", apart, 2, np.inf),
            Sum("many", group, MANY, np.inf),
        )
        if any(_holds(way, table) for way in ways for table in self.found):
            return False
        tried = [self._fit([*known, way], effort) for way in ways]
        effort.unfinished += None in tried
        return True not in tried

    def _fit(self, known: Sequence[Sum], effort: Effort) -> bool | None:
        """Say whether a table fits, and keep it; None if that is not known in time."""
        seconds = min(SECONDS, effort.end - effort.clock())
        if seconds <= 0:
            return None
        effort.programmes += 1
        solved = milp(
            np.zeros(self.cells),
            integrality=np.ones(self.cells, int),
            bounds=Bounds(0, np.inf),
            constraints=LinearConstraint(
                np.vstack([each.weights for each in known]),
                [each.low for each in known],
                [each.high for each in known],
            ),
            options={"time_limit": seconds},
        )
        if solved.x is None:
            return False if solved.status == INFEASIBLE else None
        self.found.append(np.round(solved.x))
        return True

    def _find_contradiction(self, effort: Effort) -> list[str]:
        """Return the names of sums that no table fits, and any less of which some table does."""
        left = list(self.sums)
        for each in self.sums:
            fewer = [other for other in left if other is not each]
            if fewer and self._fit(fewer, effort) is False:
                left = fewer
        return [each.name for each in left]

    def _find_width(self, group: Vector) -> float:
        """Return by how much the people of a group in one cell can vary, as far as was found."""
        return float(np.ptp(np.array(self.found) * group, axis=0).max())


def _holds(known: Sum, table: Vector) -> bool:
    return bool(known.low <= (known.weights * table).sum() <= known.high)
