"""Sentences about what the seminars of a series change together, and what the next may bring."""

from functools import partial

from collector.core.disclosure.suppression import mean_decimals, round_mean
from collector.core.rows.parts import Found
from collector.core.rows.trends import SeriesChange, SeriesChangeRow
from collector.core.statistics.claims import Verdict, claim_from
from collector.core.wording.change import CAUTIONS, write_found
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language, Translated
from collector.texts.numerals import write_people, write_signed
from collector.texts.subjects import scale_subject

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
