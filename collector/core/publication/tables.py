"""The rows of an event's public tables, made from its release."""

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TypeVar, get_type_hints

from collector.core.answering.coding import Coding
from collector.core.disclosure.suppression import round_mean, round_proportion, round_share
from collector.core.events.events import Event, Series
from collector.core.questionnaire.corrections import Correction
from collector.core.rows import answers, asked, seminar
from collector.core.rows.changes import ChangeRow
from collector.core.rows.columns import PublicRow, Rounded
from collector.core.rows.readings import ChartRow, FindingRow, WithheldRow
from collector.core.rows.report import Release
from collector.core.rows.tables import Tables
from collector.core.waves import WaveName
from collector.texts.languages import LANGUAGES, Translated

Row = TypeVar("Row", bound=PublicRow)

ROUND: Mapping[Rounded, Callable[[float, int], float]] = {
    Rounded.MEAN: round_mean,
    Rounded.SHARE: round_share,
}


def publish(kind: type[Row], /, *sources: object, **given: object) -> Row:
    """Return a public row; a cell is given, or is what the first source says that has its column.

    A column such as `title_et` takes its language of a title. Numbers are rounded for the `n`
    people of a source or of the row.
    """
    values = ChainMap(given, *map(_list_values, sources))
    cells = {each.name: _write(_find(each.name, values)) for each in fields(kind)}
    for name, how in _list_rounded(kind).items():  # type: ignore[arg-type] # a class has a hash
        cells[name] = _round(how, cells[name], values["n"])
    return kind(**cells)


def _list_values(source: object) -> dict[str, object]:
    """Return the values of a row; one of an older edition has its defaults in its class alone."""
    named = fields(source) if is_dataclass(source) else ()
    return {each.name: getattr(source, each.name) for each in named}


def _find(column: str, values: Mapping[str, object]) -> object:
    if column in values:
        return values[column]
    name, _, language = column.rpartition("_")
    match values.get(name):
        case Translated() as texts:
            return getattr(texts, language)
        case Mapping() as texts:
            return texts[language]
    raise KeyError(column)


def _write(cell: object) -> object:
    """Return a cell; cautions are written by their kinds."""
    return " ".join(each.kind for each in cell) if isinstance(cell, list) else cell


def _round(how: Rounded, number: object, n: object) -> float | None:
    match number, n:
        case None, _:
            return None
        case float(number), int(n):
            return ROUND[how](number, n)
    raise TypeError(number, n)


@cache
def _list_rounded(kind: type[PublicRow]) -> dict[str, Rounded]:
    hints = get_type_hints(kind, include_extras=True).items()
    said = ((name, getattr(hint, "__metadata__", ())) for name, hint in hints)
    return {name: how for name, all_said in said for how in all_said if isinstance(how, Rounded)}


def make_tables(
    series: Series,
    events: Sequence[Event],
    release: Release,
    charts: Iterable[answers.ReportChart],
    proposals: Iterable[Coding] = (),
) -> Tables:
    """Lay out what may be published of an event, with the charts drawn from its release.

    The event is the last of `events`, after those that are too small to be told without it.
    `proposals` are codings that a second person has approved.
    """
    event, k = events[-1].slug, series.threshold
    return Tables(
        series=[publish(asked.SeriesRow, series, series=series.slug)],
        events=[_event_row(series, events[-1], release)],
        pooled=[_pooled_row(event, each) for each in events] if len(events) > 1 else None,
        waves=[_wave_row(event, wave, k) for wave in release.waves],
        questions=list(_question_rows(event, release)),
        choices=[row for each in release.questions for row in _choice_rows(event, each)],
        results=list(_result_rows(event, release)),
        changes=_lay_out(ChangeRow, event, release.changes),
        usefulness=_lay_out(seminar.UsefulnessRow, event, release.usefulness),
        drivers=_lay_out(seminar.DriverRow, event, release.drivers),
        network=_lay_out(seminar.NetworkRow, event, release.network),
        partners=_named(
            seminar.PartnerRow, event, ((row, row.partners) for row in release.network)
        ),
        risks=_named(seminar.RiskRow, event, ((row, row.risks) for row in release.risks)),
        lists=_named(seminar.ListRow, event, ((row, row.choices) for row in release.lists)),
        breakdowns=list(_breakdown_rows(event, release)),
        profiles=list(_profile_rows(event, release)),
        profile_levels=list(_level_rows(event, release)),
        coded_texts=_lay_out(answers.CodedTextRow, event, release.coded_texts),
        proposals=list(_proposal_rows(event, proposals)),
        charts=[row for each in enumerate(charts, start=1) for row in _chart_rows(event, *each)],
        withheld=_lay_out(WithheldRow, event, release.withheld),
        findings=list(_finding_rows(event, release)),
    )


def _lay_out(kind: type[Row], event: str, rows: Iterable[object]) -> list[Row]:
    return [publish(kind, row, event=event) for row in rows]


def _event_row(series: Series, event: Event, release: Release) -> asked.EventRow:
    about = {"event": event.slug, "series": series.slug, "month": f"{event.starts:%Y-%m}"}
    pairs = release.linking.pairs
    shown = pairs if pairs >= series.threshold else None
    primary = " ".join(release.primary_scales)
    return publish(asked.EventRow, event, series, **about, pairs=shown, primary_scales=primary)


def _pooled_row(event: str, pooled: Event) -> asked.PooledRow:
    month = f"{pooled.starts:%Y-%m}"
    return publish(asked.PooledRow, pooled, event=event, pooled_event=pooled.slug, month=month)


def _question_rows(event: str, release: Release) -> Iterator[asked.QuestionRow]:
    for at, row in enumerate(release.questions, start=1):
        named = {"question": row.name, "position": at, "text": row.label}
        yield publish(asked.QuestionRow, row, event=event, **named)


def _wave_row(event: str, wave: answers.WaveSize, k: int) -> asked.WaveRow:
    position = list(WaveName).index(WaveName(wave.name)) + 1
    responses = wave.n if wave.n >= k else None
    return asked.WaveRow(event=event, wave=wave.name, position=position, responses=responses)


def _choice_rows(event: str, question: answers.AskedQuestion) -> Iterator[asked.ChoiceRow]:
    for position, choice in enumerate(question.choices, start=1):
        about = {"event": event, "wave": question.wave, "question": question.name}
        named = {"choice": choice.name, "position": position, "text": choice.label}
        yield publish(asked.ChoiceRow, choice, **about, **named)


def _result_rows(event: str, release: Release) -> Iterator[answers.ResultRow]:
    """Yield a row per choice, those that nobody took included; "don't know" is none of them."""
    for result in release.results:
        for choice, count in result.counts.items():
            share = round_proportion(count, result.n)
            yield publish(
                answers.ResultRow, result, event=event, choice=choice, count=count, share=share
            )


def _named(
    kind: type[Row], event: str, lists: Iterable[tuple[object, Sequence[seminar.ChoiceChange]]]
) -> list[Row]:
    pairs = [(row, each) for row, choices in lists for each in choices]
    return [publish(kind, each, row, event=event, choice=each.name) for row, each in pairs]


def _breakdown_rows(event: str, release: Release) -> Iterator[answers.BreakdownRow]:
    for row in release.breakdowns:
        for group in row.groups:
            for category, count in group.counts.items():
                share = round_proportion(count, group.n)
                cell = {"people": group.name, "category": category, "count": count, "share": share}
                yield publish(answers.BreakdownRow, group, row, event=event, **cell)


def _profile_rows(event: str, release: Release) -> Iterator[answers.ProfileRow]:
    for row in release.profiles:
        for number, count in enumerate(row.counts.values(), start=1):
            told = {"profile": number, "count": count, "n": row.n}
            yield publish(answers.ProfileRow, row, event=event, **told)


def _level_rows(event: str, release: Release) -> Iterator[answers.ProfileLevelRow]:
    for row in release.profiles:
        for number, values in enumerate(row.counts, start=1):
            for about, level in zip(row.columns, values, strict=True):
                told = {"profile": number, "about": about, "level": level}
                yield publish(answers.ProfileLevelRow, row, event=event, **told)


def _finding_rows(event: str, release: Release) -> Iterator[FindingRow]:
    for at, row in enumerate(release.statements, start=1):
        said = {"position": at, "kind": row.public_kind, "sentence": row.words}
        yield publish(FindingRow, row, event=event, **said)


def _chart_rows(event: str, position: int, chart: answers.ReportChart) -> Iterator[ChartRow]:
    about = {"event": event, "part": chart.wave_or_comparison, "chart": chart.name}
    for at in LANGUAGES:
        words = {"title": chart.title[at], "description": chart.description[at]}
        drawn = {"language": at, "position": position, "svg": chart.svg[at]}
        yield publish(ChartRow, **about, **words, **drawn)


def _proposal_rows(event: str, proposals: Iterable[Coding]) -> Iterator[answers.ProposalRow]:
    """Yield approved paraphrases in the order of their words, which tells nothing of who wrote."""
    said = sorted(proposals, key=lambda each: (each.risk, each.stage, each.paraphrase))
    for position, coding in enumerate(said, start=1):
        yield publish(answers.ProposalRow, coding, event=event, position=position)


def correction_rows(
    tables: Tables, programmes: Iterable[Series], corrections: Iterable[Correction]
) -> Iterator[asked.CorrectionRow]:
    """Yield the corrected texts of questions that are published, of the public change log."""
    slugs = {each.id: each.slug for each in programmes}
    of_event = {row.event: row.series for row in tables.events}
    shown = {(of_event[row.event], row.question) for row in tables.questions}
    for each in corrections:
        series = slugs[each.series_id]
        if each.is_public and (series, each.question) in shown:
            about = {"before": each.before, "after": each.after, "month": f"{each.confirmed:%Y-%m}"}
            for text in each.texts:
                said = {"text_before": text.before, "text_after": text.after}
                yield publish(asked.CorrectionRow, text, each, **about, **said, series=series)
