"""A6: bound every hidden cell of a breakdown by linear programming over all published sums.

Hidden are the groups that are not shown. What is known: the results of everybody, the groups that
are shown, and how many people of each group answered at all.
"""

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import linprog

from tests.attacks.published_files import lay_bare, lay_out, read, write
from tests.attacks.random_events import craft_seminar

K = 10
CATEGORY = {"1": "disagree", "2": "disagree", "3": "neither", "4": "agree", "5": "agree"}
OTHER = "other"


def attack(path):
    """Return the hidden cells of which exactly is known how many people, not none, are in them."""
    results, sums = {}, {}
    for row in read(path, "SELECT wave, question, choice, count FROM results"):
        results.setdefault((row["wave"], row["question"]), {})[row["choice"]] = row["count"]
    for row in read(path, "SELECT * FROM breakdowns"):
        key = row["wave"], row["question"], row["variable"]
        sums.setdefault(key, {})[row["people"], row["category"]] = row["count"]
    return [
        (*key, *cell)
        for key, cells in sums.items()
        for cell in pinned(*find_hidden(key, cells, results))
    ]


def find_hidden(key, cells, results):
    """Return how many people the hidden groups have at most, and how many all have by category."""
    wave, question, variable = key
    left = dict.fromkeys(("disagree", "neither", "agree"), 0)
    for point, count in results[wave, question].items():
        left[CATEGORY[point]] += count
    shown = {group for group, _ in cells} - {OTHER}
    for (group, category), count in cells.items():
        left[category] -= count if group != OTHER else 0
    sizes = {
        group: count
        for group, count in results.get((wave, variable), {}).items()
        if group not in shown and count
    }
    return sizes, left


def pinned(sizes, totals):
    """Yield the cells of small groups of which the least and the most are one number above 0."""
    groups = len(sizes)
    if sum(sizes.values()) < sum(totals.values()):
        return  # people of no known group are among them
    matrices = np.tile(np.eye(3), groups), np.repeat(np.eye(groups), 3, axis=1)
    sums = {"A_eq": matrices[0], "b_eq": [*totals.values()]}
    sums |= {"A_ub": matrices[1], "b_ub": [*sizes.values()]}
    for at, cell in enumerate((group, each) for group in sizes for each in totals):
        goal = np.eye(3 * groups)[at]
        least, most = linprog(goal, **sums).fun, -linprog(-goal, **sums).fun
        if sizes[cell[0]] < K and least > 0 and most - least < 1e-6:
            yield cell


def test_no_hidden_cell_can_be_worked_out(published):
    assert [attack(path) for path in published] == [[] for _ in published]
    assert any(read(path, "SELECT 1 FROM breakdowns") for path in published)


@pytest.fixture
def seminar():
    """Thirty leaders, thirty practitioners, and four others who all agree with everything."""
    return craft_seminar(
        [{"role": role, "only": point} for role in ("leading", "practice") for point in 6 * "12345"]
        + [{"role": "other", "only": "5"}] * 4
    )


def test_dropping_the_small_group_alone_gives_it_away(seminar, tmp_path):
    tables = lay_bare(seminar)
    tables = replace(tables, breakdowns=[row for row in tables.breakdowns if row.n >= K])

    assert ("pre", "only", "role", "other", "agree") in attack(write(tmp_path / "a.db", tables))


def test_such_a_group_is_told_together_with_a_larger_one(seminar, tmp_path):
    tables = lay_out(seminar)

    assert {(row.people, row.n) for row in tables.breakdowns} == {("practice", 30), ("other", 34)}
    assert attack(write(tmp_path / "a.db", tables)) == []


def count_hidden(path):
    """Return the roles of which 1 to 9 people have none of the profiles that are shown."""
    sql = (
        "SELECT profiles.wave, level, results.count - sum(profiles.count) AS hidden"
        " FROM profiles JOIN profile_levels USING (event, wave, profile)"
        " JOIN results ON results.event = profiles.event AND results.wave = profiles.wave"
        "  AND results.question = about AND results.choice = level"
        " GROUP BY profiles.wave, level, results.count"
    )
    people = (
        "SELECT wave, '' AS level, max(responses) - sum(count) AS hidden"
        " FROM profiles JOIN waves USING (event, wave) GROUP BY wave"
    )
    return [row for query in (sql, people) for row in read(path, query) if 0 < row["hidden"] < K]


def test_no_few_people_are_left_out_of_the_profiles(published):
    assert any(read(path, "SELECT 1 FROM profiles") for path in published)
    assert [count_hidden(path) for path in published] == [[] for _ in published]


def test_leaving_rare_profiles_out_alone_tells_of_the_few(seminars, tmp_path):
    found = []
    for seminar in seminars[:20]:
        tables = lay_bare(seminar)
        rare = {(row.wave, row.profile) for row in tables.profiles if row.count < K}
        for name in ("profiles", "profile_levels"):
            rows = getattr(tables, name)
            common = [row for row in rows if (row.wave, row.profile) not in rare]
            tables = replace(tables, **{name: common})
        found += count_hidden(write(tmp_path / "a.db", tables))

    assert found != []
