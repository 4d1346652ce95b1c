"""A35: find what a few people answered who are hidden in a group merged with a larger one.

Hidden are the choices of the groups' question that a breakdown does not show, and those who left
that question out. How many they are at most tells the question's own results.
"""

from dataclasses import replace

import pytest

from collector.core.disclosure.statistics import list_public_statistics
from collector.core.disclosure.suppression import check_successor
from collector.core.publication.editions import check_edition
from collector.errors import PublicationError
from tests.attacks.numbers.test_a06_bounds import find_hidden
from tests.attacks.published_files import lay_bare, lay_out, read, write
from tests.attacks.random_events import craft_seminar

K, MANY = 10, 20


def attack(path):
    """Return the hidden groups below twenty of whom all, or all but one, must agree or disagree."""
    results, sums, responses = {}, {}, {}
    for row in read(path, "SELECT wave, question, choice, count FROM results"):
        results.setdefault((row["wave"], row["question"]), {})[row["choice"]] = row["count"]
    for row in read(path, "SELECT wave, responses FROM waves"):
        responses[row["wave"]] = row["responses"]
    for row in read(path, "SELECT * FROM breakdowns"):
        key = row["wave"], row["question"], row["variable"]
        sums.setdefault(key, {})[row["people"], row["category"]] = row["count"]
    found = []
    for key, cells in sums.items():
        sizes, totals = find_hidden(key, cells, results)
        told = results.get((key[0], key[2]))
        if told:
            sizes[""] = responses[key[0]] - sum(told.values())
        n = sum(totals.values())
        for group, size in sizes.items():
            elsewhere = n - max(totals.values())
            if 0 < size < MANY and size <= n and elsewhere <= 1:
                found.append((*key, group))
    return found


def list_small(path):
    """Return the groups below ten that are shown, or follow from the sums."""
    sql = (
        "SELECT wave, question, people, sum(count) AS n FROM breakdowns"
        " GROUP BY wave, question, variable, people HAVING sum(count) < 10"
    )
    return read(path, sql)


def test_no_hidden_group_is_known_to_have_said_the_same(published):
    assert [attack(path) + list_small(path) for path in published] == [[] for _ in published]


def test_breakdowns_laid_bare_show_small_groups(bare):
    assert [path for path in bare if list_small(path)] != []


def crowd(blank, few="12345"):
    """Return leaders and practitioners, and people without a role who answer the points given."""
    roles = [("leading", 8), ("practice", 6)]
    people = [{"role": role, "only": point} for role, n in roles for point in n * "12345"]
    return [*people, *({"only": point} for point in few[:blank])]


@pytest.mark.parametrize("blank", range(1, 6))
def test_a_few_without_a_role_are_told_with_the_smallest_group(blank, tmp_path):
    tables = lay_out(craft_seminar(crowd(blank)))

    shown = {(row.people, row.n) for row in tables.breakdowns if row.wave == "pre"}

    assert shown == {("leading", 40), ("other", 30 + blank)}
    assert attack(write(tmp_path / "a.db", tables)) == []


def agreeing(blank):
    """Return people of whom all practitioners, and all without a role, agree."""
    roles = [("leading", 8 * "12345"), ("practice", 30 * "5")]
    people = [{"role": role, "only": point} for role, points in roles for point in points]
    return [*people, *[{"only": "5"}] * blank, {"only": "1"}]


def test_a_group_that_would_tell_what_nearly_all_said_is_not_merged_into(tmp_path):
    seminar = craft_seminar(agreeing(3))
    bare = lay_bare(seminar)
    merged = [replace(row, people="other") for row in bare.breakdowns if row.people == "practice"]
    rows = [row for row in bare.breakdowns if row.people == "leading"]

    opened = write(tmp_path / "b.db", replace(bare, breakdowns=[*rows, *merged]))

    assert lay_out(seminar).breakdowns == []
    assert attack(opened) != []


def test_an_edition_that_merges_another_group_than_the_last_is_refused():
    """A few without a role more: less the group that stood alone, `other` would be about them."""
    first, second = (lay_out(craft_seminar(crowd(blank))) for blank in (0, 4))
    before, after = (
        [each for each in list_public_statistics(tables) if each.kind == "breakdown"]
        for tables in (first, second)
    )

    assert {each.n for each in before} == {40, 30}
    with pytest.raises(PublicationError, match="R1"):
        check_successor(after, before, K)
    check_successor([each for each in after if each.n == 40], before, K)  # raises nothing


def test_an_edition_may_add_breakdowns_that_an_older_rule_dropped():
    second = lay_out(craft_seminar(crowd(4)))
    first = replace(second, breakdowns=[])

    check_edition(second, [first], K)  # raises nothing
    assert second.breakdowns != []
