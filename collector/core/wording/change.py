"""Sentences about a change for readers who dislike statistics, and cautions about it, by rules.

A sentence about a change always says how many people it is about and how sure it is. A caution says
how far it may be trusted; it is None where there is nothing that a reader must know.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from collector.core.disclosure.suppression import FINE_MEANS_FROM, round_mean
from collector.core.rows.changes import ArmDifference, PairedChange, ShiftedChange
from collector.core.rows.parts import Caution, CautionKind, Found, Texts
from collector.core.rows.seminar import NetworkChange
from collector.core.statistics.claims import CLAIM_FROM, Claim, Direction, Verdict, claim_from
from collector.texts.catalogue import Phrases, translate
from collector.texts.languages import Language, Translated
from collector.texts.numerals import (
    round_half,
    write_count,
    write_number,
    write_people,
    write_signed,
)
from collector.texts.subjects import Subject, quotable

PHRASES, CAUTIONS = Phrases("wording"), Phrases("cautions")

say, say_care = partial(translate, "wording"), partial(translate, "cautions")


def item_subject(label: Translated, *, reverse: bool) -> Subject:
    """Return how sentences call a rating; scores of a reverse item measure disagreement."""
    short = Translated.in_each(lambda at: quotable(label[at], at))
    return Subject(PHRASES["disagreement" if reverse else "agreement"].fill(label=short), "n")


def title_change(change: PairedChange, subject: Subject, comparison: str) -> Translated:
    """Return the finding in few words: what it is about, what happened, and the two means."""
    if change.verdict is Verdict.TOO_FEW:
        return PHRASES["too_few"].fill(subject=subject.name)

    def write(language: Language) -> str:
        means = _means(change, comparison, language)
        return f"{_found(change, subject, language)}: {means}"

    return Translated.in_each(write)


def name_verdict(verdict: Verdict, claim: Claim) -> Translated:
    """Return a verdict in few words, for titles and tables."""
    is_change = verdict.direction is not Direction.UNCLEAR
    return PHRASES[f"verdicts.{claim}.{verdict}" if is_change else f"verdicts.{verdict}"]


def describe_change(change: PairedChange, subject: Subject, comparison: str) -> Translated:
    """Return the finding as a sentence with the number of people and the interval."""
    title = title_change(change, subject, comparison)

    def write(language: Language) -> str:
        base = write_base(change.n, change.verdict, language)
        sure = "" if change.verdict is Verdict.TOO_FEW else f"; {write_range(change, language)}"
        return f"{title[language]} ({base}{sure})."

    return Translated.in_each(write)


def describe_reach(found: PairedChange | ArmDifference) -> Translated | None:
    """Return what would have been seen where it cannot be told, and how many people that takes."""
    benchmark, needed, smallest = found.benchmark or 0.0, found.needed or 0, found.smallest or 0.0
    told = [*(["seen"] if smallest else []), *(["needed"] if needed > found.n else [])]
    if found.verdict is not Verdict.CANNOT_TELL or not told:
        return None
    size = partial(write_number, benchmark, benchmark_decimals(benchmark))
    shown = partial(write_number, math.ceil(10 * smallest) / 10, 1)
    key = "reach_between" if isinstance(found, ArmDifference) else "reach"
    phrases = [
        PHRASES[f"{key}.{each}"].fill(n=found.n, smallest=shown, benchmark=size, needed=needed)
        for each in told
    ]
    return Translated.in_each(lambda at: " ".join(each[at] for each in phrases))


def describe_care(
    cautions: Iterable[Caution], labels: Mapping[str, Translated | Texts]
) -> Translated | None:
    """Return why a finding must be read with care, as a sentence; None if nothing is known."""
    said = list(cautions)
    if not said:
        return None
    return CAUTIONS["care"].fill(
        why=lambda at: "; ".join(_caution(each, labels, at) for each in said)
    )


def _caution(caution: Caution, labels: Mapping[str, Translated | Texts], language: Language) -> str:
    names = (quotable(labels[name][language], language) for name in caution.items)
    items = ", ".join(CAUTIONS["quoted"].fill(label=name)[language] for name in names)
    key = "against" if caution.kind is CautionKind.UNRELIABLE else "without"
    return CAUTIONS[caution.kind][language] + (
        say_care(language, key, items=items) if items else ""
    )


def write_base(n: int, found: Direction | Verdict, language: Language) -> str:
    """Return how many people answered both times, and how careful that makes a reader."""
    people = say(language, "answered_twice", n=n, people=write_people(n, language))
    match claim_from(n):
        case Claim.NONE:
            return people + say(language, "needed", least=CLAIM_FROM)
        case Claim.INDICATIVE:
            is_unclear = found in {Direction.UNCLEAR, Verdict.CANNOT_TELL}
            few = "too_few_to_see" if is_unclear else "only_indicative"
            return people + say(language, few)
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
        return PHRASES["one_wave"].fill(people=partial(write_people, n)), sizes
    if not pairs:
        counts = ", ".join(map(write_count, sizes.values()))
        return PHRASES["no_pairs"].fill(waves=counts), sizes
    if pairs < CLAIM_FROM:
        people = partial(write_people, pairs)
        words = PHRASES["few_pairs"].fill(people=people, least=CLAIM_FROM)
        return words, {"pairs": pairs}
    return None if reasons is None else (PHRASES["no_main_scale"].fill(reasons=reasons), {})


def _found(change: PairedChange, subject: Subject, language: Language) -> str:
    return write_found(change, change.change, change.claim, subject, language)


def write_found(
    change: Found, estimate: float, claim: Claim, subject: Subject, language: Language
) -> str:
    """Return what a verdict says in words."""
    about = {"subject": subject.name[language], "gender": subject.gender}
    benchmark = change.benchmark or 0.0
    about["benchmark"] = write_number(benchmark, benchmark_decimals(benchmark), language)
    bounds = change.simultaneous or (estimate, estimate)
    is_small = change.benchmark is not None and max(map(abs, bounds)) < benchmark
    match change.verdict:
        case Verdict.CANNOT_TELL | Verdict.NO_CHANGE:
            return say(language, f"found.{change.verdict}", **about)
        case Verdict.ROSE | Verdict.FELL if is_small:
            less = say(language, "by_less", **about)
            return say(language, f"found.{claim}.{change.verdict}", **about) + less
    return say(language, f"found.{claim}.{change.verdict}", **about)


def _means(change: PairedChange, comparison: str, language: Language) -> str:
    """Return both means; where they look alike though one is higher, how little that is."""
    before, after = _write((change.mean_before, change.mean_after), change, language)
    if before == after and change.direction is not Direction.UNCLEAR:
        return say(
            language,
            "means.alike",
            step=write_number(10 ** -_decimals(change), _decimals(change), language),
        )
    return say(language, f"means.{comparison}", before=before, after=after)


def write_range(
    change: PairedChange | NetworkChange, language: Language, unit: str = "points"
) -> str:
    """Return the interval off which the verdict is read, in points or in `counts`."""
    bounds = change.simultaneous
    if bounds is None:
        return say(language, "all_alike" if change.change else "nobody_moved")
    key, decimals = f"range.{unit}.{change.direction}", _decimals(change)
    if change.direction is Direction.UNCLEAR:
        low, high = _write(bounds, change, language, write_signed)
        return say(language, key, low=low, high=high)
    near, far = sorted(abs(round_mean(bound, change.n)) for bound in bounds)
    over_zero = say(language, "just_over_zero")
    low = write_number(near, decimals, language) if round_half(near, decimals) else over_zero
    high = write_number(max(far, 10**-decimals), decimals, language)
    return say(language, key, low=low, high=high)


def _write(
    values: Iterable[float],
    change: PairedChange | NetworkChange,
    language: Language,
    write: Callable[[float, int, Language], str] = write_number,
) -> list[str]:
    """Return numbers as they are published (R8), so that sentences and tables agree."""
    return [write(round_mean(value, change.n), _decimals(change), language) for value in values]


def benchmark_decimals(benchmark: float) -> int:
    """Return 1, or 2 for a change such as 0.25 that one decimal would make another."""
    return 1 if round_half(benchmark, 1) == round(benchmark, 6) else 2


def _decimals(change: PairedChange | NetworkChange) -> int:
    """Return 1, or 2 where so many people answered that it may be and one would hide the change."""
    if change.n < FINE_MEANS_FROM:
        return 1
    bounds = change.simultaneous or (change.change, change.change)
    shown = [round_half(round_mean(bound, change.n), 1) for bound in bounds]
    is_hidden = 0 in shown or (shown[0] == shown[1] and change.simultaneous is not None)
    means = (change.mean_before, change.mean_after)
    is_moved = change.direction is not Direction.UNCLEAR
    is_alike = len({round_half(round_mean(mean, change.n), 1) for mean in means}) == 1
    return 2 if is_hidden or (is_moved and is_alike) else 1


def describe_response_shift(shift: ShiftedChange, subject: Subject) -> Translated | None:
    """Say whether people, looking back, see where they stood as they saw it at the time."""
    if shift.claim is Claim.NONE:
        return None
    base = partial(write_base, shift.n, shift.direction)
    is_same = shift.verdict is Verdict.NO_CHANGE
    how = Verdict.NO_CHANGE if is_same else shift.direction
    return CAUTIONS[f"looking_back.{how}"].fill(subject=subject.name, base=base)
