"""Sentences about how people stood before an event, against those before an earlier one."""

from functools import partial

from collector.core.disclosure.suppression import mean_decimals
from collector.core.rows.trends import TrendMean, TrendOfWording, TrendStep
from collector.core.statistics.claims import Claim, Verdict, claim_from
from collector.core.wording.change import PHRASES as CHANGES
from collector.core.wording.change import Labels, write_benchmark
from collector.core.wording.findings import PHRASES, quote_all
from collector.texts.languages import Translated
from collector.texts.numerals import write_month, write_number, write_people, write_signed
from collector.texts.subjects import Subject


def describe_trend(
    line: TrendOfWording, event: str, titles: Labels, subject: Subject
) -> Translated | None:
    """Say how people stood before an event, against those before the one earlier in these words.

    None if the line is not about the event.
    """
    at = next((at for at, each in enumerate(line.points) if event in each.events), None)
    if at is None:
        is_waiting = event in line.waiting
        return PHRASES.fill("trend.waiting", subject=subject.name) if is_waiting else None
    step = line.points[at].step
    if step is None:
        return PHRASES.fill("trend.first", subject=subject.name)
    before, after = line.points[at - 1 : at + 1]
    said = _describe_step(step, before, after, titles, subject)
    others = [each for each in after.events if each != event]
    together = PHRASES.fill("trend.together", others=quote_all(others, titles)) if others else None
    return Translated.join(" ", [said, together])


def _describe_step(
    step: TrendStep, before: TrendMean, after: TrendMean, titles: Labels, subject: Subject
) -> Translated:
    n, verdict = min(before.n, after.n), step.verdict or Verdict.CANNOT_TELL
    decimals, (low, high) = mean_decimals(n), step.simultaneous or (step.change, step.change)
    few = PHRASES["trend.few"] if verdict is Verdict.CANNOT_TELL else CHANGES["only_indicative"]
    return PHRASES.fill(
        "trend.sentence",
        subject=subject.name,
        earlier=PHRASES.fill(
            "trend.several" if len(before.events) > 1 else "trend.one",
            labels=quote_all(before.events, titles),
            month=write_month(before.starts),
        ),
        found=PHRASES.fill(
            f"trend.found.{verdict}", benchmark=partial(write_benchmark, step.benchmark)
        ),
        before=partial(write_number, before.mean, decimals),
        then=partial(write_people, before.n),
        after=partial(write_number, after.mean, decimals),
        now=partial(write_people, after.n),
        sign=few if claim_from(n) is Claim.INDICATIVE else "",
        sure=PHRASES.fill(
            "trend.range" if step.simultaneous else "trend.alike",
            low=partial(write_signed, low, decimals),
            high=partial(write_signed, high, decimals),
        ),
    )
