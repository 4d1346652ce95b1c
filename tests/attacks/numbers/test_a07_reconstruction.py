"""A7: work out what single people answered from n, means, interval, counts of movers and results.

The attacker looks for whole numbers of people in each of the 25 ways to answer twice that agree
with everything published, and for what all of those have in common.
"""

import math

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.stats import t as students

from tests.attacks.published_files import read

MANY = 20
"""So many people may all say the same: it is told of all of them, and of none in particular."""

TRIED = 20
"""So many of the bare files: it takes long, and one in two is enough to show that it works."""

POINTS = range(1, 6)
WAYS = [(before, after) for before in POINTS for after in POINTS]
COARSE, FINE = 0.0501, 0.00501
"""A mean below fifty people is rounded to one decimal, from there on to two."""


def find_slack(row):
    """Return how far a rounded number may lie from the true one."""
    return COARSE if row["n"] < 50 else FINE


def step(way):
    return way[1] - way[0]


def find_constraints(row, results):
    """Return what is known of how many people answered in each way, as sums with their bounds."""
    n, slack = row["n"], find_slack(row)
    known = [([1] * 25, n, n)]
    for column, value in (  # both answers, and the step between them
        ("mean_before", lambda way: way[0]),
        ("mean_after", lambda way: way[1]),
        ("change", step),
    ):
        weights = [value(way) for way in WAYS]
        known.append((weights, (row[column] - slack) * n, (row[column] + slack) * n))
    for column, sign in (("better", 1), ("same", 0), ("worse", -1)):
        if row[column] is not None:
            weights = [int(np.sign(step(way)) == sign) for way in WAYS]
            known.append((weights, row[column], row[column]))
    for place, wave in enumerate(row["comparison"].split("_")):
        counts = results.get((wave, row["name"]))
        if counts and sum(counts.values()) == n:
            for point in POINTS:
                score = 6 - point if row["reverse"] else point
                weights = [int(way[place] == score) for way in WAYS]
                known.append((weights, counts[str(point)], counts[str(point)]))
    return known


def list_spreads(row):
    """Yield each sum of steps with the sums of squared steps that give the interval.

    Where no interval is told, the squares may be anything.
    """
    n, slack = row["n"], find_slack(row)
    first, last = (math.ceil((row["change"] - slack) * n), math.floor((row["change"] + slack) * n))
    for total in range(first, last + 1):
        if row["low"] is None:
            yield total, total * total / n, 16 * n
            continue
        half = (row["high"] - row["low"]) / 2
        factor = students.ppf(0.975, n - 1) / math.sqrt(n)
        low, high = (max(half - slack, 0) / factor, (half + slack) / factor)
        yield total, *((n - 1) * sd * sd + total * total / n for sd in (low, high))


def least(goal, known, spread):
    """Return the fewest people that a sum of ways can have; None if nothing fits."""
    total, low, high = spread
    rows = [*known, ([step(way) for way in WAYS], total, total)]
    rows.append(([step(way) ** 2 for way in WAYS], low - 1e-6, high + 1e-6))
    matrix, lower, upper = zip(*rows, strict=True)
    found = milp(
        goal,
        constraints=LinearConstraint(np.array(matrix), lower, upper),
        integrality=np.ones(25),
        bounds=Bounds(0, np.inf),
    )
    return None if found.x is None else round(found.fun)


def list_secrets():
    """Return what would tell of all people, or all but one: an answer, or how it moved."""
    for place in (0, 1):
        for point in POINTS:
            yield [int(way[place] == point) for way in WAYS]
    for by in range(-4, 5):
        yield [int(step(way) == by) for way in WAYS]


SECRETS = list(list_secrets())


def tells(row, results):
    """Say whether all, or all but one, of the people certainly have one of the secrets."""
    known = find_constraints(row, results)
    spreads = list(list_spreads(row))
    for secret in SECRETS:
        fewest = [found for each in spreads if (found := least(secret, known, each)) is not None]
        if fewest and min(fewest) >= row["n"] - 1:
            return True
    return False


def attack(path):
    """Return the figures about fewer than twenty people that tell what nearly each of them said."""
    counts = {}
    for row in read(path, "SELECT * FROM results WHERE choice IN ('1', '2', '3', '4', '5')"):
        counts.setdefault((row["wave"], row["question"]), {})[row["choice"]] = row["count"]
    alike = [key for key, each in counts.items() if is_alike(each.values())]
    sql = (
        "SELECT DISTINCT changes.*, reverse FROM changes JOIN questions"
        f" ON question = name WHERE kind = 'item' AND n < {MANY}"
    )
    moved = [(row["comparison"], row["name"]) for row in read(path, sql) if tells(row, counts)]
    return [*alike, *moved]


def is_alike(counts):
    return sum(counts) < MANY and max(counts) >= sum(counts) - 1


def test_no_published_figure_tells_what_each_of_a_few_said(published):
    assert [attack(path) for path in published] == [[] for _ in published]


def test_figures_laid_bare_tell_what_each_of_a_few_said(bare):
    small = [
        path for path in bare if read(path, f"SELECT 1 FROM waves WHERE responses < {MANY} LIMIT 1")
    ]

    tried = small[:TRIED]
    assert tried != []
    assert 2 * len([path for path in tried if attack(path)]) > len(tried)


MOVES = {"mean_before": 3.1, "mean_after": 3.2, "change": 0.1, "low": -0.1, "high": 0.3}
ROW = {"comparison": "pre_post", "name": "a", "n": 12, "reverse": 0, **MOVES}
UNCOUNTED = {"better": None, "same": None, "worse": None}


def test_one_step_of_one_person_is_found_by_mean_and_interval_alone():
    assert tells({**ROW, **UNCOUNTED}, {})


def test_steps_of_several_people_are_not_found():
    assert not tells({**ROW, **UNCOUNTED, "low": -0.5, "high": 0.7}, {})
