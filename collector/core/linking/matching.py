"""Match the self-generated codes of two waves, on hashes alone and for any order of rows."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Code = tuple[bytes, ...]
"""The hashes of a personal code's elements, in their order."""

ElementHashes = Sequence[tuple[int, Code]]
"""Response id and personal code of the responses of one wave that gave one."""

_ENOUGH = 2
"""A response with two neighbours is linked with neither, so no block need hold more."""


class Outcome(StrEnum):
    """What became of a response that gave a personal code."""

    EXACT = "exact"
    ONE_OFF = "one_off"
    DUPLICATE = "duplicate"
    """Another response of its wave has the same code."""
    AMBIGUOUS = "ambiguous"
    """Several responses are too like one another to tell which belong together."""
    ALONE = "alone"
    """No response of the other wave is like it."""


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
    records = [*before, *after]
    neighbours = _find_neighbours(records)
    exact = _match_exact(before, after)
    matched = dict(exact) | {other: one for one, other in exact}
    before_ids = {response_id for response_id, _ in before}
    one_off = [
        (one, other)
        for one in before_ids - matched.keys()
        for other in neighbours[one]
        if neighbours[one] == {other} and neighbours[other] == {one} and other not in before_ids
    ]
    outcomes = dict.fromkeys(matched, Outcome.EXACT)
    outcomes |= {response_id: Outcome.ONE_OFF for pair in one_off for response_id in pair}
    for wave in (before, after):
        uses = Counter(code for _, code in wave)
        for response_id, code in wave:
            if response_id not in outcomes:
                alone = Outcome.AMBIGUOUS if neighbours[response_id] else Outcome.ALONE
                outcomes[response_id] = Outcome.DUPLICATE if uses[code] > 1 else alone
    return ElementMatching(tuple(sorted([*exact, *one_off])), outcomes)


def _match_exact(before: ElementHashes, after: ElementHashes) -> list[tuple[int, int]]:
    waves = []
    for wave in (before, after):
        uses = Counter(code for _, code in wave)
        waves.append({code: response_id for response_id, code in wave if uses[code] == 1})
    first, second = waves
    return [(response_id, second[code]) for code, response_id in first.items() if code in second]


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
