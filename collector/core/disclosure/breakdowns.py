"""Breakdowns: answers by groups of people, and coded texts by risk, as far as may be published.

Answers by one variable at a time (R3), collapsed and dropped by R4. A text has no key to anybody's
answers, but a person wrote it. So the rules for groups of people hold for texts too.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from collector.core.answering.coding import Coding, Stage
from collector.core.disclosure.suppression import MANY, round_share
from collector.core.questionnaire.scale import CATEGORIES, find_scale
from collector.core.rows.answers import OTHER, CodedText, Group
from collector.core.rows.readings import Suppressed
from collector.texts.languages import LANGUAGES

STAGES = (*map(str, Stage), "")  # the stages, and none


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

    Where those are fewer than k together, the smallest other group is merged with them: it has at
    least k, so one is enough. Which one depends on sizes alone, never on answers. Every person is
    in exactly one group, so their sum is the table of everybody and subtracting tells nothing new
    (R3, R5). A single group is no breakdown.
    """
    present = [group for group in groups if group.n]
    large = [group for group in present if group.n >= k and group.name != OTHER]
    rest = [group for group in present if group not in large]
    if large and 0 < sum(group.n for group in rest) < k:
        smallest = min(large, key=lambda each: each.n)
        rest.append(smallest)
        large.remove(smallest)
    if rest:
        large.append(add_groups(rest))
    return tuple(large) if len(large) > 1 else ()


def has_unanimous_category(group: Group) -> bool:
    """Say whether everybody or nobody of a group below twenty is in one category (R4).

    Groups below twenty may not be unanimous, because everybody's answer would be known. Nor may
    all of `other`, however many, nor all but one: a group in it may be small.
    """
    if group.name == OTHER and max(group.counts.values()) >= group.n - 1:
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


def count_coded_texts(
    approved: Iterable[Coding], k: int
) -> tuple[list[CodedText], list[Suppressed]]:
    """Return the approved codings of each question by risk and stage, and what is suppressed.

    Risks with fewer than k texts are merged into `other` together with texts about none (R3), and
    so are those with fewer than twenty of which all, or all but one, are of one stage (R4). Of a
    question with fewer than k coded texts nothing is told (R2).
    """
    codings = list(approved)
    rows: list[CodedText] = []
    suppressed: list[Suppressed] = []
    for question in sorted({coding.question for coding in codings}):
        said = [(each.risk, each.stage) for each in codings if each.question == question]
        risks = sorted({risk for risk, _ in said} - {"", OTHER})
        groups = merge_risks(count_groups(said, risks, STAGES), k)
        for group in groups:
            about = {"question": question, "risk": group.name}
            for stage, n in group.counts.items():
                share = round_share(n / group.n, group.n)
                rows.append(CodedText(**about, stage=stage, count=n, share=share, n=group.n))
        if not groups:
            rule = "R2" if len(said) < k else "R4"
            suppressed.append(Suppressed(part="", kind="coded_texts", name=question, rule=rule))
    return rows, suppressed


def choose_languages(proposals: Sequence[Coding], k: int) -> tuple[Coding, ...]:
    """Return the paraphrases in the language of most, and those in another if k or more are in it.

    Few in a language of their own would be read as written by the few who speak it (R6).
    """
    counts = Counter(each.language for each in proposals)
    most = max(LANGUAGES, key=lambda each: counts[each])
    return tuple(each for each in proposals if each.language == most or counts[each.language] >= k)


def merge_risks(groups: Iterable[Group], k: int) -> list[Group]:
    """Return the groups that may be told, the largest first; none if even all together may not."""
    present = sorted((group for group in groups if group.n), key=lambda each: (-each.n, each.name))
    shown = [group for group in present if group.name != OTHER and _may_be_told(group, k)]
    rest = [group for group in present if group not in shown]
    while rest and shown and not _may_be_told(add_groups(rest), k):
        rest.append(shown.pop())
    merged = [add_groups(rest)] if rest else []
    return [*shown, *merged] if all(_may_be_told(group, k) for group in merged) else []


def _may_be_told(group: Group, k: int) -> bool:
    alike = group.n < MANY and max(group.counts.values()) >= group.n - 1
    return group.n >= k and not alike
