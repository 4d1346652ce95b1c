"""A6: a colleague knows a rare answer that somebody gave once; what did they answer the other time?

Counts of before and after are the sums of a table of people by both answers. The attacker bounds
its small rows by integer programming over all that is published of a question asked twice.
"""

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.stats import t as students

from collector.core.publication.gatekeeper import guard_report
from collector.core.statistics.proportions import newcombe_interval
from tests.attacks.numbers.test_a07_reconstruction import (
    FINE,
    MANY,
    POINTS,
    WAYS,
    find_constraints,
    find_slack,
    step,
)
from tests.attacks.published_files import lay_bare, lay_out, read, write
from tests.attacks.random_events import make_seminar
from tests.core.effort import effort
from tests.core.publication.test_gatekeeper import FEW_MOVE, report_of
from tests.core.publication.test_gatekeeper import lay_out as publish

GIVEN_AWAY = (13, 64, 67, 154)
"""Seminars of which the interval of a question's change tells what a few answered."""
UNGUARDED = (2, 32)
"""Those of which a choice between two tells it, where no gatekeeper looks."""
CHANGED = (22, 113)
"""Those of which the interval of a rare choice tells it."""


def attack(path):
    """Return the rare answers of which is known what each who gave them said the other time."""
    counts = {}
    for row in read(path, "SELECT * FROM results WHERE choice IN ('1', '2', '3', '4', '5')"):
        counts.setdefault((row["wave"], row["question"]), {})[row["choice"]] = row["count"]
    sql = (
        "SELECT DISTINCT changes.*, reverse FROM changes JOIN questions"
        " ON question = name WHERE kind = 'item'"
    )
    return [
        (row["comparison"], row["name"], point)
        for row in read(path, sql)
        for point in find_given_away(row, counts)
    ]


def find_given_away(row, counts):
    """Yield the time and the point of each rare answer whose other answer has only one solution."""
    known = [*find_constraints(row, counts), *find_squares(row)]
    sums = [
        {point: get_count(row, counts, wave, point) for point in POINTS}
        for wave in row["comparison"].split("_")
    ]
    for place, point in ((place, point) for place in (0, 1) for point in POINTS):
        few = sums[place][point]
        others = [each for each in POINTS if (sums[1 - place][each] or row["n"]) < row["n"]]
        if few and few < MANY and any(least(known, place, point, each) >= few for each in others):
            yield place, point


def get_count(row, counts, wave, point):
    """Return how many of the linked gave an answer; None if it is told of others as well."""
    answers = counts.get((wave, row["name"]), {})
    whole = sum(answers.values()) == row["n"]
    return answers[str(6 - point if row["reverse"] else point)] if whole else None


def find_squares(row):
    """Return what the width of the interval says of the sum of squared steps."""
    if row["low"] is None:
        return []
    n, half, slack = row["n"], (row["high"] - row["low"]) / 2, find_slack(row)
    factor = students.ppf(0.975, n - 1) / math.sqrt(n)
    least_sd, most_sd = max(half - slack, 0) / factor, (half + slack) / factor
    totals = [(row["change"] + each) * n for each in (-slack, slack)]
    steady = 0 if totals[0] * totals[1] < 0 else min(each * each for each in totals) / n
    most = (n - 1) * most_sd**2 + max(each * each for each in totals) / n
    return [([step(way) ** 2 for way in WAYS], (n - 1) * least_sd**2 + steady - 1e-6, most + 1e-6)]


def least(known, place, point, other):
    """Return the fewest people who can have given both answers."""
    matrix, lower, upper = zip(*known, strict=True)
    goal = np.array([int(way[place] == point and way[1 - place] == other) for way in WAYS])
    found = milp(
        goal,
        constraints=LinearConstraint(np.array(matrix), lower, upper),
        integrality=np.ones(len(WAYS)),
        bounds=Bounds(0, np.inf),
    )
    return 0 if found.x is None else round(found.fun)


def attack_choices(path):
    """Return the choices of which is known that all of a few, or none, made them both times."""
    rows = [
        row
        for table in ("partners", "risks", "lists")
        for row in read(path, f"SELECT * FROM {table} WHERE low IS NOT NULL")
    ]
    return [(row["question"], row["choice"]) for row in rows if is_choice_given_away(row)]


def is_choice_given_away(row):
    n, before, after = row["n"], row["before"], row["after"]
    slack = 101 * FINE if n < 100 else 10.1 * FINE
    both = [
        each
        for each in range(max(0, before + after - n), min(before, after) + 1)
        if all(
            abs(100 * bound - row[column]) <= slack
            for bound, column in zip(
                newcombe_interval(each, after - each, before - each, n),
                ("low", "high"),
                strict=True,
            )
        )
    ]
    ends = (
        (before, both),
        (after, both),
        (n - before, [after - each for each in both]),
        (n - after, [before - each for each in both]),
    )
    return any(0 < few < MANY and set(kept) in ({0}, {few}) for few, kept in ends)


def take_back(seminar, protected):
    """Return what is published, with the bounds of the same intervals as if no rule hid them."""
    tables, bare = lay_out(seminar), lay_bare(seminar)
    for name in protected:
        key = ("comparison", "kind", "name", "question", "choice")
        known = {
            tuple(getattr(row, each, None) for each in key): row for row in getattr(bare, name)
        }
        rows = [
            replace(row, low=found.low, high=found.high)
            for row in getattr(tables, name)
            if (found := known[tuple(getattr(row, each, None) for each in key)])
        ]
        tables = replace(tables, **{name: rows})
    return tables


def test_no_rare_answer_tells_the_answer_of_the_other_time(published):
    assert [attack(path) + attack_choices(path) for path in published] == [[] for _ in published]


@pytest.mark.parametrize("seed", GIVEN_AWAY)
def test_an_interval_of_one_question_would_give_a_few_away(seed, tmp_path):
    seminar = make_seminar(seed)

    kept = write(tmp_path / "kept.db", lay_out(seminar))
    told = write(tmp_path / "told.db", take_back(seminar, ["changes"]))

    assert attack(kept) == []
    assert attack(told) != []


@pytest.mark.parametrize("seed", UNGUARDED)
def test_without_the_gatekeeper_choices_of_a_few_are_given_away(seed, tmp_path):
    seminar = make_seminar(seed)

    kept = write(tmp_path / "kept.db", lay_out(seminar))
    told = write(tmp_path / "told.db", lay_out(seminar, guarded=False))

    assert attack_choices(kept) == []
    assert attack_choices(told) != []


def test_without_the_gatekeeper_the_few_who_moved_are_given_away(tmp_path):
    report = report_of(FEW_MOVE)

    kept = write(tmp_path / "kept.db", publish(guard_report(report, publish, effort())))
    told = write(tmp_path / "told.db", publish(report))

    assert attack(kept) == []
    assert ("pre_post", "a", 3) in {given[:2] + given[2][1:] for given in attack(told)}


@pytest.mark.parametrize("seed", CHANGED)
def test_an_interval_of_a_rare_choice_would_give_a_few_away(seed, tmp_path):
    seminar = make_seminar(seed)

    kept = write(tmp_path / "kept.db", lay_out(seminar))
    told = write(tmp_path / "told.db", take_back(seminar, ["partners", "risks", "lists"]))

    assert attack_choices(kept) == []
    assert attack_choices(told) != []
