import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.linking.persons import Linkable, match_waves
from tests.bench.linking import CELLS, score, summarise


def code(text):
    return tuple(letter.encode() for letter in text)


def wave(first_id, texts):
    return [(first_id + place, code(text)) for place, text in enumerate(texts)]


def match(*waves):
    return match_waves([[Linkable(each, personal=own) for each, own in wave] for wave in waves])


@pytest.mark.parametrize(
    ("before", "after", "pairs", "alike"),
    [
        ([], [], (), []),
        (["aaaaaa"], ["aaaaaa"], ((1, 101),), [1, 101]),
        (["aaaaaa"], ["aaaaab"], ((1, 101),), [1, 101]),
        (["aaaaaa"], ["aaaabb"], (), []),
        (["aaaaaa", "aaaaaa"], ["aaaaaa"], (), [1, 2, 101]),
        (["aaaaaa"], ["aaaaab", "aaaaac"], (), [1, 101, 102]),
        (["aaaaaa"], ["aaaaab", "baaaaa"], (), [1, 101, 102]),
        (["aaaaaa", "aaaaab"], ["aaaaaa"], ((1, 101),), [1, 2, 101]),
        (["aaaaaa", "baaaaa"], ["aaaaab"], (), [1, 2, 101]),
        (["aaaaaa", "aaaaab"], [], (), [1, 2]),
        (["aaaaaa", "bbbbbb"], ["aaaaab", "cccccc"], ((1, 101),), [1, 101]),
    ],
)
def test_match_personal_follows_the_rule(before, after, pairs, alike):
    matched = match(wave(1, before), wave(101, after))

    assert (matched.persons, sorted(matched.alike[0, 1])) == (pairs, alike)


codes = st.lists(st.text("ab", min_size=6, max_size=6) | st.text("xyz", min_size=6, max_size=6))


@given(codes, codes, st.randoms(use_true_random=False))
def test_match_personal_does_not_depend_on_row_order(before, after, rng):
    first, second = wave(1, before), wave(1001, after)
    expected = match(first, second)

    rng.shuffle(first)
    rng.shuffle(second)

    assert match(first, second) == expected


@given(codes, codes)
def test_match_personal_is_symmetric_in_the_waves(before, after):
    there = match(wave(1, before), wave(1001, after))

    back = match(wave(1001, after), wave(1, before))

    assert (back.persons, back.links, back.alike) == (there.persons, there.links, there.alike)


@given(codes, codes)
def test_match_personal_agrees_with_comparing_everybody(before, after):
    first, second = wave(1, before), wave(1001, after)

    matched = match(first, second)

    assert set(matched.persons) == compare_everybody(first, second)


def compare_everybody(before, after):
    """Return the pairs by the rule's own words, looking at all pairs of responses."""
    uses = [Counter(each for _, each in records) for records in (before, after)]
    everybody = [*before, *after]
    return {
        (one, other)
        for one, mine in before
        for other, theirs in after
        if (mine == theirs and uses[0][mine] == uses[1][theirs] == 1)
        or (
            differing(mine, theirs) == 1
            and near(everybody, one, mine) == [other]
            and near(everybody, other, theirs) == [one]
        )
    }


def near(everybody, response_id, mine):
    return [
        other
        for other, theirs in everybody
        if other != response_id and differing(mine, theirs) <= 1
    ]


def differing(one, other):
    return sum(a != b for a, b in zip(one, other, strict=True))


@pytest.mark.simulation
@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_simulated_people_are_linked_rightly_and_nearly_all(cell):
    scores = [score(cell, random.Random(seed)) for seed in range(20)]

    precision, _, recall = summarise(scores)

    assert precision >= 0.998
    assert recall >= cell.recall - 0.01
