"""Sentences about a change for readers who dislike statistics, and cautions about it, by rules.

A sentence about a change always says how many people it is about and how sure it is. A caution says
how far it may be trusted; it is None where there is nothing that a reader must know.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from collector.core.disclosure.suppression import FINE_MEANS_FROM, round_mean
from collector.core.rows.changes import Bias, Overlap, PairedChange, ScaleChange, ShiftedChange
from collector.core.statistics.claims import CLAIM_FROM, Claim, Direction, claim_from
from collector.texts.catalogue import Phrases, translate
from collector.texts.languages import Language, Translated
from collector.texts.numerals import write_count, write_number, write_people, write_signed
from collector.texts.subjects import Subject

PHRASES, CAUTIONS = Phrases("wording"), Phrases("cautions")

say = partial(translate, "wording")

SLIGHT_BELOW = 0.2  # d_av below which a change is slight: Cohen's bound of a small effect
NOTABLE_FROM = 0.5  # d_av from which it is noticeable: Cohen's bound of a medium effect

LEVEL = 0.05  # a finding whose p, adjusted for all primary scales, is above this may be chance


def item_subject(label: Translated, *, reverse: bool) -> Subject:
    """Return how sentences call a rating; scores of a reverse item measure disagreement."""
    short = Translated.in_each(lambda at: label[at].rstrip(". "))
    return Subject(PHRASES["disagreement" if reverse else "agreement"].fill(label=short), "n")


def title_change(change: PairedChange, subject: Subject, comparison: str) -> Translated:
    """Return the finding in few words: what it is about, what happened, and the two means."""
    if change.claim is Claim.NONE:
        return PHRASES["too_few"].fill(subject=subject.name)

    def write(language: Language) -> str:
        before, after = _write((change.mean_before, change.mean_after), change, language)
        means = say(language, f"means.{comparison}", before=before, after=after)
        return f"{_found(change, subject, language)}: {means}"

    return Translated.in_each(write)


def describe_change(change: PairedChange, subject: Subject, comparison: str) -> Translated:
    """Return the finding as a sentence with the number of people and the interval."""
    title = title_change(change, subject, comparison)

    def write(language: Language) -> str:
        base = write_base(change.n, change.direction, language)
        sure = "" if change.claim is Claim.NONE else f"; {_range(change, language)}"
        return f"{title[language]} ({base}{sure})."

    return Translated.in_each(write)


def write_base(n: int, direction: Direction, language: Language) -> str:
    """Return how many people answered both times, and how careful that makes a reader."""
    people = say(language, "answered_twice", n=n, people=write_people(n, language))
    match claim_from(n):
        case Claim.NONE:
            return people + say(language, "needed", least=CLAIM_FROM)
        case Claim.INDICATIVE:
            few = "too_few_to_see" if direction is Direction.UNCLEAR else "only_indicative"
            return people + say(language, few)
    return people


def explain_silence(
    sizes: Mapping[str, int], pairs: int, *, has_changes: bool
) -> tuple[Translated, Mapping[str, float]] | None:
    """Return why nothing can be said about change, and the numbers in it; None where it can.

    `sizes` are the responses of each answered wave, `pairs` the people linked in the two compared.
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


def _found(change: PairedChange, subject: Subject, language: Language) -> str:
    about = {"subject": subject.name[language], "gender": subject.gender}
    if change.direction is Direction.UNCLEAR:
        return say(language, "unclear", **about)
    size, d = "", next((abs(each.d) for each in change.effects if each.unit == "av"), None)
    if d is not None and not SLIGHT_BELOW <= d < NOTABLE_FROM:
        size = say(language, "slightly" if d < SLIGHT_BELOW else "noticeably")
    return say(language, f"found.{change.claim}.{change.direction}", **about, size=size)


def _range(change: PairedChange, language: Language) -> str:
    if change.interval is None:
        return say(language, "all_alike" if change.change else "nobody_moved")
    key, decimals = f"range.{change.direction}", _decimals(change)
    if change.direction is Direction.UNCLEAR:
        low, high = _write(change.interval, change, language, write_signed)
        return say(language, key, low=low, high=high)
    near, far = sorted(abs(round_mean(bound, change.n)) for bound in change.interval)
    over_zero = say(language, "just_over_zero")
    low = write_number(near, decimals, language) if round(near, decimals) else over_zero
    high = write_number(max(far, 10**-decimals), decimals, language)
    return say(language, key, low=low, high=high)


def _write(
    values: Iterable[float],
    change: PairedChange,
    language: Language,
    write: Callable[[float, int, Language], str] = write_number,
) -> list[str]:
    """Return numbers as they are published (R8), so that sentences and tables agree."""
    return [write(round_mean(value, change.n), _decimals(change), language) for value in values]


def _decimals(change: PairedChange) -> int:
    """Return 1, or 2 where so many people answered that it may be and one would hide the change."""
    if change.n < FINE_MEANS_FROM:
        return 1
    bounds = change.interval or (change.change, change.change)
    shown = [round(round_mean(bound, change.n), 1) for bound in bounds]
    is_hidden = 0 in shown or (shown[0] == shown[1] and change.interval is not None)
    means = (change.mean_before, change.mean_after)
    is_moved = change.direction is not Direction.UNCLEAR
    is_alike = len({round(round_mean(mean, change.n), 1) for mean in means}) == 1
    return 2 if is_hidden or (is_moved and is_alike) else 1


def describe_ceiling(change: ScaleChange, subject: Subject) -> Translated | None:
    """Say that many could not rise, because they were at the top before."""
    if change.claim is Claim.NONE or not change.ceiling:
        return None
    n, highest = write_count(change.n), write_count(change.highest_before or 0)
    return CAUTIONS["ceiling"].fill(subject=subject.name, n=n, highest=highest)


def describe_adjusted(change: ScaleChange, subject: Subject) -> Translated | None:
    """Say that a change of a primary scale may be chance when all of them are tested together."""
    p = change.p_holm
    if p is None or p <= LEVEL or change.direction is Direction.UNCLEAR:
        return None
    return CAUTIONS["doubtful"].fill(subject=subject.name)


def describe_everybody(
    change: ScaleChange, overlap: Overlap | None, subject: Subject
) -> Translated | None:
    """Say that everybody, linked or not, shows something else than the linked."""
    if overlap is None or change.claim is Claim.NONE or overlap.direction is change.direction:
        return None
    return CAUTIONS["everybody_differs"].fill(subject=subject.name)


def describe_bias(bias: Bias | None, subject: Subject) -> Translated | None:
    """Say that the linked answered the wave before otherwise than the others did."""
    if bias is None or not bias.flagged:
        return None
    pattern = CAUTIONS["linked.higher" if bias.smd > 0 else "linked.lower"]
    return pattern.fill(subject=subject.name)


def describe_response_shift(shift: ShiftedChange, subject: Subject) -> Translated | None:
    """Say whether people, looking back, see where they stood as they saw it at the time."""
    if shift.claim is Claim.NONE:
        return None
    base = partial(write_base, shift.n, shift.direction)
    return CAUTIONS[f"looking_back.{shift.direction}"].fill(subject=subject.name, base=base)
