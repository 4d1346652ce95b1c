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
from collector.core.wording.change import PHRASES as CHANGES
from collector.core.wording.change import Labels, write_base, write_range
from collector.texts.catalogue import Phrases
from collector.texts.languages import Translated
from collector.texts.numerals import (
    write_count,
    write_number,
    write_people,
    write_proportion,
    write_signed,
)
from collector.texts.subjects import Subject, quotable, quote

PHRASES = Phrases("findings")

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
    base = _write_sure("answered", min(each.n for each in clear or known))
    if not clear:
        return PHRASES.fill("nothing_goes_together", base=base)
    named = _join([_name_driver(each.question, labels) for each in clear])
    return PHRASES.fill("goes_together", drivers=named, base=base)


def _name_driver(question: str, labels: Labels) -> Translated:
    known = PHRASES.get(f"drivers.{question}")
    return known or PHRASES.fill("other_driver", label=_label(question, labels))


def describe_network(found: seminar.NetworkChange) -> Translated:
    """Say whether people named more partner types than before, and how many on average."""
    if found.verdict is Verdict.TOO_FEW:
        return _too_few("network", found.n)
    direction = found.direction
    how = found.verdict if direction is Direction.UNCLEAR else direction
    pattern = PHRASES.get(f"networks.{found.question}.{how}", PHRASES[f"networks.other.{how}"])
    sure = write_range(found, "counts") if found.simultaneous else None
    return pattern.fill(
        before=partial(write_number, found.mean_before, 1),
        after=partial(write_number, found.mean_after, 1),
        base=Translated.join("; ", [write_base(found.n, direction), sure]),
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
    said = []
    for key, direction in (("more_often", Direction.UP), ("less_often", Direction.DOWN)):
        moved = [_write_shares(each, labels) for each in largest if each.direction is direction]
        if moved:
            base = write_base(n, direction)
            said.append(PHRASES.fill(key, labels=join_some(moved), base=base))
    if not said:
        is_same = all(each.verdict is Verdict.NO_CHANGE for each in largest)
        key = "no_share_moved" if is_same else "shares_cannot_tell"
        said = [PHRASES.fill(key, base=write_base(n, Direction.UNCLEAR))]
    alone = [each.name for each in largest if _is_chance(each)]
    return [*said, PHRASES.fill("alone", labels=quote_all(alone, labels))] if alone else said


def _is_chance(choice: seminar.ChoiceChange) -> bool:
    return any(each.kind is CautionKind.MULTIPLICITY for each in choice.cautions)


def _write_shares(choice: seminar.ChoiceChange, labels: Labels) -> Translated:
    """Return a choice with both shares and the interval of their difference."""
    low, high = choice.simultaneous or (0.0, 0.0)
    return PHRASES.fill(
        "with_shares",
        label=_label(choice.name, labels),
        before=partial(write_proportion, choice.share_before, 0),
        after=partial(write_proportion, choice.share_after, 0),
        low=partial(write_signed, 100 * low, 0),
        high=partial(write_signed, 100 * high, 0),
    )


def describe_list(
    found: seminar.ListChange, question: Translated | Texts, labels: Labels
) -> Translated | None:
    """Say whether the answers to a question that is no rating changed; None of too few people."""
    said = describe_choices(found.choices, found.n, labels)
    if not said:
        return None
    first = Translated.in_each(lambda at: said[0][at][:1].lower() + said[0][at][1:])
    return Translated.join(" ", [quote(question) + ": " + first, *said[1:]])


def describe_priorities(found: seminar.RiskPriorities, labels: Labels) -> Translated:
    """Say which risks were named most before and after, and whether one stands out."""
    if claim_from(found.n) is Claim.NONE:
        return _too_few("risks", found.n)
    before = {each.name: each.before for each in found.risks}
    after = {each.name: each.after for each in found.risks}
    return PHRASES.fill(
        "first_risks",
        before=_rank(before, found.n, found.first_before, labels),
        after=_rank(after, found.n, found.first_after, labels),
        base=_write_sure("answered_both", found.n),
    )


def describe_stages(rows: Sequence[seminar.CodedRisk], labels: Labels) -> list[Translated]:
    """Say what coded texts are about most often, and how many are about each stage."""
    counts = {row.name: row.n for row in rows if row.n}
    n = sum(counts.values())
    if not n:
        return []
    first = next((row.name for row in rows if row.leads), "")
    stages = {stage: write_count(sum(getattr(row, stage) for row in rows)) for stage in Stage}
    said = PHRASES.fill("coded.first", labels=_rank(counts, n, first, labels), n=write_count(n))
    return [said, PHRASES.fill("coded.stages", **stages)]


def describe_steps(found: seminar.TransferSteps | None) -> Translated | None:
    """Say what became of the steps that people had in mind."""
    if found is None or found.taken is None:
        return None
    n = found.taken.n
    if claim_from(n) is Claim.NONE:
        return PHRASES.fill("too_few_steps", least=CLAIM_FROM)
    taken, partly = found.outcomes.get(YES, 0), found.outcomes.get(PARTLY, 0)
    return PHRASES.fill(
        "steps",
        people=_write_sure("counted", n),
        taken=write_count(taken),
        partly=write_count(partly),
        rest=write_count(n - taken - partly),
        low=partial(write_proportion, found.taken.low or 0.0, 0),
        high=partial(write_proportion, found.taken.high or 1.0, 0),
    )


def describe_barriers(found: seminar.TransferSteps | None, labels: Labels) -> Translated | None:
    """Say what stood in the way, and whether one thing stands out; nothing of fewer than ten."""
    if found is None or not found.barriers or claim_from(found.barriers[0].n) is Claim.NONE:
        return None
    n, counts = found.barriers[0].n, {each.name: each.count for each in found.barriers}
    ranked = _rank(counts, n, found.first_barrier, labels)
    return PHRASES.fill("barrier", labels=ranked, base=_write_sure("answered", n))


def describe_unknowing(found: Unknowing, subject: Subject) -> Translated | None:
    """Say how many went from "don't know" to an answer, and back, where that is clear."""
    if found.direction is Direction.UNCLEAR:
        return None
    near, far = sorted(map(abs, found.simultaneous or (0.0, 0.0)))
    return PHRASES.fill(
        f"unknowing.{found.direction}",
        subject=subject.name,
        gained=write_count(found.gained or 0),
        lost=write_count(found.lost or 0),
        people=_write_sure("counted", found.n),
        low=partial(write_proportion, near, 0),
        high=partial(write_proportion, far, 0),
    )


def _too_few(subject: str, n: int) -> Translated:
    said = CHANGES.fill("too_few", subject=PHRASES[f"subjects.{subject}"])
    return said + " (" + write_base(n, Direction.UNCLEAR) + ")."


def _write_sure(key: str, n: int) -> Translated:
    """Return how many people it is about, and that few of them are only a first sign."""
    said = PHRASES.fill(key, n=n, people=partial(write_people, n))
    return said + CHANGES["only_indicative"] if claim_from(n) is Claim.INDICATIVE else said


def _rank(counts: Mapping[str, int], n: int, leader: str, labels: Labels) -> Translated:
    """Return what leads, or the most frequent with their shares where nothing does."""
    order = sorted((name for name in counts if counts[name]), key=lambda name: -counts[name])
    shown = [leader] if leader else order[:MOST_NAMED]
    shares = {name: partial(write_proportion, counts[name] / n, 0) for name in shown}
    quoted = [
        PHRASES.fill("with_share", label=_label(name, labels), share=share)
        for name, share in shares.items()
    ]
    key = "leads" if leader else "none_leads" if shown else "none_named"
    return PHRASES.fill(key, labels=Translated.join(", ", quoted))


def quote_all(names: Iterable[str], labels: Labels) -> Translated:
    """Return the labels in quotation marks, of more than four only the first three."""
    return join_some([CHANGES.fill("quoted", label=_label(name, labels)) for name in names])


def join_some(said: Sequence[Translated]) -> Translated:
    """Return texts in a row, of more than four only the first three and how many more there are."""
    if len(said) <= MOST_NAMED + 1:
        return _join(said)
    more = PHRASES.fill("and_more", n=write_count(len(said) - MOST_NAMED))
    return Translated.join(", ", said[:MOST_NAMED]) + more


def _join(said: Sequence[Translated]) -> Translated:
    *first, last = said
    return Translated.join(", ", first) + PHRASES["and"] + last if first else last


def _label(name: str, labels: Labels) -> Translated | str:
    return quotable(labels[name]) if name in labels else name
