"""The rows of an event's public tables, made from its release."""

from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, get_type_hints

from collector.core.answering.coding import Coding
from collector.core.disclosure.suppression import round_mean, round_share
from collector.core.events.events import Event, Series
from collector.core.questionnaire.corrections import Correction
from collector.core.rows.answers import ReportChart
from collector.core.rows.asked import CorrectionRow
from collector.core.rows.columns import PublicRow, Rounded
from collector.core.rows.readings import PROTECTION
from collector.core.rows.report import Release
from collector.core.rows.tables import PUBLIC_TABLES, Tables
from collector.core.waves import WaveName
from collector.texts.languages import LANGUAGES, Translated

Row = TypeVar("Row", bound=PublicRow)

Cells = tuple[str, Sequence[object], Mapping[str, object]]
"""A row to be: its table, the rows that it is made of, and the cells that they do not have."""

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
    charts: Iterable[ReportChart],
    proposals: Iterable[Coding] = (),
) -> Tables:
    """Lay out what may be published of an event, with the charts drawn from its release.

    The event is the last of `events`, after those that are too small to be told without it.
    `proposals` are codings that a second person has approved.
    """
    named = {"event": events[-1].slug, "series": series.slug}
    made = defaultdict[str, list[Any]](list)
    for table, sources, cells in (
        ("series", [series], {}),
        *_list_events(series, events, release),
        *_list_asked(release, series.threshold),
        *_list_findings(release),
        *_list_counts(release),
        *_list_statements(release, charts, proposals),
    ):
        made[table].append(publish(PUBLIC_TABLES[table], *sources, **named, **cells))
    return Tables(**made)


def _list_events(series: Series, events: Sequence[Event], release: Release) -> Iterator[Cells]:
    """Yield the event and, if there are several, all that are told together with it."""
    pairs = _hide(release.linking.pairs, series.threshold)
    told = {"pairs": pairs, "primary_scales": " ".join(release.primary_scales)}
    yield "events", [events[-1], series], {**told, "month": f"{events[-1].starts:%Y-%m}"}
    for each in events if len(events) > 1 else ():
        yield "pooled", [each], {"pooled_event": each.slug, "month": f"{each.starts:%Y-%m}"}


def _hide(n: int, k: int) -> int | None:
    return n if n >= k else None


def _list_asked(release: Release, k: int) -> Iterator[Cells]:
    """Yield who answered what: waves, questions and choices."""
    for wave in release.waves:
        position = list(WaveName).index(WaveName(wave.name)) + 1
        told = {"wave": wave.name, "position": position, "responses": _hide(wave.n, k)}
        yield "waves", [], told
    for at, row in enumerate(release.questions, start=1):
        yield "questions", [row], {"question": row.name, "position": at, "text": row.label}
        for place, choice in enumerate(row.choices, start=1):
            named = {"wave": row.wave, "question": row.name, "choice": choice.name}
            yield "choices", [choice], {**named, "position": place, "text": choice.label}


def _list_findings(release: Release) -> Iterator[Cells]:
    """Yield the rows that a release has as they are, and those of choices at two times.

    What is withheld comes in the order of its names and with one reason, whatever the rule is.
    """
    for table in ("changes", "usefulness", "drivers", "network", "coded_texts"):
        yield from ((table, [row], {}) for row in getattr(release, table))
    for row in sorted(release.withheld, key=attrgetter("part", "kind", "name")):
        yield "withheld", [row], {"rule": PROTECTION}
    for table, name, choices in (
        ("partners", "network", "partners"),
        ("risks", "risks", "risks"),
        ("lists", "lists", "choices"),
    ):
        for row in getattr(release, name):
            for choice in getattr(row, choices):
                yield table, [choice, row], {"choice": choice.name}


def _list_counts(release: Release) -> Iterator[Cells]:
    """Yield counts of people; of a question also the choices that nobody took."""
    for result in release.results:
        for name, count in result.counts.items():
            share = round_share(count / result.n, result.n)
            yield "results", [result], {"choice": name, "count": count, "share": share}
    for breakdown in release.breakdowns:
        for group in breakdown.groups:
            for category, count in group.counts.items():
                share = round_share(count / group.n, group.n)
                cells = {"people": group.name, "category": category, "count": count, "share": share}
                yield "breakdowns", [group, breakdown], cells
    for profiles in release.profiles:
        for number, (values, count) in enumerate(profiles.counts.items(), start=1):
            yield "profiles", [profiles], {"profile": number, "count": count, "n": profiles.n}
            for about, level in zip(profiles.columns, values, strict=True):
                said = {"profile": number, "about": about, "level": level}
                yield "profile_levels", [profiles], said


def _list_statements(
    release: Release, charts: Iterable[ReportChart], proposals: Iterable[Coding]
) -> Iterator[Cells]:
    """Yield sentences, charts and paraphrases.

    Paraphrases come in the order of their words, which tells nothing of who wrote.
    """
    for at, row in enumerate(release.statements, start=1):
        said = {"position": at, "kind": row.public_kind, "sentence": row.words}
        yield "findings", [row], said
    for at, chart in enumerate(charts, start=1):
        about = {"part": chart.wave_or_comparison, "chart": chart.name, "position": at}
        for code in LANGUAGES:
            words = {"title": chart.title[code], "description": chart.description[code]}
            yield "charts", [], {**about, **words, "language": code, "svg": chart.svg[code]}
    told = sorted(proposals, key=lambda each: (each.risk, each.stage, each.paraphrase))
    for at, coding in enumerate(told, start=1):
        yield "proposals", [coding], {"position": at}


def correction_rows(
    tables: Tables, programmes: Iterable[Series], corrections: Iterable[Correction]
) -> Iterator[CorrectionRow]:
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
                yield publish(CorrectionRow, text, each, **about, **said, series=series)
