"""Match the self-generated codes of two waves, on hashes alone and for any order of rows."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

Code = tuple[bytes, ...]  # the hashes of a personal code's elements, in their order

Hash = TypeVar("Hash", bound=Hashable)

ElementHashes = Sequence[tuple[int, Code]]
"""Response id and personal code of the responses of one wave that gave one."""

_ENOUGH = 2  # a response with two neighbours is linked with neither, so no block need hold more


class Outcome(StrEnum):
    """What became of a response that gave a personal code."""

    EXACT = "exact"
    ONE_OFF = "one_off"
    DUPLICATE = "duplicate"  # another response of its wave has the same code
    AMBIGUOUS = "ambiguous"  # several are too like one another to tell which belong together
    ALONE = "alone"  # no response of the other wave is like it


@dataclass(frozen=True)
class ElementMatching:
    """The pairs found, before and after, and what became of every response, by its id."""

    pairs: tuple[tuple[int, int], ...]
    outcomes: Mapping[int, Outcome]


def match_self_generated(before: ElementHashes, after: ElementHashes) -> ElementMatching:
    """Return the pairs of two waves by personal codes.

    Exact if the code occurs once in each wave; else one element different if the two are each
    other's only neighbour among all responses of both waves, those matched already included.
    Never two elements. A response has another as neighbour if at most one element differs: then
    the two share a block, the code with one element left out. Only blocks are looked up, so the
    time grows with the number of responses, not of pairs.
    """
    neighbours = _find_neighbours([*before, *after])
    owners = [find_owners(wave) for wave in (before, after)]
    exact = [(one, owners[1][code]) for code, one in owners[0].items() if code in owners[1]]
    outcomes = {response_id: Outcome.EXACT for pair in exact for response_id in pair}
    before_ids = {response_id for response_id, _ in before}
    one_off = [
        (one, other)
        for one in before_ids - outcomes.keys()
        for other in neighbours[one]
        if neighbours[one] == {other} and neighbours[other] == {one} and other not in before_ids
    ]
    outcomes |= {response_id: Outcome.ONE_OFF for pair in one_off for response_id in pair}
    for wave, unique in zip((before, after), owners, strict=True):
        for response_id, code in wave:
            alone = Outcome.AMBIGUOUS if neighbours[response_id] else Outcome.ALONE
            outcomes.setdefault(response_id, alone if code in unique else Outcome.DUPLICATE)
    return ElementMatching(tuple(sorted([*exact, *one_off])), outcomes)


def find_owners(codes: Sequence[tuple[int, Hash]]) -> dict[Hash, int]:
    """Return the response that has each code, of the codes that only one response has."""
    uses = Counter(code for _, code in codes)
    return {code: response_id for response_id, code in codes if uses[code] == 1}


def _find_neighbours(records: ElementHashes) -> dict[int, set[int]]:
    """Return the neighbours of each response; of many, a few are enough to know of several."""
    blocks: defaultdict[tuple[int, Code], list[int]] = defaultdict(list)
    for response_id, code in records:
        for block in _blocks(code):
            if len(blocks[block]) <= _ENOUGH:
                blocks[block].append(response_id)
    return {
        response_id: {other for block in _blocks(code) for other in blocks[block]} - {response_id}
        for response_id, code in records
    }


def _blocks(code: Code) -> Iterator[tuple[int, Code]]:
    for place in range(len(code)):
        yield place, code[:place] + code[place + 1 :]
