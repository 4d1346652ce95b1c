"""Audit an edition by linear programming: no small suppressed group can be worked out.

The public tables tell their sums. What is common to all ways of filling the suppressed cells is
therefore known. The rules should leave nothing to find; the audit checks this before each
publication. It needs scipy, so the web process never imports it.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy.optimize import linprog

from collector.core.disclosure.breakdowns import OTHER
from collector.core.disclosure.profiles import UNKNOWN
from collector.core.rows.answers import Breakdown, Group
from collector.core.rows.report import Release, ReleasedProfiles
from collector.core.statistics.effect_size import Vector
from collector.errors import PublicationError

TWO = ("not_high", "high", UNKNOWN)
THREE = ("low", "middle", "high", UNKNOWN)
"""The levels that a suppressed person may have, as far as an attacker can tell."""

CERTAIN = 1e-6  # bounds as close as this are one number
ANY = math.inf  # the size of a group of which nothing is known


@dataclass(frozen=True)
class Puzzle:
    """A table of people by suppressed group and category, of which only sums are known.

    `sizes` are the most that each hidden group can have, ANY if nothing is known of it, `totals`
    the people of all of them by category. `known` cells are published, so no suppressed person is
    in them.
    """

    sizes: Mapping[str, float]
    totals: Mapping[str, int]
    known: frozenset[tuple[str, str]] = frozenset()


def find_bounds(puzzle: Puzzle) -> dict[tuple[str, str], tuple[float, float]]:
    """Return the fewest and the most people that each suppressed group can have in each category.

    Cells are left out that are published, or that may be empty whatever the sums are.
    """
    cells = [(group, each) for group in puzzle.sizes for each in puzzle.totals]
    found = {}
    for at, cell in enumerate(cells):
        if cell not in puzzle.known and not _can_be_empty(cell, puzzle):
            goal = np.eye(1, len(cells), at)[0]
            found[cell] = (_minimise(goal, cells, puzzle), -_minimise(-goal, cells, puzzle))
    return found


def _minimise(goal: Vector, cells: Sequence[tuple[str, str]], puzzle: Puzzle) -> float:
    """Return the least that a sum of cells can be; nan if no numbers fit."""
    groups, categories = len(puzzle.sizes), len(puzzle.totals)
    everybody = sum(puzzle.totals.values())
    solved = linprog(
        goal,
        A_eq=np.tile(np.eye(categories), groups),
        b_eq=list(puzzle.totals.values()),
        A_ub=np.repeat(np.eye(groups), categories, axis=1),
        b_ub=[min(size, everybody) for size in puzzle.sizes.values()],
        bounds=[(0, 0 if cell in puzzle.known else None) for cell in cells],
    )
    return np.nan if solved.fun is None else float(solved.fun)


def _can_be_empty(cell: tuple[str, str], puzzle: Puzzle) -> bool:
    """Say whether everybody in a cell may be in a group of any size instead."""
    group, category = cell
    return any(
        size == ANY and (other, category) not in puzzle.known
        for other, size in puzzle.sizes.items()
        if other != group
    )


def list_pinned(puzzle: Puzzle, k: int) -> list[tuple[str, str]]:
    """Return the cells of suppressed groups below k whose number, not zero, is certain."""
    return [
        cell
        for cell, (low, high) in find_bounds(puzzle).items()
        if low > 0 and high - low < CERTAIN and _is_small(puzzle.sizes[cell[0]], high, k)
    ]


def _is_small(size: float, cell: float, k: int) -> bool:
    """Say whether a suppressed group is below k: by its known size, or by its one cell."""
    return size < k or (size == ANY and cell < k - CERTAIN)


def audit_release(release: Release, k: int) -> None:
    """Raise PublicationError (R3, R11) if a cell of a small suppressed group can be worked out.

    Coded texts need no audit: rare risks are merged with texts about no risk, of which there may be
    any number.
    """
    _audit_breakdowns(release, k)
    for row in release.profiles:
        for levels, group in list_pinned(pose_profile_puzzle(row, release), k):
            about = {"group": group, "levels": levels, "wave": row.wave}
            raise PublicationError("R11", "profiles_worked_out", **about)


def _audit_breakdowns(release: Release, k: int) -> None:
    for row in release.breakdowns:
        for group, category in list_pinned(pose_puzzle(row, release, k), k):
            about = {"category": category, "question": row.question, "wave": row.wave}
            if not group:
                raise PublicationError("R3", "rest_worked_out", **about)
            raise PublicationError("R3", "answers_worked_out", group=group, **about)


def pose_puzzle(breakdown: Breakdown, release: Release, k: int) -> Puzzle:
    """Return what a breakdown suppresses: the small groups that are merged into `other`.

    How many they are at most is known where the question of the groups is published itself; the
    group without a name is of those who left that question out.
    """
    groups: Sequence[Group] = breakdown.groups
    merged = next((group for group in groups if group.name == OTHER), None)
    wave, variable = breakdown.wave, breakdown.variable
    sizes: Mapping[str, int] = next(
        (row.counts for row in release.results if (row.wave, row.question) == (wave, variable)), {}
    )
    if merged is None or not sizes:
        return Puzzle({}, {})
    shown = {group.name for group in groups} - {OTHER}
    hidden = {name: n if name == OTHER else min(n, k - 1) for name, n in sizes.items() if n}
    responses = next(row.n for row in release.waves if row.name == wave)
    hidden[""] = responses - sum(sizes.values())
    return Puzzle({name: n for name, n in hidden.items() if name not in shown}, merged.counts)


def pose_profile_puzzle(profiles: ReleasedProfiles, release: Release) -> Puzzle:
    """Return what the profiles of a wave suppress: how many have each rare combination.

    How many people each group has is known, if the question of the groups is published; those who
    left it out are the rest of the wave. Of the scales' levels no other table tells.
    """
    wave, columns, counts = profiles.wave, profiles.columns, profiles.counts
    variable, sizes = _find_groups(release, wave, columns)
    responses = next(row.n for row in release.waves if row.name == wave)
    sizes = {**sizes, UNKNOWN: responses - sum(sizes.values())}
    shown = Counter[str]()
    known = set()
    for values, n in counts.items():
        split = dict(zip(columns, values, strict=True))
        group = split.pop(variable, UNKNOWN)
        shown[group] += n
        known.add(("/".join(split.values()), group))
    scales = [name for name in columns if name != variable]
    told = {value for values in counts for value in values}
    each_scale = TWO if TWO[0] in told else THREE
    levels = ("/".join(each) for each in product(each_scale, repeat=len(scales)))
    totals = {group: n - shown[group] for group, n in sizes.items() if n > shown[group]}
    return Puzzle(dict.fromkeys(levels, ANY), totals, frozenset(known))


def _find_groups(release: Release, wave: str, columns: Sequence[str]) -> tuple[str, dict[str, int]]:
    """Return the column of groups, and how many people each has; nothing if none is published."""
    for row in release.results:
        if row.wave == wave and row.question in columns:
            return row.question, dict(row.counts)
    return "", {}
