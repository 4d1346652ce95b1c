"""A9: twelve of twelve people answer "5": read off what each of them said."""

import pytest

from tests.attacks.published_files import lay_bare, lay_out, read, write
from tests.attacks.random_events import ITEMS, craft_seminar

ALL = 12


def attack(path):
    """Return the figures of fewer than twenty people that only one answer of all of them gives."""
    counts = read(path, "SELECT question FROM results WHERE n < 20 AND count = n")
    means = read(
        path, "SELECT name FROM changes WHERE n < 20 AND (mean_after IN (1, 5) OR low IS NULL)"
    )
    shares = read(path, "SELECT question FROM usefulness WHERE n < 20 AND agree = n")
    groups = read(path, "SELECT question FROM breakdowns WHERE n < 20 AND count = n")
    profiles = read(path, "SELECT profile FROM profiles WHERE n < 20 AND count = n")
    return [*counts, *means, *shares, *groups, *profiles, *attack_texts(path)]


def attack_texts(path):
    """Return the risks of which fewer than twenty texts, all but one at most, are of one stage."""
    return read(path, "SELECT risk FROM coded_texts WHERE n < 20 AND count >= n - 1")


@pytest.fixture
def seminar():
    """Twelve people of whom all answer 5 to every statement and two roles are known."""
    same = {item.name: "5" for item in ITEMS} | {"use_overall": "5"}
    roles = ["leading", "practice"] * (ALL // 2)
    return craft_seminar([{**same, "role": role} for role in roles])


def test_nothing_is_told_of_twelve_who_all_say_the_same(seminar, tmp_path):
    tables = lay_out(seminar)

    assert [row for row in tables.results if row.question != "role"] == []
    assert attack(write(tmp_path / "public.db", tables)) == []


def test_laid_bare_everybodys_answer_is_read_off(seminar, tmp_path):
    found = attack(write(tmp_path / "public.db", lay_bare(seminar)))

    assert len(found) > len(ITEMS)


def test_no_texts_of_a_few_are_all_alike(published):
    assert any(read(path, "SELECT 1 FROM coded_texts WHERE n < 20") for path in published)
    assert [attack_texts(path) for path in published] == [[] for _ in published]


def test_texts_laid_bare_are_alike_where_a_few_wrote(bare):
    assert [path for path in bare if attack_texts(path)] != []
