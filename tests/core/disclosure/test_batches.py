"""Batches: the people of two looks are the same, or k and more make the difference."""

from random import Random

import pytest

from collector.core.disclosure.batches import LEFT_OUT, Batches, settle

K = 10


def look(known, responses):
    return settle(known, responses, K, lambda _: 0.0)


def counted(batches):
    return frozenset().union(*(ids for batch, ids in batches.items() if batch != LEFT_OUT))


def test_nobody_is_looked_at_below_the_threshold():
    assert look(Batches({}, {}), range(9)) == {}
    assert counted(look(Batches({}, {}), range(10))) == set(range(10))


def test_newcomers_wait_until_they_are_enough():
    first = Batches({1: frozenset(range(12))}, {1: 12})

    assert counted(look(first, range(21))) == set(range(12))
    assert counted(look(first, range(22))) == set(range(22))


def test_k_others_leave_with_who_withdraws():
    left = Batches({1: frozenset(range(1, 30))}, {1: 30})

    settled = look(left, range(1, 30))

    assert len(counted(settled)) == 19
    assert len(settled[LEFT_OUT]) == 10


@pytest.mark.parametrize("seed", range(60))
def test_no_two_looks_differ_by_few(seed):
    draw, there, number = Random(seed), set(), 0
    batches, sizes, looks = {}, {}, []
    for _ in range(80):
        if there and draw.random() < 0.25:
            there.discard(draw.choice(sorted(there)))
        else:
            there.add(number := number + 1)
        known = {batch: frozenset(ids & there) for batch, ids in batches.items()}
        settled = settle(Batches(known, sizes), there, K, lambda _: draw.random())
        batches |= settled
        sizes |= {batch: len(ids) for batch, ids in settled.items() if batch != LEFT_OUT}
        looks.append(counted(settled))

    for at, earlier in enumerate(looks):
        for later in looks[at:]:
            assert not 0 < len(later - earlier) < K
            assert not 0 < len(earlier - later) < K
