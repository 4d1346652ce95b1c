"""Sentences about a change for readers who dislike statistics, and cautions about it, by rules.

A sentence about a change always says how many people it is about and how sure it is. A caution says
how far it may be trusted; it is None where there is nothing that a reader must know.
"""

import math
from collections.abc import Mapping, Sequence
from functools import partial

from collector.core.disclosure.suppression import FINE_MEANS_FROM, round_mean
from collector.core.rows.changes import ArmDifference, PairedChange, ShiftedChange
from collector.core.rows.parts import Caution, CautionKind, Found, Texts
from collector.core.rows.seminar import NetworkChange
from collector.core.statistics.claims import CLAIM_FROM, Claim, Direction, Verdict, claim_from
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language, Translated, Value
from collector.texts.numerals import (
    round_half,
    write_count,
    write_number,
    write_people,
    write_signed,
)
from collector.texts.subjects import Subject, quotable, quote

PHRASES, CAUTIONS = Phrases("wording"), Phrases("cautions")

Labels = Mapping[str, Translated | Texts]


def item_subject(label: Translated | Texts, *, reverse: bool) -> Subject:
    """Return how sentences call a rating; scores of a reverse item measure disagreement."""
    key = "disagreement" if reverse else "agreement"
    return Subject(PHRASES.fill(key, label=quotable(label)), "n")


def title_change(change: PairedChange, subject: Subject, comparison: str) -> Translated:
    """Return the finding in few words: what it is about, what happened, and the two means."""
    if change.verdict is Verdict.TOO_FEW:
        return PHRASES.fill("too_few", subject=subject.name)
    found = write_found(change, change.change, change.claim, subject)
    return found + ": " + _means(change, comparison)


def name_verdict(verdict: Verdict, claim: Claim) -> Translated:
    """Return a verdict in few words, for titles and tables."""
    is_change = verdict.direction is not Direction.UNCLEAR
    return PHRASES[f"verdicts.{claim}.{verdict}" if is_change else f"verdicts.{verdict}"]


def describe_change(change: PairedChange, subject: Subject, comparison: str) -> Translated:
    """Return the finding as a sentence with the number of people and the interval."""
    base = write_base(change.n, change.verdict)
    sure = None if change.verdict is Verdict.TOO_FEW else write_range(change)
    title = title_change(change, subject, comparison)
    return title + " (" + Translated.join("; ", [base, sure]) + ")."


def describe_reach(found: PairedChange | ArmDifference) -> Translated | None:
    """Return what would have been seen where it cannot be told, and how many people that takes."""
    needed, smallest = found.needed or 0, found.smallest or 0.0
    told = [*(["seen"] if smallest else []), *(["needed"] if needed > found.n else [])]
    if found.verdict is not Verdict.CANNOT_TELL or not told:
        return None
    key = "reach_between" if isinstance(found, ArmDifference) else "reach"
    about: dict[str, Value] = {
        "n": found.n,
        "needed": needed,
        "smallest": partial(write_number, math.ceil(10 * smallest) / 10, 1),
        "benchmark": partial(write_benchmark, found.benchmark),
    }
    return Translated.join(" ", (PHRASES.fill(f"{key}.{each}", **about) for each in told))


def describe_care(cautions: Sequence[Caution], labels: Labels) -> Translated | None:
    """Return why a finding must be read with care, as a sentence; None if nothing is known."""
    if not cautions:
        return None
    why = Translated.join("; ", (_caution(each, labels) for each in cautions))
    return CAUTIONS.fill("care", why=why)


def _caution(caution: Caution, labels: Labels) -> Translated:
    reason = CAUTIONS[caution.kind]
    if not caution.items:
        return reason
    key = "against" if caution.kind is CautionKind.UNRELIABLE else "without"
    items = Translated.join(", ", (quote(labels[name]) for name in caution.items))
    return reason + CAUTIONS.fill(key, items=items)


def write_base(n: int, found: Direction | Verdict) -> Translated:
    """Return how many people answered both times, and how careful that makes a reader."""
    people = PHRASES.fill("answered_twice", n=n, people=partial(write_people, n))
    match claim_from(n):
        case Claim.NONE:
            return people + PHRASES.fill("needed", least=CLAIM_FROM)
        case Claim.INDICATIVE:
            is_unclear = found in {Direction.UNCLEAR, Verdict.CANNOT_TELL}
            return people + PHRASES["too_few_to_see" if is_unclear else "only_indicative"]
    return people


def explain_silence(
    sizes: Mapping[str, int], pairs: int, reasons: Translated | None
) -> tuple[Translated, Mapping[str, float]] | None:
    """Return why nothing can be said about change, and the numbers in it; None where it can.

    `sizes` are the responses of each answered wave, `pairs` the people linked in the two compared,
    `reasons` why none of the main scales was compared.
    """
    if not sizes:
        return PHRASES["no_answers"], {}
    if len(sizes) == 1:
        [n] = sizes.values()
        return PHRASES.fill("one_wave", people=partial(write_people, n)), sizes
    if not pairs:
        counts = ", ".join(map(write_count, sizes.values()))
        return PHRASES.fill("no_pairs", waves=counts), sizes
    if pairs < CLAIM_FROM:
        people = partial(write_people, pairs)
        words = PHRASES.fill("few_pairs", people=people, least=CLAIM_FROM)
        return words, {"pairs": pairs}
    return None if reasons is None else (PHRASES.fill("no_main_scale", reasons=reasons), {})


def write_found(change: Found, estimate: float, claim: Claim, subject: Subject) -> Translated:
    """Return what a verdict says in words."""
    say = partial(
        PHRASES.fill,
        subject=subject.name,
        gender=subject.gender,
        benchmark=partial(write_benchmark, change.benchmark),
    )
    if change.verdict in {Verdict.CANNOT_TELL, Verdict.NO_CHANGE}:
        return say(f"found.{change.verdict}")
    found = say(f"found.{claim}.{change.verdict}")
    largest = max(map(abs, change.simultaneous or (estimate,)))
    is_small = change.benchmark is not None and largest < change.benchmark
    return found + say("by_less") if is_small else found


def _means(change: PairedChange, comparison: str) -> Translated:
    """Return both means; where they look alike though one is higher, how little that is."""
    decimals = _decimals(change)
    means = [_round(mean, change, decimals) for mean in (change.mean_before, change.mean_after)]
    if means[0] == means[1] and change.direction is not Direction.UNCLEAR:
        return PHRASES.fill("means.alike", step=partial(write_number, 10**-decimals, decimals))
    before, after = (partial(write_number, mean, decimals) for mean in means)
    return PHRASES.fill(f"means.{comparison}", before=before, after=after)


def write_range(change: PairedChange | NetworkChange, unit: str = "points") -> Translated:
    """Return the interval off which the verdict is read, in points or in `counts`."""
    if change.simultaneous is None:
        return PHRASES["all_alike" if change.change else "nobody_moved"]
    key, decimals = f"range.{unit}.{change.direction}", _decimals(change)
    bounds = [_round(bound, change, decimals) for bound in change.simultaneous]
    if change.direction is Direction.UNCLEAR:
        low, high = (partial(write_signed, bound, decimals) for bound in bounds)
        return PHRASES.fill(key, low=low, high=high)
    near, far = sorted(map(abs, bounds))
    return PHRASES.fill(
        key,
        low=partial(write_number, near, decimals) if near else PHRASES["just_over_zero"],
        high=partial(write_number, max(far, 10**-decimals), decimals),
    )


def _round(value: float, change: PairedChange | NetworkChange, decimals: int = 1) -> float:
    """Return a number as it is published (R8), so that sentences and tables agree."""
    return round_half(round_mean(value, change.n), decimals)


def write_benchmark(benchmark: float | None, language: Language) -> str:
    """Return with one decimal, or two for a change such as 0.25 that one would make another."""
    size = benchmark or 0.0
    return write_number(size, 1 if round_half(size, 1) == round(size, 6) else 2, language)


def _decimals(change: PairedChange | NetworkChange) -> int:
    """Return 1, or 2 where so many people answered that it may be and one would hide the change."""
    if change.n < FINE_MEANS_FROM:
        return 1
    shown = [_round(bound, change) for bound in change.simultaneous or (change.change,) * 2]
    is_hidden = 0 in shown or (shown[0] == shown[1] and change.simultaneous is not None)
    is_moved = change.direction is not Direction.UNCLEAR
    is_alike = _round(change.mean_before, change) == _round(change.mean_after, change)
    return 2 if is_hidden or (is_moved and is_alike) else 1


def describe_response_shift(shift: ShiftedChange, subject: Subject) -> Translated | None:
    """Say whether people, looking back, see where they stood as they saw it at the time."""
    if shift.claim is Claim.NONE:
        return None
    is_same = shift.verdict is Verdict.NO_CHANGE
    how = Verdict.NO_CHANGE if is_same else shift.direction
    base = write_base(shift.n, shift.direction)
    return CAUTIONS.fill(f"looking_back.{how}", subject=subject.name, base=base)
