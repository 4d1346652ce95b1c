import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.linking.matching import Outcome, match_self_generated
from tests.bench.linking import CELLS, score, summarise

EXACT, ONE_OFF, DUPLICATE, AMBIGUOUS, ALONE = Outcome


def code(text):
    return tuple(letter.encode() for letter in text)


def wave(first_id, texts):
    return [(first_id + place, code(text)) for place, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("before", "after", "pairs", "outcomes"),
    [
        ([], [], (), []),
        (["aaaaaa"], ["aaaaaa"], ((1, 101),), [EXACT, EXACT]),
        (["aaaaaa"], ["aaaaab"], ((1, 101),), [ONE_OFF, ONE_OFF]),
        (["aaaaaa"], ["aaaabb"], (), [ALONE, ALONE]),
        (["aaaaaa", "aaaaaa"], ["aaaaaa"], (), [DUPLICATE, DUPLICATE, AMBIGUOUS]),
        (["aaaaaa"], ["aaaaab", "aaaaac"], (), [AMBIGUOUS] * 3),
        (["aaaaaa"], ["aaaaab", "baaaaa"], (), [AMBIGUOUS] * 3),
        (["aaaaaa", "aaaaab"], ["aaaaaa"], ((1, 101),), [EXACT, AMBIGUOUS, EXACT]),
        (["aaaaaa", "baaaaa"], ["aaaaab"], (), [AMBIGUOUS] * 3),
        (["aaaaaa", "aaaaab"], [], (), [AMBIGUOUS] * 2),
    ],
)
def test_match_personal_follows_the_rule(before, after, pairs, outcomes):
    matching = match_self_generated(wave(1, before), wave(101, after))

    found = [matching.outcomes[response_id] for response_id in sorted(matching.outcomes)]
    assert (matching.pairs, found) == (pairs, outcomes)


codes = st.lists(st.text("ab", min_size=6, max_size=6) | st.text("xyz", min_size=6, max_size=6))


@given(codes, codes, st.randoms(use_true_random=False))
def test_match_personal_does_not_depend_on_row_order(before, after, rng):
    first, second = wave(1, before), wave(1001, after)
    expected = match_self_generated(first, second)

    rng.shuffle(first)
    rng.shuffle(second)

    assert match_self_generated(first, second) == expected


@given(codes, codes)
def test_match_personal_is_symmetric_in_the_waves(before, after):
    there = match_self_generated(wave(1, before), wave(1001, after))

    back = match_self_generated(wave(1001, after), wave(1, before))

    assert sorted((one, other) for other, one in back.pairs) == list(there.pairs)
    assert back.outcomes == there.outcomes


@given(codes, codes)
def test_match_personal_agrees_with_comparing_everybody(before, after):
    first, second = wave(1, before), wave(1001, after)

    matching = match_self_generated(first, second)

    assert set(matching.pairs) == compare_everybody(first, second)


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
