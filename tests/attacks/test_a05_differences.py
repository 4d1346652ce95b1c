"""A5: subtract the figures of two groups of one file of which one lies within the other."""

from itertools import combinations

from tests.attacks.published_files import read_bases

K = 10


def attack(path):
    """Return pairs of figures about the same answers whose bases differ by 1 to 9 people."""
    bases = sorted(read_bases(path).items())
    return [
        (one, other)
        for (one, (n, cells)), (other, (m, others)) in combinations(bases, 2)
        if 0 < abs(n - m) < K and not cells.isdisjoint(others)
    ]


def test_no_two_published_groups_differ_by_a_few_people(published):
    assert [attack(path) for path in published] == [[] for _ in published]


def test_most_seminars_laid_bare_have_groups_that_differ_by_a_few(bare):
    open_to_it = [path for path in bare if attack(path)]

    assert 2 * len(open_to_it) > len(bare)


def test_a_scale_beside_its_items_is_among_what_is_found(bare):
    found = {(one[:2], other[:2]) for path in bare for one, other in attack(path)}

    assert (("pre_post", "item"), ("pre_post", "scale")) in found
