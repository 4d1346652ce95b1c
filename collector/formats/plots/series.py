"""The chart of a scale's change at the seminars of a series: each, their mean, and the next one.

That of the public site is drawn from its tables alone (R10), one for each wording, and never shows
a simulated event with a real one.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from collector.core.disclosure.suppression import mean_decimals
from collector.core.rows.readings import TrendChartRow
from collector.core.rows.report import Told
from collector.core.rows.tables import PublicTables
from collector.core.rows.trends import SeminarChange, SeriesChange, SeriesChangeRow, TrendRow
from collector.core.statistics.claims import DIRECTIONS
from collector.core.wording.series import title_series
from collector.formats.charts.sheet import Drawing, Drawn
from collector.formats.charts.whiskers import Whisker, Whiskers
from collector.formats.plots.care import list_public
from collector.formats.plots.values import find_estimate, origin_notes, say, write_bounds, write_n
from collector.texts.languages import LANGUAGES, Language
from collector.texts.numerals import write_month, write_signed
from collector.texts.subjects import scale_name

LEAST_SHOWN, MOST_SHOWN = 2, 12
"""Of more seminars the latest are drawn; the table beside the chart has them all."""

SMALLEST_REACH = 0.5  # in points of the scale, so that small changes do not fill the picture


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
    care = list_public(rows, tables.findings)
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
    reach = max(SMALLEST_REACH, *(abs(end) for each in rows for end in each.ends))
    ends = say(language, "lower"), say(language, "higher")
    title = say(language, "event_by_event", scale=scale_name(scale)[language])
    more = {"shown": MOST_SHOWN, "all": len(seminars)}
    latest = [say(language, "latest_shown", **more)] if len(seminars) > MOST_SHOWN else []
    return Drawn(
        title_series(mean)[language] if mean is not None and mean.k > 1 else title,
        " ".join(f"{row.label}: {row.figures}." for row in rows),
        Whiskers(rows, -reach, reach, ((0.0, say(language, "none")),), *ends),
        [say(language, "series_note"), *latest, *notes],
    )


def _seminar(
    each: SeminarChange | TrendRow, titles: Mapping[str, str], language: Language
) -> Whisker:
    change = find_estimate(each.change, each.low, each.high, each.n)
    month = each.month if isinstance(each, TrendRow) else each.starts
    label = f"{titles.get(each.event, each.event)}, {write_month(month)}"
    if change is None:
        return Whisker(label, f"{say(language, 'too_few')}, {write_n(each.n)}")
    figures = f"{change.write(language)}, {write_n(each.n)}"
    return Whisker(label, figures, change.value, change.interval)


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
