"""Sentences about the seminar, the network, risks, steps taken and earlier events, by rules.

`labels` are those of choices or questions, by name. A rule returns None where nothing was asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from collector.core.analysis.transfer import PARTLY, YES
from collector.core.answering.coding import Stage
from collector.core.rows import seminar
from collector.core.rows.changes import Unknowing
from collector.core.rows.parts import CautionKind, Texts
from collector.core.statistics.claims import CLAIM_FROM, Claim, Direction, Verdict, claim_from
from collector.core.wording.change import write_base, write_range
from collector.texts.catalogue import Phrases, translate
from collector.texts.languages import Language, Translated
from collector.texts.numerals import (
    write_count,
    write_number,
    write_people,
    write_proportion,
    write_signed,
)
from collector.texts.subjects import Subject, quotable

PHRASES = Phrases("findings")
CHANGES = Phrases("wording")

say = partial(translate, "findings")

Labels = Mapping[str, Translated | Texts]

MOST_NAMED = 3  # how many choices a sentence names where there are many


def describe_drivers(
    drivers: Sequence[seminar.DriverCorrelation], labels: Labels
) -> Translated | None:
    """Say what goes together with usefulness, the closest first; never what causes it.

    Only what clearly goes the same way is named, and how many answered at least.
    """
    if not drivers:
        return None
    known = [each for each in drivers if each.claim is not Claim.NONE]
    if not known:
        return PHRASES["no_drivers"]
    clear = [each for each in known if each.clear and (each.rho or 0.0) > 0]
    n = min(each.n for each in clear or known)
    pattern = PHRASES["goes_together"] if clear else PHRASES["nothing_goes_together"]
    return pattern.fill(
        drivers=lambda at: _join([_name_driver(each, labels, at) for each in clear], at),
        base=partial(_write_sure, "answered", n),
    )


def describe_network(found: seminar.NetworkChange) -> Translated:
    """Say whether people named more partner types than before, and how many on average."""
    if found.verdict is Verdict.TOO_FEW:
        return _too_few("network", found.n)
    direction = found.direction
    how = found.verdict if direction is Direction.UNCLEAR else direction
    pattern = PHRASES.get(f"networks.{found.question}.{how}", PHRASES[f"networks.other.{how}"])

    def write(language: Language) -> str:
        sure = write_range(found, language, "counts") if found.simultaneous else ""
        return "; ".join(filter(None, (write_base(found.n, direction, language), sure)))

    return pattern.fill(
        before=partial(write_number, found.mean_before, 1),
        after=partial(write_number, found.mean_after, 1),
        base=write,
    )


def describe_choices(
    rows: Iterable[seminar.ChoiceChange], n: int, labels: Labels
) -> list[Translated]:
    """Say which choices were clearly named more often than before, and which less often.

    The largest difference comes first; nothing is said of fewer than ten people. What would look
    like a change if nothing else was asked stands at the end.
    """
    if claim_from(n) is Claim.NONE:
        return []
    largest = sorted(rows, key=lambda each: -abs(each.difference))
    said = [
        PHRASES[key].fill(
            labels=partial(_quote_shares, moved, labels), base=partial(write_base, n, direction)
        )
        for key, direction in (("more_often", Direction.UP), ("less_often", Direction.DOWN))
        if (moved := [each for each in largest if each.direction is direction])
    ]
    if not said:
        is_same = all(each.verdict is Verdict.NO_CHANGE for each in largest)
        pattern = PHRASES["no_share_moved" if is_same else "shares_cannot_tell"]
        said = [pattern.fill(base=partial(write_base, n, Direction.UNCLEAR))]
    alone = [each.name for each in largest if _is_chance(each)]
    care = PHRASES["alone"].fill(labels=partial(quote, alone, labels))
    return [*said, care] if alone else said


def _is_chance(choice: seminar.ChoiceChange) -> bool:
    return any(each.kind is CautionKind.MULTIPLICITY for each in choice.cautions)


def describe_list(
    found: seminar.ListChange, question: Translated, labels: Labels
) -> Translated | None:
    """Say whether the answers to a question that is no rating changed; None of too few people."""
    said = describe_choices(found.choices, found.n, labels)
    if not said:
        return None

    def write(language: Language) -> str:
        first, *others = [each[language] for each in said]
        quoted = say(language, "quoted", label=quotable(question[language], language))
        return " ".join([f"{quoted}: {first[:1].lower()}{first[1:]}", *others])

    return Translated.in_each(write)


def describe_priorities(found: seminar.RiskPriorities, labels: Labels) -> Translated:
    """Say which risks were named most before and after, and whether one stands out."""
    if claim_from(found.n) is Claim.NONE:
        return _too_few("risks", found.n)
    before = {each.name: each.before for each in found.risks}
    after = {each.name: each.after for each in found.risks}
    return PHRASES["first_risks"].fill(
        before=partial(_rank, before, found.n, found.first_before, labels),
        after=partial(_rank, after, found.n, found.first_after, labels),
        base=partial(_write_sure, "answered_both", found.n),
    )


def describe_stages(rows: Sequence[seminar.CodedRisk], labels: Labels) -> list[Translated]:
    """Say what coded texts are about most often, and how many are about each stage."""
    counts = {row.name: row.n for row in rows if row.n}
    n = sum(counts.values())
    if not n:
        return []
    first = next((row.name for row in rows if row.leads), "")
    stages = {stage: write_count(sum(getattr(row, stage) for row in rows)) for stage in Stage}
    said = PHRASES["coded.first"].fill(
        labels=partial(_rank, counts, n, first, labels), n=write_count(n)
    )
    return [said, PHRASES["coded.stages"].fill(**stages)]


def describe_steps(found: seminar.TransferSteps | None) -> Translated | None:
    """Say what became of the steps that people had in mind."""
    if found is None or found.taken is None:
        return None
    n = found.taken.n
    if claim_from(n) is Claim.NONE:
        return PHRASES["too_few_steps"].fill(least=CLAIM_FROM)
    taken, partly = found.outcomes.get(YES, 0), found.outcomes.get(PARTLY, 0)
    low, high = found.taken.low or 0.0, found.taken.high or 1.0
    return PHRASES["steps"].fill(
        people=partial(_write_sure, "counted", n),
        taken=write_count(taken),
        partly=write_count(partly),
        rest=write_count(n - taken - partly),
        low=partial(write_proportion, low, 0),
        high=partial(write_proportion, high, 0),
    )


def describe_barriers(found: seminar.TransferSteps | None, labels: Labels) -> Translated | None:
    """Say what stood in the way, and whether one thing stands out; nothing of fewer than ten."""
    if found is None or not found.barriers or claim_from(found.barriers[0].n) is Claim.NONE:
        return None
    n, counts = found.barriers[0].n, {each.name: each.count for each in found.barriers}
    return PHRASES["barrier"].fill(
        labels=partial(_rank, counts, n, found.first_barrier, labels),
        base=partial(_write_sure, "answered", n),
    )


def describe_unknowing(found: Unknowing, subject: Subject) -> Translated | None:
    """Say how many went from "don't know" to an answer, and back, where that is clear."""
    if found.direction is Direction.UNCLEAR:
        return None
    return PHRASES[f"unknowing.{found.direction}"].fill(
        subject=subject.name,
        gained=write_count(found.gained or 0),
        lost=write_count(found.lost or 0),
        people=partial(_write_sure, "counted", found.n),
        low=partial(_write_bound, found, 0),
        high=partial(_write_bound, found, 1),
    )


def _too_few(subject: str, n: int) -> Translated:
    said = CHANGES["too_few"].fill(subject=PHRASES[f"subjects.{subject}"])
    return Translated.in_each(lambda at: f"{said[at]} ({write_base(n, Direction.UNCLEAR, at)}).")


def _name_driver(driver: seminar.DriverCorrelation, labels: Labels, language: Language) -> str:
    if f"drivers.{driver.question}" in PHRASES:
        return say(language, f"drivers.{driver.question}")
    return say(language, "other_driver", label=_label(driver.question, labels, language))


def _write_sure(key: str, n: int, language: Language) -> str:
    """Return how many people it is about, and that few of them are only a first sign."""
    few = claim_from(n) is Claim.INDICATIVE
    sign = CHANGES["only_indicative"][language] if few else ""
    return say(language, key, n=n, people=write_people(n, language)) + sign


def _write_bound(found: Unknowing, nearest: int, language: Language) -> str:
    """Return the bound nearer to no difference (1) or farther from it, in whole per cent."""
    bounds = (found.simultaneous_low or 0.0, found.simultaneous_high or 0.0)
    return write_proportion(sorted(map(abs, bounds))[nearest], 0, language)


def _rank(
    counts: Mapping[str, int], n: int, leader: str, labels: Labels, language: Language
) -> str:
    """Return what leads, or the most frequent with their shares where nothing does."""
    order = sorted((name for name in counts if counts[name]), key=lambda name: -counts[name])
    shown = [leader] if leader else order[:MOST_NAMED]
    quoted = [
        say(
            language,
            "with_share",
            label=_label(name, labels, language),
            share=write_proportion(counts[name] / n, 0, language),
        )
        for name in shown
    ]
    key = "leads" if leader else "none_leads" if shown else "none_named"
    return say(language, key, labels=", ".join(quoted))


def _quote_shares(rows: Sequence[seminar.ChoiceChange], labels: Labels, language: Language) -> str:
    """Return the labels with shares and interval, of more than four only the first three."""
    quoted = [
        say(
            language,
            "with_shares",
            label=_label(each.name, labels, language),
            before=write_proportion(each.share_before, 0, language),
            after=write_proportion(each.share_after, 0, language),
            low=write_signed(100 * (each.simultaneous_low or 0.0), 0, language),
            high=write_signed(100 * (each.simultaneous_high or 0.0), 0, language),
        )
        for each in rows
    ]
    return _join_some(quoted, language)


def quote(names: Sequence[str], labels: Labels, language: Language) -> str:
    """Return the labels in quotation marks, of more than four only the first three."""
    quoted = [say(language, "quoted", label=_label(name, labels, language)) for name in names]
    return _join_some(quoted, language)


def _join_some(quoted: Sequence[str], language: Language) -> str:
    if len(quoted) <= MOST_NAMED + 1:
        return _join(quoted, language)
    more = say(language, "and_more", n=write_count(len(quoted) - MOST_NAMED))
    return ", ".join(quoted[:MOST_NAMED]) + more


def _label(name: str, labels: Labels, language: Language) -> str:
    return quotable(labels[name][language], language) if name in labels else name


def _join(texts: Sequence[str], language: Language) -> str:
    return PHRASES["and"][language].join(filter(None, (", ".join(texts[:-1]), *texts[-1:])))
