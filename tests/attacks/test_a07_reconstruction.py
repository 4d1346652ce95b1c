"""A7: work out what every single person answered from n, counts and rounded means.

Which way people moved tells no answer, so a change in which all went one way is published.
"""

from collections import Counter
from functools import cache
from itertools import combinations_with_replacement

from tests.attacks.published_files import read

MANY = 20
"""So many people may all say the same: it is told of all of them, and of none in particular."""


@cache
def count_ways(n):
    """Return in how many ways n answers of 1 to 5 add up to each sum, whoever gave which."""
    return Counter(sum(answers) for answers in combinations_with_replacement(range(1, 6), n))


def is_certain(mean, n):
    """Say whether only one set of answers has this mean, once rounded."""
    ways = count_ways(n)
    return sum(ways[total] for total in ways if abs(total / n - mean) < 0.0501) == 1


def attack(path):
    """Return the figures about fewer than twenty people that tell what each of them said."""
    small = f"n < {MANY}"
    alike = read(path, f"SELECT wave, question FROM results WHERE {small} AND count >= n - 1")
    means = [
        (row["comparison"], row["name"])
        for row in read(path, f"SELECT * FROM changes WHERE {small} AND kind = 'item'")
        if is_certain(row["mean_before"], row["n"]) or is_certain(row["mean_after"], row["n"])
    ]
    return [*alike, *means]


def test_no_published_figure_tells_what_each_of_a_few_said(published):
    assert [attack(path) for path in published] == [[] for _ in published]


def test_figures_laid_bare_tell_what_each_of_a_few_said(bare):
    small = [
        path for path in bare if read(path, f"SELECT 1 FROM waves WHERE responses < {MANY} LIMIT 1")
    ]

    assert small != []
    assert 2 * len([path for path in small if attack(path)]) > len(small)
