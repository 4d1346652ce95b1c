"""How well an event's responses were linked: how many by which way, how many not, and why.

No group of fewer than k people is told apart.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, combinations
from typing import Annotated

from collector.core.linking.codes import ELEMENTS
from collector.core.linking.persons import Link, Linkable, Person, Persons
from collector.core.waves import WaveName
from collector.texts.languages import Translated


class Way(StrEnum):
    """One way to link, in the order in which they are usually offered."""

    CARD = "card"
    PHONE = "phone"
    PERSONAL = "personal"


WITHOUT = "none"
"""What the field `link_way` says of somebody who answers without linking; always on offer."""

LINK_FIELDS = frozenset({"link_way", "card_code", *ELEMENTS})
"""Fields of the participant's page about linking."""


@dataclass(frozen=True)
class LinkingPlan:
    """The ways that an event offers, in their order; none means that linking is not offered.

    `texts` replaces the page's own sentence about a way. Where `cards_only`, nobody answers without
    a printed card, each card once in each wave, and the other ways are not offered.
    """

    ways: tuple[Way, ...] = tuple(Way)
    texts: Mapping[Way, Translated] = field(default_factory=dict, hash=False)
    cards_only: bool = False

    @property
    def offered(self) -> tuple[Way, ...]:
        """Return the ways between which a participant chooses."""
        return (Way.CARD,) if self.cards_only else self.ways


OTHER = "other"  # what several groups make that are too small to be told apart
SEVERAL = "several"  # the way of a person whose responses are linked by more than one
THIRD_WAVE = "third_wave"
"""What links two responses that only the person's response in the third wave joins."""

Waves = Mapping[WaveName, Sequence[Linkable]]  # every response of each wave, in order of the waves


@dataclass(frozen=True, kw_only=True)
class LinkedWaves:
    """How two waves were linked; counts below the threshold are merged."""

    comparison: Annotated[str, "comparison"]
    before: Annotated[int, "responses before"]
    after: Annotated[int, "responses after"]
    pairs: Annotated[int, "people linked"]
    ways: Annotated[Mapping[str, int], "people by what linked them"]
    unlinked_before: Annotated[
        Mapping[str, int], "responses before by the reason why they are not linked"
    ]
    unlinked_after: Annotated[Mapping[str, int], "responses after by the reason"]


@dataclass(frozen=True, kw_only=True)
class Linking:
    """How an event was linked; sizes are about the waves before and after the seminar."""

    ways: Annotated[
        Mapping[str, int],
        "people by what linked them; fewer than the threshold are merged into `other`",
    ] = field(default_factory=dict)
    comparisons: list[LinkedWaves] = field(default_factory=list)
    persons: Annotated[int, "people linked over any waves"] = 0
    pairs: Annotated[int, "people linked before and right after"] = 0
    unlinked_before: Annotated[int, "responses before that are linked with none after"] = 0
    unlinked_after: Annotated[int, "responses after that are linked with none before"] = 0
    duplicates: Annotated[int, "responses whose code was used more than once in a wave"] = 0


class Unlinked(StrEnum):
    """Why a response is linked with none of another wave; the first reason that holds counts."""

    WITHOUT = "without"  # the person chose to answer without linking
    DUPLICATE = "duplicate"  # its code was used more than once in its wave
    AMBIGUOUS = "ambiguous"  # several responses are too alike to tell which is the person's
    ALONE = "alone"  # nobody in the other wave has a code like it


def describe_linking(waves: Waves, matched: Persons, k: int) -> Linking:
    """Return how an event was linked.

    Counts of ways and reasons below k are merged, so they may say `other` or nothing. `pairs`,
    `unlinked_before` and `unlinked_after` are about the waves before and after the seminar.
    """
    of_wave = {each.id: name for name, wave in waves.items() for each in wave}
    linked = [{of_wave[each]: each for each in person} for person in matched.persons]
    ways = Counter(_way_of(person, matched.links) for person in matched.persons)
    pairs = sum({WaveName.PRE, WaveName.POST} <= person.keys() for person in linked)
    comparisons = [
        _describe_waves(waves, (before, after), linked, matched, k)
        for before, after in combinations(waves, 2)
        if waves[before] and waves[after]
    ]
    return Linking(
        ways=merge_small_counts(_in_order(ways, (*Way, SEVERAL)), k),
        comparisons=comparisons,
        persons=len(matched.persons),
        pairs=pairs,
        unlinked_before=len(waves.get(WaveName.PRE, ())) - pairs,
        unlinked_after=len(waves.get(WaveName.POST, ())) - pairs,
        duplicates=sum(map(len, matched.duplicated)),
    )


def merge_small_counts(counts: Mapping[str, int], k: int) -> dict[str, int]:
    """Return the counts with those below k merged into `other`, in their order.

    If those are still fewer than k, the next smallest is merged too, so that subtracting from the
    total tells nothing; of fewer than k responses in all, nothing is told.
    """
    shown = {name: count for name, count in counts.items() if count >= k}
    hidden = sum(counts.values()) - sum(shown.values())
    if 0 < hidden < k and shown:
        hidden += shown.pop(min(shown, key=lambda name: (shown[name], name)))
    if hidden >= k:
        shown[OTHER] = hidden
    return shown


def _describe_waves(
    waves: Waves,
    names: tuple[WaveName, WaveName],
    linked: Sequence[Mapping[WaveName, int]],
    matched: Persons,
    k: int,
) -> LinkedWaves:
    """Describe two waves: what links their pairs, and why the other responses are not linked."""
    before, after = names
    pairs = [(one[before], one[after]) for one in linked if before in one and after in one]
    ways = Counter(matched.links.get(frozenset(pair), THIRD_WAVE) for pair in pairs)
    why: dict[WaveName, Counter[str]] = {
        name: Counter(_list_reasons(waves, name, other, matched, set(chain(*pairs))))
        for name, other in (names, names[::-1])
    }
    return LinkedWaves(
        comparison=f"{before}_{after}",
        before=len(waves[before]),
        after=len(waves[after]),
        pairs=len(pairs),
        ways=merge_small_counts(_in_order(ways, (*Link, THIRD_WAVE)), k),
        unlinked_before=merge_small_counts(_in_order(why[before], Unlinked), k),
        unlinked_after=merge_small_counts(_in_order(why[after], Unlinked), k),
    )


def _list_reasons(
    waves: Waves, name: WaveName, other: WaveName, matched: Persons, known: AbstractSet[int]
) -> Iterator[Unlinked]:
    """Yield why each response of a wave is linked with none of the other, but for those known."""
    order = list(waves)
    place, other_place = order.index(name), order.index(other)
    alike = matched.alike[min(place, other_place), max(place, other_place)]
    taken = {
        code
        for each in waves[other]
        if each.id in matched.duplicated[other_place]
        for code in (each.card, each.phone)
    }
    for each in waves[name]:
        if each.id in known:
            continue
        if each.card is None and each.phone is None and each.personal is None:
            yield Unlinked.WITHOUT
        elif each.id in matched.duplicated[place]:
            yield Unlinked.DUPLICATE
        # A personal code that was linked, and yet is not, contradicted a surer link.
        elif each.id in alike or not taken.isdisjoint({each.card, each.phone} - {None}):
            yield Unlinked.AMBIGUOUS
        else:
            yield Unlinked.ALONE


def _way_of(person: Person, links: Mapping[frozenset[int], Link]) -> str:
    pairs = map(frozenset, combinations(person, 2))
    found = {links[pair] for pair in pairs if pair in links}
    ways = {Way.PERSONAL if link is Link.ONE_OFF else Way(link) for link in found}
    return next(iter(ways)) if len(ways) == 1 else SEVERAL


def _in_order(counts: Mapping[str, int], names: Iterable[str]) -> dict[str, int]:
    return {str(name): counts[name] for name in names if counts.get(name)}
