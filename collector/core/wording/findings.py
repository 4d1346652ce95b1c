"""Sentences about the seminar, the network, risks, steps taken and earlier events, by rules.

`labels` are those of choices or questions, by name. A rule returns None where nothing was asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from collector.core.analysis.transfer import PARTLY, YES
from collector.core.answering.coding import Stage
from collector.core.disclosure.suppression import mean_decimals
from collector.core.rows import seminar
from collector.core.rows.trends import TrendMean, TrendOfWording, TrendStep
from collector.core.statistics.claims import CLAIM_FROM, Claim, Direction, Verdict, claim_from
from collector.core.wording.change import benchmark_decimals, write_base
from collector.texts.catalogue import Phrases, translate
from collector.texts.languages import Language, Translated
from collector.texts.numerals import (
    write_count,
    write_month,
    write_number,
    write_people,
    write_signed,
)
from collector.texts.subjects import Subject

PHRASES = Phrases("findings")
CHANGES = Phrases("wording")

say = partial(translate, "findings")

Labels = Mapping[str, Translated]

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
        base=partial(_write_answered, n),
    )


def describe_network(found: seminar.NetworkChange) -> Translated:
    """Say whether people named more partner types than before, and how many on average."""
    if found.claim is Claim.NONE:
        return _too_few("network", found.n)
    direction = found.direction
    other = PHRASES[f"networks.other.{direction}"]
    pattern = PHRASES.get(f"networks.{found.question}.{direction}", other)
    return pattern.fill(
        before=partial(write_number, found.mean_before, 1),
        after=partial(write_number, found.mean_after, 1),
        base=partial(write_base, found.n, direction),
    )


def describe_proportions(rows: Iterable[seminar.ChoiceChange], labels: Labels) -> list[Translated]:
    """Say which choices were clearly named more often than before, and which less often.

    Those whose interval leaves out no difference, the largest first; nothing of fewer than ten.
    """
    largest = sorted(rows, key=lambda each: -abs(each.difference))
    moved = {
        "more_often": [each.name for each in largest if each.low is not None and each.low > 0],
        "less_often": [each.name for each in largest if each.high is not None and each.high < 0],
    }
    said = [_name(key, each, labels) for key, each in moved.items() if each]
    is_told = any(each.low is not None for each in largest)
    return said or ([PHRASES["no_share_moved"]] if is_told else [])


def describe_priorities(found: seminar.RiskPriorities, labels: Labels) -> Translated:
    """Say which risk was named most often before and after."""
    if claim_from(found.n) is Claim.NONE:
        return _too_few("risks", found.n)
    before = sorted(each.name for each in found.risks if each.rank_before == 1)
    after = sorted(each.name for each in found.risks if each.rank_after == 1)
    is_same = before == after and len(after) == 1
    return PHRASES["first_risk_same" if is_same else "first_risk_other"].fill(
        before=partial(_quote, before, labels),
        after=partial(_quote, after, labels),
        base=partial(write_base, found.n, Direction.UNCLEAR),
    )


def describe_stages(rows: Sequence[seminar.CodedRisk], labels: Labels) -> list[Translated]:
    """Say what coded texts are about most often, and how many are about each stage."""
    n, most = sum(row.n for row in rows), max((row.n for row in rows), default=0)
    if not most:
        return []
    first = [row.name for row in rows if row.n == most]
    counts = {stage: write_count(sum(getattr(row, stage) for row in rows)) for stage in Stage}
    said = _name("coded.first", first, labels, count=write_count(most), n=write_count(n))
    return [said, PHRASES["coded.stages"].fill(**counts)]


def describe_steps(found: seminar.TransferSteps | None) -> Translated | None:
    """Say what became of the steps that people had in mind."""
    if found is None or found.taken is None:
        return None
    n = found.taken.n
    if claim_from(n) is Claim.NONE:
        return PHRASES["too_few_steps"].fill(least=CLAIM_FROM)
    taken, partly = found.outcomes.get(YES, 0), found.outcomes.get(PARTLY, 0)
    return PHRASES["steps"].fill(
        people=partial(write_people, n),
        taken=write_count(taken),
        partly=write_count(partly),
        rest=write_count(n - taken - partly),
    )


def describe_barriers(found: seminar.TransferSteps | None, labels: Labels) -> Translated | None:
    """Say what stood in the way most often; nothing of fewer than ten people."""
    if found is None or not found.barriers:
        return None
    most = found.barriers[0]
    if claim_from(most.n) is Claim.NONE:
        return None
    first = [each.name for each in found.barriers if each.count == most.count]
    counts = {"count": write_count(most.count), "n": write_count(most.n)}
    return _name("barrier", first, labels, **counts)


def describe_trend(
    line: TrendOfWording, event: str, titles: Labels, subject: Subject
) -> Translated | None:
    """Say how people stood before an event, against those before the one earlier in these words.

    None if the line is not about the event.
    """
    at = next((at for at, each in enumerate(line.points) if event in each.events), None)
    if at is None:
        is_waiting = event in line.waiting
        return PHRASES["trend.waiting"].fill(subject=subject.name) if is_waiting else None
    step = line.points[at].step
    if step is None:
        return PHRASES["trend.first"].fill(subject=subject.name)
    before, after = line.points[at - 1 : at + 1]
    said = _describe_step(step, before, after, titles, subject)
    others = [each for each in after.events if each != event]
    together = [PHRASES["trend.together"].fill(others=partial(_quote, others, titles))]
    told = [said, *(together if others else [])]
    return Translated.in_each(lambda at: " ".join(each[at] for each in told))


def _describe_step(
    step: TrendStep, before: TrendMean, after: TrendMean, titles: Labels, subject: Subject
) -> Translated:
    n, verdict = min(before.n, after.n), step.verdict or Verdict.CANNOT_TELL
    decimals, benchmark = mean_decimals(n), step.benchmark or 0.0
    quoted = partial(_quote, before.events, titles)
    earlier = PHRASES["trend.several" if len(before.events) > 1 else "trend.one"]
    matters = partial(write_number, benchmark, benchmark_decimals(benchmark))
    low, high = step.simultaneous or (step.change, step.change)
    few = PHRASES["trend.few"] if verdict is Verdict.CANNOT_TELL else CHANGES["only_indicative"]
    sure = PHRASES["trend.range" if step.simultaneous else "trend.alike"]
    return PHRASES["trend.sentence"].fill(
        subject=subject.name,
        earlier=earlier.fill(labels=quoted, month=write_month(before.starts)),
        found=PHRASES[f"trend.found.{verdict}"].fill(benchmark=matters),
        before=partial(write_number, before.mean, decimals),
        then=partial(write_people, before.n),
        after=partial(write_number, after.mean, decimals),
        now=partial(write_people, after.n),
        sign=few if claim_from(n) is Claim.INDICATIVE else "",
        sure=sure.fill(
            low=partial(write_signed, low, decimals), high=partial(write_signed, high, decimals)
        ),
    )


def _too_few(subject: str, n: int) -> Translated:
    said = CHANGES["too_few"].fill(subject=PHRASES[f"subjects.{subject}"])
    return Translated.in_each(lambda at: f"{said[at]} ({write_base(n, Direction.UNCLEAR, at)}).")


def _name_driver(driver: seminar.DriverCorrelation, labels: Labels, language: Language) -> str:
    if f"drivers.{driver.question}" in PHRASES:
        return say(language, f"drivers.{driver.question}")
    return say(language, "other_driver", label=_label(driver.question, labels, language))


def _write_answered(n: int, language: Language) -> str:
    few = claim_from(n) is Claim.INDICATIVE
    sign = CHANGES["only_indicative"][language] if few else ""
    return say(language, "answered", people=write_people(n, language)) + sign


def _name(key: str, names: Sequence[str], labels: Labels, **values: str) -> Translated:
    return PHRASES[key].fill(labels=partial(_quote, names, labels), **values)


def _quote(names: Sequence[str], labels: Labels, language: Language) -> str:
    """Return the labels in quotation marks, of more than four only the first three."""
    quoted = [say(language, "quoted", label=_label(name, labels, language)) for name in names]
    if len(quoted) <= MOST_NAMED + 1:
        return _join(quoted, language)
    more = say(language, "and_more", n=write_count(len(quoted) - MOST_NAMED))
    return ", ".join(quoted[:MOST_NAMED]) + more


def _label(name: str, labels: Labels, language: Language) -> str:
    return labels[name][language].rstrip(". ") if name in labels else name


def _join(texts: Sequence[str], language: Language) -> str:
    return PHRASES["and"][language].join(filter(None, (", ".join(texts[:-1]), *texts[-1:])))
