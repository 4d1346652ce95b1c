"""The charts over the events of a series: how people came to each, and what each changed.

The chart of the public site is drawn from its tables alone (R10), one for each wording, and never
shows a simulated event with a real one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from collector.core.disclosure.suppression import mean_decimals, round_mean
from collector.core.rows.readings import COMPARISON, FindingRow, TrendChartRow
from collector.core.rows.report import Told
from collector.core.rows.tables import PublicTables
from collector.core.rows.trends import (
    SeminarChange,
    SeriesChange,
    SeriesChangeRow,
    TrendMean,
    TrendOfWording,
    TrendRow,
)
from collector.core.statistics.claims import DIRECTIONS
from collector.core.wording.change import CAUTIONS
from collector.core.wording.series import title_series
from collector.formats.charts.means import Panel, Point, Stop, Trend
from collector.formats.charts.sheet import Drawing, Drawn
from collector.formats.charts.whiskers import Whisker
from collector.formats.plots import values
from collector.formats.plots.values import (
    draw_changes,
    find_estimate,
    make_whisker,
    origin_notes,
    say,
    write_bounds,
)
from collector.texts.catalogue import Phrases
from collector.texts.languages import LANGUAGES, Language, Translated
from collector.texts.numerals import write_count, write_month, write_points, write_signed
from collector.texts.subjects import scale_name

PHRASES = Phrases("charts")

LEAST_SHOWN, MOST_SHOWN = 2, 12
"""Of more seminars the latest are drawn; the table beside the chart has them all."""


def plan_series(report: Told) -> Iterator[Drawing]:
    """Yield the change of each primary scale at the seminars that ask it in this event's words."""
    for row in report.series_changes:
        is_about = any(each.event == report.event for each in row.seminars)
        if is_about and row.k >= LEAST_SHOWN and row.comparison == "pre_post":
            yield Drawing(f"series_{row.name}", row.comparison, partial(_of_report, report, row))


def _of_report(report: Told, row: SeriesChange, language: Language) -> Drawn:
    titles = {slug: title[language] for slug, title in report.event_titles.items()}
    notes = origin_notes(report, language)
    return _draw(row.name, row.seminars, row, titles, notes, language)


def draw_trend_charts(tables: PublicTables) -> list[TrendChartRow]:
    """Return a row for each scale in one wording at two events or more, and each language."""
    means = {
        (row.series, row.scale, row.wording): row
        for row in tables.series_changes
        if row.comparison == "pre_post"
    }
    lines: dict[tuple[str, str, int], list[TrendRow]] = {}
    for row in sorted(tables.trends, key=lambda row: (row.month, row.event)):
        lines.setdefault((row.series, row.scale, row.wording), []).append(row)
    return [
        _draw_public(tables, rows, means.get(line), language)
        for line, rows in lines.items()
        if len(rows) >= LEAST_SHOWN
        for language in LANGUAGES
    ]


def _draw_public(
    tables: PublicTables, rows: Sequence[TrendRow], mean: SeriesChangeRow | None, language: Language
) -> TrendChartRow:
    events, first = {row.event: row for row in tables.events}, rows[0]
    titles = {slug: row.title_in(language) for slug, row in events.items()}
    notes = [say(language, "simulated")] if events[first.event].simulated else []
    care = _list_care(rows, tables.findings)
    drawn = _draw(first.scale, rows, mean, titles, notes, language).add(care, language)
    return TrendChartRow(
        series=first.series,
        scale=first.scale,
        wording=first.wording,
        language=language,
        title=drawn.title,
        description=drawn.description,
        svg=drawn.write_svg(f"trend-{first.series}-{first.scale}-{first.wording}", language),
    )


def _list_care(rows: Sequence[TrendRow], told: Iterable[FindingRow]) -> Iterator[Translated]:
    """Yield the cautions about changes at several events, with their months, and the general."""
    months: dict[str, list[str]] = {}
    for row in rows:
        for kind in row.cautions.split():
            months.setdefault(kind, []).append(write_month(row.month))
    for kind, each in months.items():
        care = CAUTIONS.fill("care", why=CAUTIONS[kind])
        yield PHRASES.fill("care_of", names=", ".join(each), care=care)
    events = {row.event for row in rows}
    general = (row for row in told if row.event in events and row.name == COMPARISON)
    said = (Translated(row.sentence_et, row.sentence_ru, row.sentence_en) for row in general)
    yield from dict.fromkeys(said)


def _draw(
    scale: str,
    seminars: Sequence[SeminarChange] | Sequence[TrendRow],
    mean: SeriesChange | SeriesChangeRow | None,
    titles: Mapping[str, str],
    notes: Sequence[str],
    language: Language,
) -> Drawn:
    rows = [_seminar(each, titles, language) for each in seminars[-MOST_SHOWN:]]
    rows += _mean(mean, language) if mean is not None else []
    title = say(language, "event_by_event", scale=scale_name(scale)[language])
    more = {"shown": MOST_SHOWN, "all": len(seminars)}
    latest = [say(language, "latest_shown", **more)] if len(seminars) > MOST_SHOWN else []
    return Drawn(
        title_series(mean)[language] if mean is not None and mean.k > 1 else title,
        " ".join(f"{row.label}: {row.figures}." for row in rows),
        draw_changes(rows, language),
        [say(language, "series_note"), *latest, *notes],
    )


def _seminar(
    each: SeminarChange | TrendRow, titles: Mapping[str, str], language: Language
) -> Whisker:
    change = find_estimate(each.change, each.low, each.high, each.n)
    month = each.month if isinstance(each, TrendRow) else each.starts
    label = f"{titles.get(each.event, each.event)}, {write_month(month)}"
    return make_whisker(label, change, each.n, language)


def _mean(mean: SeriesChange | SeriesChangeRow, language: Language) -> Iterator[Whisker]:
    together = mean.simultaneous_low, mean.simultaneous_high
    for name, ends in (("mean", together), ("next", (mean.next_low, mean.next_high))):
        found = find_estimate(mean.mean, *ends, mean.n)
        if found is not None and found.interval is not None:
            clear = name == "mean" and mean.verdict in DIRECTIONS
            bounds = write_bounds(found.interval, mean_decimals(mean.n), language, write_signed)
            figures = found.write(language) if name == "mean" else bounds
            label = say(language, f"series_{name}", k=mean.k)
            yield Whisker(label, figures, found.value, found.interval, clear)


LEAST_POINTS = 2

Scales = dict[str, list[TrendOfWording]]  # the wordings of each scale in a wave
Events = tuple[str, ...]  # one event, or several small ones together


def plan_trends(report: Told) -> Iterator[Drawing]:
    """Yield for each wave the scales that at least two events measured."""
    waves: dict[str, Scales] = {}
    for line in report.trends:
        told = [row for row in line.points if values.find_estimate(row.mean, None, None, row.n)]
        if told:
            scales = waves.setdefault(line.wave, {})
            scales.setdefault(line.name, []).append(replace(line, points=told))
    for wave, scales in waves.items():
        counts = {name: sum(len(line.points) for line in lines) for name, lines in scales.items()}
        drawn = {name: scales[name] for name, n in counts.items() if n >= LEAST_POINTS}
        if drawn:
            yield Drawing("trends", wave, partial(_trends, report, wave, drawn))


def _trends(report: Told, wave: str, scales: Scales, language: Language) -> Drawn:
    stops = _stops(scales)
    panels = [_panel(report, name, lines, list(stops), language) for name, lines in scales.items()]
    shown = [_stop(report, events, points, language) for events, points in stops.items()]
    notes = ["trend_note"]
    notes += ["broken_note"] if any(len(lines) > 1 for lines in scales.values()) else []
    is_pooled = any(point.pooled for each in panels for point in each.points)
    notes += ["pooled_note"] if is_pooled else []
    rated = write_points((each.scale.points for each in panels), language)
    about = {"wave": say(language, f"waves.{wave}"), "points": rated}
    return Drawn(
        _title(report, scales, language),
        " ".join(f"{panel.label}: {_list_means(panel, shown, language)}." for panel in panels),
        Trend(panels, shown),
        [*(say(language, note, **about) for note in notes), *values.origin_notes(report, language)],
    )


def _stops(scales: Scales) -> dict[Events, list[TrendMean]]:
    """Return the points at each event in the order of time."""
    points = [point for lines in scales.values() for line in lines for point in line.points]
    stops: dict[Events, list[TrendMean]] = {}
    for point in sorted(points, key=lambda each: (each.starts, each.events)):
        stops.setdefault(tuple(point.events), []).append(point)
    return stops


def _stop(report: Told, events: Events, points: list[TrendMean], language: Language) -> Stop:
    titles = report.event_titles
    names = ", ".join(titles[each][language] if each in titles else each for each in events)
    pooled = f" ({say(language, 'pooled')})" if len(events) > 1 else ""
    fewest, most = min(point.n for point in points), max(point.n for point in points)
    n = values.write_n(fewest) + (f"–{write_count(most)}" if most > fewest else "")
    return Stop(write_month(points[0].starts), f"{names}{pooled}, {n}")


def _panel(
    report: Told, name: str, lines: list[TrendOfWording], stops: list[Events], language: Language
) -> Panel:
    points = [_point(row, line.wording, stops, language) for line in lines for row in line.points]
    points.sort(key=lambda point: point.event)
    scale = values.find_points(report, name, (point.mean for point in points))
    return Panel(scale_name(name)[language], points, scale)


def _point(row: TrendMean, line: str, stops: list[Events], language: Language) -> Point:
    found = values.find_estimate(row.mean, row.low, row.high, row.n)
    mean, words = round_mean(row.mean, row.n), values.write_mean(row.mean, row.n, language)
    at, interval = stops.index(tuple(row.events)), found.interval if found else None
    return Point(at, line, mean, interval, words, row.pooled)


def _list_means(panel: Panel, stops: list[Stop], language: Language) -> str:
    return "; ".join(
        say(language, "about", name=stops[each.event].short, said=each.words)
        for each in panel.points
    )


def _title(report: Told, scales: Scales, language: Language) -> str:
    """Return how this event's primary scales differ from those of the event before it."""
    kinds = ("up", "down", "no_change", "cannot_tell")
    groups: dict[str, list[str]] = {each: [] for each in kinds}
    for name, lines in scales.items():
        points = (point for line in lines for point in line.points if report.event in point.events)
        for verdict in (point.step.verdict for point in points if point.step):
            if verdict is not None:
                group = groups.get(DIRECTIONS.get(verdict, verdict), groups["cannot_tell"])
                group.append(scale_name(name)[language].lower())
    found = values.write_groups("then_and_now", groups, language)
    return say(language, "this_against_before", found=found or say(language, "nothing_earlier"))
