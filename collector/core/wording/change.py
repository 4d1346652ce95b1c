"""Sentences about a change for readers who dislike statistics, by rules.

A sentence about a change always says how many people it is about and how sure it is.
"""

from collections.abc import Mapping
from functools import partial

from collector.core.disclosure.suppression import FINE_MEANS_FROM, round_mean
from collector.core.statistics.change import Change
from collector.core.statistics.claims import CLAIM_FROM, Claim, Direction, claim_from
from collector.texts.catalogue import Phrases, translate
from collector.texts.languages import Language, Translated
from collector.texts.numerals import (
    write_count,
    write_number,
    write_people,
    write_signed,
)
from collector.texts.subjects import Subject

PHRASES = Phrases("wording")

SLIGHT_BELOW = 0.2
"""Below this d_av a change is called slight: Cohen's bound of a small effect."""

NOTABLE_FROM = 0.5
"""From this d_av on it is called noticeable: Cohen's bound of a medium effect."""


def item_subject(label: Translated, *, reverse: bool) -> Subject:
    """Return how sentences call a rating; scores of a reverse item measure disagreement."""
    short = Translated.in_each(lambda at: label[at].rstrip(". "))
    return Subject(PHRASES["disagreement" if reverse else "agreement"].fill(label=short), "n")


def title_change(change: Change, subject: Subject, comparison: str) -> Translated:
    """Return the finding in few words: what it is about, what happened, and the two means."""
    if change.claim is Claim.NONE:
        return PHRASES["too_few"].fill(subject=subject.name)
    means = PHRASES[f"means.{comparison}"]
    return Translated.in_each(
        lambda at: f"{_found(change, subject, at)}: {_means(change, means, at)}"
    )


def describe_change(change: Change, subject: Subject, comparison: str) -> Translated:
    """Return the finding as a sentence with the number of people and the interval."""
    title = title_change(change, subject, comparison)
    return Translated.in_each(
        lambda at: (
            f"{title[at]} ({write_base(change.n, change.direction, at)}{_certainty(change, at)})."
        )
    )


def write_base(n: int, direction: Direction, language: Language) -> str:
    """Return how many people answered both times, and how careful that makes a reader."""
    people = translate("wording", language, "answered_twice", n=n, people=write_people(n, language))
    few = "too_few_to_see" if direction is Direction.UNCLEAR else "only_indicative"
    caution = {
        Claim.NONE: PHRASES["needed"][language].format(least=CLAIM_FROM),
        Claim.INDICATIVE: PHRASES[few][language],
        Claim.CLEAR: "",
    }
    return people + caution[claim_from(n)]


def explain_silence(
    sizes: Mapping[str, int], pairs: int, *, has_changes: bool
) -> tuple[Translated, Mapping[str, float]] | None:
    """Return why nothing can be said about change, and the numbers in it; None where it can.

    Args:
        sizes: how many responses each answered wave has, by its name.
        pairs: how many people are linked in the two waves that are compared.
        has_changes: whether a primary scale was answered in both.
    """
    if not sizes:
        return PHRASES["no_answers"], {}
    if len(sizes) == 1:
        [n] = sizes.values()
        return PHRASES["one_wave"].fill(people=partial(write_people, n)), sizes
    if not pairs:
        counts = ", ".join(map(write_count, sizes.values()))
        return PHRASES["no_pairs"].fill(waves=counts), sizes
    if pairs < CLAIM_FROM:
        people = partial(write_people, pairs)
        words = PHRASES["few_pairs"].fill(people=people, least=CLAIM_FROM)
        return words, {"pairs": pairs}
    return None if has_changes else (PHRASES["nothing_in_common"], {})


def _found(change: Change, subject: Subject, language: Language) -> str:
    name = subject.name[language]
    if change.direction is Direction.UNCLEAR:
        return PHRASES["unclear"][language].format(subject=name)
    key, size = f"found.{change.claim}.{change.direction}", _size(change, language)
    return translate("wording", language, key, gender=subject.gender, subject=name, size=size)


def _size(change: Change, language: Language) -> str:
    size = None if change.effect is None else abs(change.effect.d_av)
    if size is None or SLIGHT_BELOW <= size < NOTABLE_FROM:
        return ""
    return PHRASES["slightly" if size < SLIGHT_BELOW else "noticeably"][language]


def _means(change: Change, pattern: Translated, language: Language) -> str:
    decimals = _decimals(change)
    before, after = (
        write_number(_shown(mean, change.n), decimals, language)
        for mean in (change.mean_before, change.mean_after)
    )
    return pattern[language].format(before=before, after=after)


def _certainty(change: Change, language: Language) -> str:
    return "" if change.claim is Claim.NONE else f"; {_range(change, language)}"


def _range(change: Change, language: Language) -> str:
    if change.interval is None:
        return (PHRASES["all_alike"] if change.mean else PHRASES["nobody_moved"])[language]
    decimals = _decimals(change)
    low, high = (_shown(bound, change.n) for bound in change.interval)
    pattern = PHRASES[f"range.{change.direction}"][language]
    if change.direction is Direction.UNCLEAR:
        bounds = [write_signed(bound, decimals, language) for bound in (low, high)]
        return pattern.format(low=bounds[0], high=bounds[1])
    near, far = sorted((abs(low), abs(high)))
    is_over_zero = round(near, decimals) == 0
    return pattern.format(
        low=PHRASES["just_over_zero"][language]
        if is_over_zero
        else write_number(near, decimals, language),
        high=write_number(max(far, 10**-decimals), decimals, language),
    )


def _shown(value: float, n: int) -> float:
    """Return a number as it is published (R8), so that sentences and tables agree."""
    rounded = round_mean(value, n)
    return 0.0 if rounded is None else rounded


def _decimals(change: Change) -> int:
    """Return 1, or 2 where so many people answered that it may be and one would hide the change."""
    if change.n < FINE_MEANS_FROM:
        return 1
    bounds = change.interval or (change.mean, change.mean)
    shown = [round(_shown(bound, change.n), 1) for bound in bounds]
    is_hidden = 0 in shown or (shown[0] == shown[1] and change.interval is not None)
    means = {round(_shown(mean, change.n), 1) for mean in (change.mean_before, change.mean_after)}
    is_moved = change.direction is not Direction.UNCLEAR
    return 2 if is_hidden or (is_moved and len(means) == 1) else 1
