"""Which responses of an event's waves are one person's, by any of the ways to link.

It is decided on hashes alone, the same for any order of rows or waves.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

Code = tuple[bytes, ...]  # the hashes of a personal code's elements, in their order
Person = tuple[int, ...]  # response ids, at most one a wave, in ascending order
Pair = tuple[int, int]  # two responses, or the places of two waves, the earlier wave first


@dataclass(frozen=True)
class Linkable:
    """One response and the hashes by which it may be linked; without any it is nobody's."""

    id: int
    card: bytes | None = None
    phone: bytes | None = None
    personal: Code | None = None


class Link(StrEnum):
    """By what two responses are linked, the surest first."""

    CARD = "card"
    PHONE = "phone"
    PERSONAL = "personal"
    ONE_OFF = "one_off"  # by personal codes of which one element differs


@dataclass(frozen=True)
class Persons:
    """The persons found, and what is needed to say how.

    `links` has for each pair of responses what links them; `alike`, for each two waves, the
    responses whose personal code another one has with at most one element different; `duplicated`,
    for each wave, the responses whose code was used more than once in it.
    """

    persons: tuple[Person, ...]
    links: Mapping[frozenset[int], Link]
    alike: Mapping[Pair, frozenset[int]]
    duplicated: tuple[frozenset[int], ...]


_Hash = bytes | Code

_ENOUGH = 2  # a response with two neighbours is linked with neither, so no block need hold more

_EQUAL = (Link.CARD, Link.PHONE, Link.PERSONAL)
"""Codes that link if they are equal, the surest first; a response has a field for each."""


def match_waves(waves: Sequence[Sequence[Linkable]]) -> Persons:
    """Return the persons of an event.

    Equal card codes are one person's, then equal phone tokens, then equal personal codes, then
    those of which one element differs, never two, if the two are each other's only neighbour among
    all responses of both waves. Links by which a person would have two responses of one wave are
    dropped, all that hang together and no others, so that order does not matter. A code used twice
    in one wave is nobody's there.
    """
    steps = {link: _match_equal(waves, link) for link in _EQUAL}
    steps[Link.ONE_OFF] = set()
    alike = {}
    personal = [{each.id: each.personal for each in wave if each.personal} for wave in waves]
    for places in combinations(range(len(waves)), 2):
        before, after = (personal[place] for place in places)
        near = _find_neighbours(before | after)
        alike[places] = frozenset(each for each, neighbours in near.items() if neighbours)
        steps[Link.ONE_OFF] |= {
            (one, other)
            for one in before
            for other in near[one] & after.keys()
            if near[one] | near[other] == {one, other}
        }
    steps[Link.ONE_OFF] -= steps[Link.PERSONAL]
    person_of = _join(waves, steps.values())
    return Persons(
        persons=tuple(sorted({person for person in person_of.values() if len(person) > 1})),
        links={
            frozenset(pair): link
            for link, pairs in reversed(steps.items())
            for pair in pairs
            if person_of[pair[0]] == person_of[pair[1]]
        },
        alike=alike,
        duplicated=tuple(map(_find_duplicated, waves)),
    )


def _list_codes(wave: Sequence[Linkable], link: Link) -> list[tuple[int, _Hash]]:
    coded = ((each.id, getattr(each, link)) for each in wave)
    return [(response_id, code) for response_id, code in coded if code is not None]


def _find_owners(codes: Sequence[tuple[int, _Hash]]) -> dict[_Hash, int]:
    """Return the response that has each code, of the codes that only one response has."""
    uses = Counter(code for _, code in codes)
    return {code: response_id for response_id, code in codes if uses[code] == 1}


def _match_equal(waves: Sequence[Sequence[Linkable]], link: Link) -> set[Pair]:
    """Return the pairs of responses whose code is the same and the only such in its wave."""
    owners: defaultdict[_Hash, list[int]] = defaultdict(list)
    for wave in waves:
        for code, response_id in _find_owners(_list_codes(wave, link)).items():
            owners[code].append(response_id)
    return {pair for ids in owners.values() for pair in combinations(ids, 2)}


def _find_duplicated(wave: Sequence[Linkable]) -> frozenset[int]:
    found: set[int] = set()
    for link in _EQUAL:
        codes = _list_codes(wave, link)
        found |= {response_id for response_id, _ in codes} - set(_find_owners(codes).values())
    return frozenset(found)


def _find_neighbours(codes: Mapping[int, Code]) -> dict[int, set[int]]:
    """Return the neighbours of each response: those of whose code at most one element differs.

    Two neighbours share a block, the code with one element left out. Only blocks are looked up, so
    the time grows with the number of responses, not of pairs.
    """
    blocks: defaultdict[tuple[int, Code], list[int]] = defaultdict(list)
    for response_id, code in codes.items():
        for block in _blocks(code):
            if len(blocks[block]) <= _ENOUGH:
                blocks[block].append(response_id)
    return {
        response_id: {other for block in _blocks(code) for other in blocks[block]} - {response_id}
        for response_id, code in codes.items()
    }


def _blocks(code: Code) -> Iterator[tuple[int, Code]]:
    for place in range(len(code)):
        yield place, code[:place] + code[place + 1 :]


def _join(waves: Sequence[Sequence[Linkable]], steps: Iterable[set[Pair]]) -> dict[int, Person]:
    """Return each response's person, joined by one kind of link after the other."""
    wave_of = {each.id: place for place, wave in enumerate(waves) for each in wave}
    person_of: dict[int, Person] = {response_id: (response_id,) for response_id in wave_of}
    for pairs in steps:
        # Every response of a group has the same set; the smaller set goes into the larger.
        groups: dict[int, set[int]] = {}
        for person in {person_of[each] for pair in pairs for each in pair}:
            group = set(person)
            groups |= dict.fromkeys(person, group)
        for one, other in pairs:
            smaller, larger = sorted((groups[one], groups[other]), key=len)
            if smaller is not larger:
                larger |= smaller
                groups |= dict.fromkeys(smaller, larger)
        for group in {id(group): group for group in groups.values()}.values():
            if len({wave_of[response_id] for response_id in group}) == len(group):
                person_of |= dict.fromkeys(group, tuple(sorted(group)))
    return person_of
