"""A5: subtract the figures of two groups of one file of which one lies within the other."""

from itertools import combinations

from tests.attacks.published_files import read, read_bases

K = 10


def attack(path):
    """Return pairs of figures about the same answers whose bases differ by 1 to 9 people."""
    bases = sorted(read_bases(path).items())
    return [
        (one, other)
        for (one, (n, cells)), (other, (m, others)) in combinations(bases, 2)
        if 0 < abs(n - m) < K and not cells.isdisjoint(others)
    ]


def subtract_profiles(path):
    """Return the groups whose people with a profile are 1 to 9 fewer than those in a breakdown."""
    sql = (
        "SELECT DISTINCT breakdowns.*, shown FROM breakdowns JOIN questions"
        " USING (event, wave, question) JOIN ("
        "  SELECT event, wave, roles.about AS variable, roles.level AS people,"
        "    scales.about AS scale, sum(count) AS shown"
        "  FROM profiles JOIN profile_levels AS roles USING (event, wave, profile)"
        "  JOIN profile_levels AS scales USING (event, wave, profile) GROUP BY 1, 2, 3, 4, 5"
        ") USING (event, wave, variable, people, scale) GROUP BY breakdowns.wave, question, people"
    )
    return [row for row in read(path, sql) if 0 < abs(row["n"] - row["shown"]) < K]


def test_no_two_published_groups_differ_by_a_few_people(published):
    assert [attack(path) for path in published] == [[] for _ in published]


def test_no_group_of_the_profiles_lacks_a_few_of_the_same_group_in_a_breakdown(published):
    assert any(read(path, "SELECT 1 FROM profiles") for path in published)
    assert [subtract_profiles(path) for path in published] == [[] for _ in published]


def test_profiles_laid_bare_lack_a_few_of_a_group(bare):
    assert [path for path in bare if subtract_profiles(path)] != []


def test_most_seminars_laid_bare_have_groups_that_differ_by_a_few(bare):
    open_to_it = [path for path in bare if attack(path)]

    assert 2 * len(open_to_it) > len(bare)


def test_a_scale_beside_its_items_is_among_what_is_found(bare):
    found = {(one[:2], other[:2]) for path in bare for one, other in attack(path)}

    assert (("pre_post", "item"), ("pre_post", "scale")) in found
