"""Who is counted in what organisers read, in batches, so that no look tells of a few newcomers.

Whoever comes after a look is counted in a batch of k or more. Who withdraws is gone at once.
"""

from collections.abc import Collection, Mapping


def settle(
    known: Mapping[int, Collection[int]], responses: Collection[int], k: int
) -> dict[int, frozenset[int]]:
    """Return the batch that a look adds to the `known` ones, or none if fewer than k have come."""
    newcomers = frozenset(responses).difference(*known.values())
    return {max(known, default=0) + 1: newcomers} if len(newcomers) >= k else {}
