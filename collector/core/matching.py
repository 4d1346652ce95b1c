"""Which responses are one person's, decided on hashes alone and the same for any row order.

How hashes are made belongs to `codes`.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

CardHashes = Sequence[tuple[int, bytes]]
"""Response id and card hash of the responses of one wave that gave a card code."""


@dataclass(frozen=True)
class Matching:
    """The persons found: response ids, at most one a wave; and how many responses stay alone.

    `duplicates` counts, wave by wave, responses whose code was used more than once in that wave.
    """

    persons: tuple[tuple[int, ...], ...]
    duplicates: tuple[int, ...]


def match_cards(waves: Sequence[CardHashes]) -> Matching:
    """Return the persons whose card code occurs in two or more waves.

    A code used twice in one wave is nobody's there: none of those responses is linked
    (methods.md §1).
    """
    responses: defaultdict[bytes, list[int]] = defaultdict(list)
    duplicates = []
    for hashes in waves:
        uses = Counter(card for _, card in hashes)
        for response_id, card in hashes:
            if uses[card] == 1:
                responses[card].append(response_id)
        duplicates.append(sum(n for n in uses.values() if n > 1))
    persons = (tuple(ids) for ids in responses.values() if len(ids) > 1)
    return Matching(tuple(sorted(persons)), tuple(duplicates))
