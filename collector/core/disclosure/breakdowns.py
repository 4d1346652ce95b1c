"""Breakdowns: the results of one question by groups of people, as far as they may be published.

One variable at a time (R3), collapsed and dropped by R4.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from collector.core.disclosure.suppression import MANY
from collector.core.questionnaire.scale import CATEGORIES, find_scale
from collector.core.rows.answers import Group

OTHER = "other"  # the group of people whose own group is too small, and of those who named none


def count_groups(
    answers: Iterable[tuple[str | None, str | None]],
    groups: Sequence[str],
    categories: Sequence[str],
) -> list[Group]:
    """Count one question's answers by group: of each person the group and the answer, if any.

    Whoever is in none of the groups is in `other`, which is last. Only `categories` count.
    """
    spread: dict[str, Counter[str]] = {name: Counter() for name in (*groups, OTHER)}
    for group, answer in answers:
        if answer is not None and answer in categories:
            spread.get(group or OTHER, spread[OTHER])[answer] += 1
    return [
        Group(name, counts.total(), {each: counts[each] for each in categories})
        for name, counts in spread.items()
    ]


def collapse(group: Group) -> Group:
    """Return the group with the points of a scale as three categories (R4); others as they are."""
    scale = find_scale(group.counts)
    if scale is None:
        return group
    counts = dict.fromkeys(CATEGORIES, 0)
    for point, count in group.counts.items():
        counts[scale.category(point)] += count
    return Group(group.name, group.n, counts)


def merge_groups(groups: Iterable[Group], k: int) -> tuple[Group, ...]:
    """Return the groups with those below k people merged into `other`; none if that is too small.

    Every person is in exactly one group, so their sum is the table of everybody and subtracting
    tells nothing new (R3, R5). A single group is no breakdown.
    """
    present = [group for group in groups if group.n]
    large = [group for group in present if group.n >= k and group.name != OTHER]
    rest = [group for group in present if group not in large]
    if rest:
        merged = add_groups(rest)
        if merged.n < k:
            return ()
        large.append(merged)
    return tuple(large) if len(large) > 1 else ()


def has_unanimous_category(group: Group) -> bool:
    """Say whether everybody or nobody of a group below twenty is in one category (R4).

    Groups below twenty may not be unanimous, because everybody's answer would be known.
    """
    if group.name == OTHER and group.n in group.counts.values():
        return True
    return group.n < MANY and any(count in {0, group.n} for count in group.counts.values())


def break_down(groups: Iterable[Group], k: int) -> tuple[tuple[Group, ...], str | None]:
    """Return the groups that may be published of one question, or none and the rule that forbids.

    Ratings are collapsed to three categories first.
    """
    merged = merge_groups(map(collapse, groups), k)
    if not merged:
        return (), "R3"
    if any(has_unanimous_category(group) for group in merged):
        return (), "R4"
    return merged, None


def add_groups(groups: Sequence[Group]) -> Group:
    """Return the people of several groups as `other`."""
    counts: Counter[str] = Counter()
    for group in groups:
        counts.update(group.counts)
    categories = groups[0].counts
    return Group(OTHER, sum(each.n for each in groups), {each: counts[each] for each in categories})
