"""ACRO, with which output checkers of statistical offices decide, on the breakdowns by group.

A table of a group's mean rests on the same people as its three categories: ACRO counts them, asks
whether one or two make up most of it, and whether all are the same.
"""

from acro import ACRO
from acro.sdc_agg_funcs import agg_values_are_same

MANY = 20
"""From so many people on it may be told that all of them say the same."""

SQL = """
    SELECT wave, question, people, CASE category
        WHEN 'disagree' THEN 1 WHEN 'neither' THEN 2 ELSE 3 END AS score, count
    FROM breakdowns
"""


def list_tables(people, path):
    """Return the people of each breakdown in a file."""
    return [table for _, table in people(path, SQL).groupby(["wave", "question"])]


def refuses(table):
    """Say whether ACRO would not let a table of the groups' means out."""
    session = ACRO(suppress=False)
    session.pivot_table(table, values="score", index=["people"], aggfunc="mean")
    [name] = session.results.results
    return session.results.get(name).status == "fail"


def tells_of_all(table):
    """Say whether ACRO finds a group of a few in which all values are the same."""
    groups = [scores for _, scores in table.groupby("people")["score"] if len(scores) < MANY]
    return any(agg_values_are_same(scores) for scores in groups)


def test_acro_lets_every_published_breakdown_out(people, published):
    tables = [table for path in published for table in list_tables(people, path)]

    assert len(tables) > MANY
    assert [table for table in tables if refuses(table) or tells_of_all(table)] == []


def test_acro_refuses_breakdowns_laid_bare(people, bare):
    tables = [table for path in bare for table in list_tables(people, path)]

    assert any(tells_of_all(table) for table in tables)
    assert 2 * sum(refuses(table) for table in tables[:40]) > 40
