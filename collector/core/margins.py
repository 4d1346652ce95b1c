"""The audit of an edition by linear programming: can a small hidden group be worked out?

Somebody with the public tables knows their sums. What every way of filling the hidden cells has in
common is known too, though nobody has published it. The rules should leave nothing to be found;
this makes sure before each publication. Needs scipy, so the web process never imports it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from collector.core.breakdowns import OTHER, Group
from collector.core.excerpts import Excerpt
from collector.core.figures import Row
from collector.errors import PublicationError

Matrix = npt.NDArray[np.float64]

CERTAIN = 1e-6
"""Bounds as close as this are one number."""


@dataclass(frozen=True)
class Puzzle:
    """A table of people by hidden group and category, of which only sums are known.

    `sizes` are the most that each hidden group can have, `totals` the people of all of them by
    category.
    """

    sizes: Mapping[str, int]
    totals: Mapping[str, int]


def find_bounds(puzzle: Puzzle) -> dict[tuple[str, str], tuple[float, float]]:
    """Return the fewest and the most people that each hidden group can have in each category."""
    groups, categories = list(puzzle.sizes), list(puzzle.totals)
    shape = len(groups), len(categories)
    by_category, by_group = _sums(shape)
    found = {}
    for at, cell in enumerate((group, each) for group in groups for each in categories):
        ends = []
        for sign in (1, -1):
            goal = np.zeros(shape[0] * shape[1])
            goal[at] = sign
            solved = linprog(
                goal,
                A_eq=by_category,
                b_eq=list(puzzle.totals.values()),
                A_ub=by_group,
                b_ub=list(puzzle.sizes.values()),
            )
            ends.append(sign * solved.fun if solved.fun is not None else np.nan)
        found[cell] = (ends[0], ends[1])
    return found


def _sums(shape: tuple[int, int]) -> tuple[Matrix, Matrix]:
    """Return what adds cells up by category, and by group, as matrices of ones and zeros."""
    groups, categories = shape
    return np.tile(np.eye(categories), groups), np.repeat(np.eye(groups), categories, axis=1)


def list_pinned(puzzle: Puzzle, k: int) -> list[tuple[str, str]]:
    """Return the cells of hidden groups below k in which it is certain how many, not none, are."""
    return [
        cell
        for cell, (low, high) in find_bounds(puzzle).items()
        if puzzle.sizes[cell[0]] < k and low > 0 and high - low < CERTAIN
    ]


def audit_excerpt(excerpt: Excerpt, k: int) -> None:
    """Raise PublicationError (R3) if a cell of a small hidden group can be worked out."""
    for row in excerpt["breakdowns"]:
        for group, category in list_pinned(pose_puzzle(row, excerpt, k), k):
            message = (
                f"R3: how many of {group or 'those without a group'} answered {category} to "
                f"{row['question']} ({row['wave']}) can be worked out from the sums, so nothing "
                "was published; please report this"
            )
            raise PublicationError(message)


def pose_puzzle(breakdown: Row, excerpt: Excerpt, k: int) -> Puzzle:
    """Return what a breakdown leaves hidden: the small groups that are merged into `other`.

    How many they are at most is known where the question of the groups is published itself; the
    group without a name is of those who left that question out.
    """
    groups: Sequence[Group] = breakdown["groups"]
    merged = next((group for group in groups if group.name == OTHER), None)
    wave, variable = breakdown["wave"], breakdown["variable"]
    sizes: Mapping[str, int] = next(
        (
            row["counts"]
            for row in excerpt["results"]
            if (row["wave"], row["question"]) == (wave, variable)
        ),
        {},
    )
    if merged is None or not sizes:
        return Puzzle({}, {})
    shown = {group.name for group in groups} - {OTHER}
    hidden = {name: n if name == OTHER else min(n, k - 1) for name, n in sizes.items() if n}
    responses = next(row["n"] for row in excerpt["waves"] if row["name"] == wave)
    hidden[""] = responses - sum(sizes.values())
    return Puzzle({name: n for name, n in hidden.items() if name not in shown}, merged.counts)
