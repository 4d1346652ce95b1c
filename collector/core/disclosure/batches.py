"""Who is counted in what organisers read: batches of people, so that no two looks tell of a few.

Whoever comes after a look is counted in a batch of k or more. Where somebody of a batch withdraws,
k others of it are left out too. So the people of any two looks are the same, or k and more make the
difference.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

LEFT_OUT = 0
"""The batch of those who are never counted again."""


@dataclass(frozen=True)
class Batches:
    """The responses of each batch that are still there, and how many were counted of it."""

    present: Mapping[int, frozenset[int]]
    counted: Mapping[int, int]


def settle(
    known: Batches, responses: Collection[int], k: int, rank: Callable[[int], float]
) -> dict[int, frozenset[int]]:
    """Return the responses of each batch at the next look, and who is left out.

    Who has the lowest `rank` is left out first. As long as fewer than k have come there is no look.
    """
    left_out = set(known.present.get(LEFT_OUT, ()))
    batches: dict[int, frozenset[int]] = {}
    for batch, counted in known.counted.items():
        there = known.present.get(batch, frozenset())
        if len(there) < counted:
            others = sorted(there, key=rank)
            spared = frozenset(others[k:])
            batches[batch] = spared if len(spared) >= k else frozenset()
        else:
            batches[batch] = there
        left_out |= there - batches[batch]
    newcomers = frozenset(responses).difference(left_out, *batches.values())
    if len(newcomers) >= k:
        batches[max(batches, default=LEFT_OUT) + 1] = newcomers
    return {LEFT_OUT: frozenset(left_out), **batches} if batches else {}
