from itertools import combinations_with_replacement, product

import numpy as np
import pytest

from collector.core.disclosure.joint_table import JointTable, Question, Sum
from collector.errors import PublicationError
from tests.core.effort import effort

ROWS = ["pre_post/item/x"]
CELLS = list(product(range(3), range(3)))


def ask_all(size=3):
    """Return the questions whether those of one answer all gave one other."""
    cells = list(product(range(size), repeat=2))
    for axis, group, answer in product((0, 1), range(size), range(size)):
        of_group = np.array([float(cell[axis] == group) for cell in cells])
        yield Question(of_group, of_group * [cell[1 - axis] == answer for cell in cells])


def list_fitting(table, n):
    """Return every table of `n` people that fits, by trying all of them."""
    tried = (
        np.bincount(people, minlength=table.cells)
        for people in combinations_with_replacement(range(table.cells), n)
    )
    return [
        cells
        for cells in tried
        if all(each.low <= (each.weights * cells).sum() <= each.high for each in table.sums)
    ]


def is_determined(question, fitting):
    """Say what all tables that fit say."""
    alike = [(question.alike * each).sum() for each in fitting]
    of_group = [(question.group * each).sum() for each in fitting]
    return all(a >= 1 and n - a <= 1 for a, n in zip(alike, of_group, strict=True))


@pytest.mark.parametrize("seed", range(40))
def test_list_determined_finds_what_trying_all_tables_finds(seed):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(3, 6))
    truth = rng.multinomial(n, rng.dirichlet([0.4] * 9))
    steps = np.array([float(after - before) for before, after in CELLS])
    squares = (truth * steps**2).sum()
    told = [Sum("n", np.ones(9), n, n), Sum("squares", steps**2, squares, squares + seed % 3)]
    for axis, answer in product((0, 1), range(3)):
        chose = np.array([float(cell[axis] == answer) for cell in CELLS])
        told.append(Sum("margin", chose, (truth * chose).sum() - seed % 2, (truth * chose).sum()))
    table = JointTable(ROWS, 9, told, list(ask_all()))

    found = list(table.list_determined(effort()))

    fitting = list_fitting(table, n)
    assert found == [each for each in table.questions if is_determined(each, fitting)]


def of_all_who_stayed(n, margin):
    told = [Sum("n", np.ones(4), n, n), Sum("same", np.eye(2).ravel(), n, n)]
    told += [
        Sum("before", np.repeat(np.eye(2)[place], 2), count, count)
        for place, count in enumerate(margin)
    ]
    return JointTable(ROWS, 4, told, list(ask_all(2)))


def test_list_determined_leaves_groups_of_twenty_or_more():
    assert not of_all_who_stayed(40, (20, 20)).is_telling(effort())
    assert of_all_who_stayed(39, (19, 20)).is_telling(effort())


def test_sums_that_contradict_each_other_are_refused_by_their_names():
    one = Sum("steps", np.ones(4), 7, 7)
    other = Sum("moved", np.ones(4), 3, 6)
    harmless = Sum("n", np.ones(4), 0, 9)
    table = JointTable(ROWS, 4, [harmless, one, other], [])

    with pytest.raises(PublicationError, match="R12 contradicts") as refused:
        table.is_telling(effort())

    assert refused.value.values["sums"] == "steps moved"


def test_what_an_attacker_would_guess_is_left_out_where_it_cannot_be():
    told = Sum("n", np.ones(4), 3, 3)
    right, wrong = (Sum("together", np.eye(4)[0], n, n) for n in (3, 4))

    assert JointTable(ROWS, 4, [told], list(ask_all(2)), [right]).is_telling(effort())
    assert not JointTable(ROWS, 4, [told], list(ask_all(2)), [wrong]).is_telling(effort())


def test_what_is_not_known_in_time_counts_as_determined_and_contradicts_nothing():
    table = JointTable(ROWS, 4, [Sum("n", np.ones(4), 30, 30)], list(ask_all(2)))
    late = effort(0)

    assert table.is_telling(late)
    assert (late.programmes, late.unfinished) == (0, 1)
    assert not table.is_telling(effort())
