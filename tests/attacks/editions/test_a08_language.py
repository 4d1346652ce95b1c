"""A8: two people among forty took part in Russian: what did they say?

No table is by language; were it a variable like any other, it would be under the same rule (R6).
"""

from random import Random

import pytest

from tests.attacks.published_files import lay_bare, lay_out, read, write
from tests.attacks.random_events import ITEMS, craft_seminar

FEW = 2
IN_A_LANGUAGE = {"charts", "trend_charts", "proposals", "corrections"}
"""Tables whose words are in a language, which is nobody's own."""


def attack(path):
    """Return what is told of a group of two, or of all but two."""
    rows = read(
        path,
        "SELECT DISTINCT breakdowns.wave, breakdowns.question, people, category, breakdowns.count"
        " FROM breakdowns JOIN results USING (event, wave, question)"
        f" WHERE breakdowns.n <= {FEW} OR results.n - breakdowns.n BETWEEN 1 AND {FEW}",
    )
    columns = [
        (table["name"], column["name"])
        for table in read(path, "SELECT name FROM sqlite_master WHERE type = 'table'")
        for column in read(path, f"PRAGMA table_info({table['name']})")
    ]
    by_language = [each for each in columns if each[1] == "language"]
    return rows, {table for table, _ in by_language} - IN_A_LANGUAGE


@pytest.fixture
def seminar():
    """Forty people; the variable by which results may be broken down is their language."""
    draws = Random(8)
    languages = ["leading"] * 38 + ["other"] * FEW
    return craft_seminar(
        [
            {"role": each, **{item.name: draws.choice("12345") for item in ITEMS}}
            for each in languages
        ]
    )


def test_nothing_is_told_of_the_two(seminar, tmp_path):
    assert attack(write(tmp_path / "public.db", lay_out(seminar))) == ([], set())


def test_laid_bare_their_answers_are_read_off(seminar, tmp_path):
    rows, _ = attack(write(tmp_path / "public.db", lay_bare(seminar)))

    assert {row["people"] for row in rows} >= {"other"}
