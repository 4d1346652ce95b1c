"""Batches: who comes between two looks is counted with k others or not at all."""

from itertools import pairwise
from random import Random

import pytest

from collector.core.disclosure.batches import settle

K = 10


def test_nobody_is_looked_at_below_the_threshold():
    assert settle({}, range(9), K) == {}
    assert settle({}, range(10), K) == {1: set(range(10))}


def test_newcomers_wait_until_they_are_enough():
    first = {1: frozenset(range(12))}

    assert settle(first, range(21), K) == {}
    assert settle(first, range(22), K) == {2: set(range(12, 22))}


def test_who_withdraws_takes_nobody_along():
    assert settle({1: frozenset(range(1, 30))}, range(1, 30), K) == {}


@pytest.mark.parametrize("seed", range(60))
def test_no_two_looks_differ_by_few_newcomers(seed):
    draw, there, number = Random(seed), set(), 0
    batches, looks = {}, []
    for _ in range(80):
        if there and draw.random() < 0.25:
            there.discard(draw.choice(sorted(there)))
        else:
            there.add(number := number + 1)
        batches = {batch: ids & there for batch, ids in batches.items()}
        batches |= settle(batches, there, K)
        looks.append((set().union(*batches.values()), set(there)))

    for (earlier, _), (later, present) in pairwise(looks):
        assert later <= present
        assert not 0 < len(later - earlier) < K
