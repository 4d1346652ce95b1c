"""The rows of an event's public tables, made from its release."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import astuple

from collector.core.answering.coding import Coding
from collector.core.disclosure.suppression import is_published, round_mean, round_proportion
from collector.core.events.events import Event, Series
from collector.core.publication.seminar_tables import make_group_tables, make_seminar_tables
from collector.core.rows.answers import AskedQuestion, ReportChart, WaveSize
from collector.core.rows.asked import (
    ChoiceRow,
    EventRow,
    PooledRow,
    QuestionRow,
    SeriesRow,
    WaveRow,
)
from collector.core.rows.codings import CodedTextRow, ProposalRow
from collector.core.rows.estimates import ScaleChange
from collector.core.rows.numbers import ChangeRow, ResultRow
from collector.core.rows.readings import ChartRow, FindingRow, WithheldRow
from collector.core.rows.release import Release
from collector.core.rows.tables import Tables
from collector.core.waves import WaveName
from collector.texts.languages import LANGUAGES

_EVERYDAY_NUMBERS = (0, 1, 2, 3, 4, 5, 95, 100)
"""Numbers that a sentence may hold without telling a result: small whole ones, 95 and 100 %."""


def make_tables(
    series: Series,
    events: Sequence[Event],
    release: Release,
    charts: Iterable[ReportChart],
    proposals: Iterable[Coding] = (),
) -> Tables:
    """Lay out what may be published of an event, with the charts drawn from it.

    Args:
        series: whose event it is.
        events: the event as the last, after those that are too small to be told without it.
        release: what may be published of its report.
        charts: drawn from the release.
        proposals: codings that a second person has approved.
    """
    event, slug = events[-1], events[-1].slug
    tables: Tables = {
        "series": [_series_row(series)],
        "events": [_event_row(series, event, release["linking"]["pairs"])],
        "waves": [_wave_row(slug, wave, series.threshold) for wave in release["waves"]],
        "questions": [
            _question_row(slug, *each) for each in enumerate(release["questions"], start=1)
        ],
        "choices": [
            row for question in release["questions"] for row in _choice_rows(slug, question)
        ],
        "results": list(_result_rows(slug, release)),
        "changes": [_change_row(slug, change) for change in release["changes"]],
        **make_seminar_tables(slug, release),
        **make_group_tables(slug, release),
        "coded_texts": [CodedTextRow(event=slug, **row) for row in release["coded_texts"]],
        "proposals": list(_proposal_rows(slug, proposals)),
        "charts": [row for each in enumerate(charts, start=1) for row in _chart_rows(slug, *each)],
        "withheld": [WithheldRow(event=slug, **row) for row in release["withheld"]],
    }
    if len(events) > 1:
        tables["pooled"] = [_pooled_row(slug, each) for each in events]
    tables["findings"] = list(_finding_rows(slug, release, _numbers(tables)))
    return tables


def _series_row(series: Series) -> SeriesRow:
    return SeriesRow(
        series=series.slug,
        title_et=series.title.et,
        title_ru=series.title.ru,
        title_en=series.title.en,
        organiser_et=series.organiser.et,
        organiser_ru=series.organiser.ru,
        organiser_en=series.organiser.en,
    )


def _event_row(series: Series, event: Event, pairs: int) -> EventRow:
    return EventRow(
        event=event.slug,
        series=series.slug,
        month=f"{event.starts:%Y-%m}",
        title_et=event.title.et,
        title_ru=event.title.ru,
        title_en=event.title.en,
        place_et=event.place.et,
        place_ru=event.place.ru,
        place_en=event.place.en,
        simulated=int(event.simulated),
        threshold=series.threshold,
        pairs=pairs if pairs >= series.threshold else None,
    )


def _pooled_row(slug: str, event: Event) -> PooledRow:
    return PooledRow(
        event=slug,
        pooled_event=event.slug,
        month=f"{event.starts:%Y-%m}",
        title_et=event.title.et,
        title_ru=event.title.ru,
        title_en=event.title.en,
    )


def _wave_row(event: str, wave: WaveSize, k: int) -> WaveRow:
    return WaveRow(
        event=event,
        wave=wave.name,
        position=list(WaveName).index(WaveName(wave.name)) + 1,
        responses=wave.n if wave.n >= k else None,
    )


def _question_row(event: str, position: int, question: AskedQuestion) -> QuestionRow:
    return QuestionRow(
        event=event,
        wave=question.wave,
        question=question.name,
        position=position,
        section=question.section,
        type=question.type,
        scale=question.scale,
        reverse=int(question.reverse),
        version=question.version,
        text_et=question.label["et"],
        text_ru=question.label["ru"],
        text_en=question.label["en"],
    )


def _choice_rows(event: str, question: AskedQuestion) -> Iterator[ChoiceRow]:
    for position, choice in enumerate(question.choices, start=1):
        yield ChoiceRow(
            event=event,
            wave=question.wave,
            question=question.name,
            choice=choice.name,
            position=position,
            missing=int(choice.missing),
            text_et=choice.label["et"],
            text_ru=choice.label["ru"],
            text_en=choice.label["en"],
        )


def _result_rows(event: str, release: Release) -> Iterator[ResultRow]:
    """Yield a row per choice, those that nobody took included; "don't know" is none of them."""
    for result in release["results"]:
        for choice, count in result.counts.items():
            yield ResultRow(
                event=event,
                wave=result.wave,
                question=result.question,
                choice=choice,
                count=count,
                share=round_proportion(count, result.n),
                n=result.n,
            )


def _change_row(event: str, change: ScaleChange) -> ChangeRow:
    n = change.n
    return ChangeRow(
        event=event,
        comparison=change.comparison,
        kind=change.kind,
        name=change.name,
        n=n,
        mean_before=round_mean(change.mean_before, n),
        mean_after=round_mean(change.mean_after, n),
        change=round_mean(change.change, n),
        low=round_mean(change.low, n),
        high=round_mean(change.high, n),
        better=change.better,
        same=change.same,
        worse=change.worse,
        claim=change.claim,
        direction=change.direction,
    )


def _chart_rows(event: str, position: int, chart: ReportChart) -> Iterator[ChartRow]:
    for language in LANGUAGES:
        yield ChartRow(
            event=event,
            part=chart["wave_or_comparison"],
            chart=chart["name"],
            language=language,
            position=position,
            title=chart["title"][language],
            description=chart["description"][language],
            svg=chart["svg"][language],
        )


def _numbers(tables: Tables) -> set[float]:
    """Return every number that a sentence about changes may say, and what follows at once."""
    cells: list[object] = [tables["events"][0].pairs]
    cells += [row.responses for row in tables["waves"]]
    for row in tables["changes"]:
        cells += astuple(row)
        counts = (row.better, row.same, row.worse)
        cells += [100 * count / row.n for count in counts if count is not None]
    return {*_EVERYDAY_NUMBERS, *(cell for cell in cells if isinstance(cell, int | float))}


def _finding_rows(event: str, release: Release, numbers: Collection[float]) -> Iterator[FindingRow]:
    """Yield the summary, then the sentence of each change; none twice or with unpublished numbers.

    A sentence of the summary that is about one change is left to that change.
    """
    changes = [((row.comparison, row.kind, row.name), row.sentence) for row in release["changes"]]
    summary = [
        (("", "summary", ""), dict(zip(LANGUAGES, sentence, strict=True)))
        for sentence in zip(*(release["summary"][each] for each in LANGUAGES), strict=True)
    ]
    said = [sentence for _, sentence in changes]
    sentences = [*(each for each in summary if each[1] not in said), *changes]
    for position, ((comparison, kind, name), sentence) in enumerate(sentences, start=1):
        if all(is_published(sentence[language], numbers) for language in LANGUAGES):
            yield FindingRow(
                event=event,
                position=position,
                kind=kind,
                comparison=comparison,
                name=name,
                sentence_et=sentence["et"],
                sentence_ru=sentence["ru"],
                sentence_en=sentence["en"],
            )


def _proposal_rows(event: str, proposals: Iterable[Coding]) -> Iterator[ProposalRow]:
    """Yield approved paraphrases in the order of their words, which tells nothing of who wrote."""
    said = sorted(proposals, key=lambda each: (each.risk, each.stage, each.paraphrase))
    for position, coding in enumerate(said, start=1):
        yield ProposalRow(
            event=event,
            position=position,
            question=coding.question,
            risk=coding.risk,
            stage=coding.stage,
            language=coding.language,
            paraphrase=coding.paraphrase,
        )
