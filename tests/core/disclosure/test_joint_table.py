from itertools import product

import numpy as np
import pytest

from collector.core.disclosure.joint_table import JointTable, Sum
from collector.errors import PublicationError


def everybody(n, size):
    return Sum(np.ones((size, size)), n, n)


def list_fitting(table):
    """Return every table that fits, by trying all of them."""
    wide = len(table.columns)
    most = [min(row, column) for row in table.rows for column in table.columns]
    tried = (
        np.reshape(cells, (len(table.rows), wide))
        for cells in product(*(range(int(each) + 1) for each in most))
    )
    return [
        cells
        for cells in tried
        if (cells.sum(axis=1) <= table.rows).all()
        and (cells.sum(axis=0) <= table.columns).all()
        and all(each.low <= (each.weights * cells).sum() <= each.high for each in table.sums)
        and any(
            all(each.low <= (each.weights * cells).sum() <= each.high for each in case)
            for case in table.cases
        )
    ]


def find_by_trying(table):
    """Yield what is determined, told by all tables that fit."""
    fitting = list_fitting(table)
    for axis, size in enumerate((len(table.rows), len(table.columns))):
        for group in range(size):
            lines = [(each, each.T)[axis][group] for each in fitting]
            for answer in range(len(lines[0])):
                if all(line[answer] >= 1 and line.sum() - line[answer] <= 1 for line in lines):
                    yield axis, group, answer
                    break


@pytest.mark.parametrize("seed", range(40))
def test_list_determined_finds_what_trying_all_tables_finds(seed):
    rng = np.random.default_rng(seed)
    truth = rng.multinomial(rng.integers(3, 7), rng.dirichlet([0.4] * 9)).reshape(3, 3)
    steps = np.subtract.outer(range(3), range(3)).astype(float)
    moved, squares = float((truth * steps).sum()), float((truth * steps**2).sum())
    others = rng.integers(0, 2, size=2)
    table = JointTable(
        "x",
        truth.sum(axis=1) + others[0],
        truth.sum(axis=0) + others[1],
        [everybody(truth.sum(), 3), Sum(steps**2, squares, squares + rng.integers(0, 3))],
        [[Sum(steps, moved, moved)], [Sum(steps, moved - 1, moved - 1)]],
    )

    assert sorted(table.list_determined()) == sorted(find_by_trying(table))


def test_list_determined_leaves_groups_of_twenty_or_more():
    of_twenty = JointTable("x", [20, 20], [20, 20], [everybody(40, 2), Sum(np.eye(2), 40, 40)])
    of_nineteen = JointTable("x", [19, 20], [19, 20], [everybody(39, 2), Sum(np.eye(2), 39, 39)])

    assert list(of_twenty.list_determined()) == []
    assert list(of_nineteen.list_determined()) == [(0, 0, 0), (1, 0, 0)]


def test_list_determined_refuses_sums_that_contradict_each_other():
    table = JointTable("x", [3, 3], [3, 3], [everybody(7, 2)])

    with pytest.raises(PublicationError, match="R12 contradicts"):
        list(table.list_determined())
