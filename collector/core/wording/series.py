"""Sentences about the events of a series: how people came to each, and what they change."""

from functools import partial

from collector.core.disclosure.suppression import mean_decimals, round_mean
from collector.core.rows.parts import Found
from collector.core.rows.trends import (
    SeriesChange,
    SeriesChangeRow,
    TrendMean,
    TrendOfWording,
    TrendStep,
)
from collector.core.statistics.claims import Claim, Verdict, claim_from
from collector.core.wording.change import CAUTIONS, Labels, write_benchmark, write_found
from collector.core.wording.change import PHRASES as CHANGES
from collector.core.wording.findings import quote_all
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language, Translated
from collector.texts.numerals import write_month, write_number, write_people, write_signed
from collector.texts.subjects import Subject, scale_subject

PHRASES = Phrases("series")


def title_series(row: SeriesChange | SeriesChangeRow) -> Translated:
    """Return in few words what the seminars change; of one, only the name of the scale."""
    scale = row.scale if isinstance(row, SeriesChangeRow) else row.name
    subject = scale_subject(scale)
    if row.simultaneous is None:
        return subject.name
    judged = Found(
        verdict=Verdict(row.verdict),
        benchmark=row.benchmark,
        simultaneous_low=row.simultaneous_low,
        simultaneous_high=row.simultaneous_high,
    )
    found = write_found(judged, row.mean, claim_from(row.n), subject)
    return PHRASES.fill(f"over.{row.comparison}", k=row.k, found=found)


def describe_series(row: SeriesChange) -> Translated:
    """Return the mean change of the seminars as a sentence, and what the next one may bring."""
    bounds = row.simultaneous
    if bounds is None:
        return PHRASES["single"].fill(subject=scale_subject(row.name).name)
    return PHRASES["sentence"].fill(
        title=title_series(row),
        mean=partial(_write, row, row.mean),
        low=partial(_write, row, bounds[0]),
        high=partial(_write, row, bounds[1]),
        people=partial(write_people, row.n),
        next=_tell_next(row),
    )


def describe_series_care(row: SeriesChange) -> Translated | None:
    """Return which cautions hold of one of the seminars at least; None if none is known."""
    kinds = dict.fromkeys(each.kind for each in row.cautions)
    if not kinds:
        return None
    return PHRASES.fill("care", why=Translated.join("; ", map(CAUTIONS.__getitem__, kinds)))


def _tell_next(row: SeriesChange) -> Translated:
    if row.next_low is None or row.next_high is None:
        return PHRASES["no_next"]
    if row.next_low == -row.next_high:  # both are where the scale ends
        return PHRASES["any_next"]
    bounds = {"low": row.next_low, "high": row.next_high}
    return PHRASES["next"].fill(
        **{name: partial(_write, row, each) for name, each in bounds.items()}
    )


def _write(row: SeriesChange, value: float, language: Language) -> str:
    return write_signed(round_mean(value, row.n), mean_decimals(row.n), language)


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
