"""The chart of a scale over the events of a series, from the public tables alone (R10).

Each wording has a chart of its own, so that no line joins two wordings, and none joins a simulated
event with a real one.
"""

from collections.abc import Mapping, Sequence

from collector.core.publication.editions import public_points
from collector.core.questionnaire.scale import FIVE_POINTS, Scale
from collector.core.rows.asked import EventRow
from collector.core.rows.readings import TrendChartRow
from collector.core.rows.tables import PublicTables
from collector.core.rows.trends import TrendRow
from collector.formats.charts.sheet import Drawn
from collector.formats.charts.trend import Panel, Point, Stop, Trend
from collector.formats.plots.trends import LEAST_POINTS
from collector.formats.plots.values import Estimate, find_interval, say, write_mean, write_n
from collector.texts.languages import LANGUAGES, Language
from collector.texts.numerals import write_month, write_points
from collector.texts.subjects import scale_name

MOST_LISTED = 12
"""Of more events only the months are written; the table beside the chart names them."""


def draw_trend_charts(tables: PublicTables) -> list[TrendChartRow]:
    """Return a row for each scale in one wording at two events or more, and each language."""
    events = {row.event: row for row in tables.events}
    lines: dict[tuple[str, str, int], list[TrendRow]] = {}
    for row in tables.trends:
        lines.setdefault((row.series, row.scale, row.wording), []).append(row)
    charts = []
    for rows in lines.values():
        if len(rows) >= LEAST_POINTS:
            ordered = sorted(rows, key=lambda row: (row.month, row.event))
            scale = _find_points(tables, ordered)
            charts += [_draw(ordered, events, scale, language) for language in LANGUAGES]
    return charts


def _find_points(tables: PublicTables, rows: Sequence[TrendRow]) -> Scale:
    measured = {(row.event, row.scale) for row in rows}
    asked = {
        (row.event, row.wave, row.question)
        for row in tables.questions
        if (row.event, row.scale) in measured
    }
    rated = [scale for cell, scale in public_points(tables).items() if cell in asked]
    means = [mean for row in rows for mean in (row.mean_before, row.mean_after)]
    return max(rated, default=FIVE_POINTS).widen(means)


def _draw(
    rows: Sequence[TrendRow], events: Mapping[str, EventRow], scale: Scale, language: Language
) -> TrendChartRow:
    first, last = rows[0], rows[-1]
    name = scale_name(first.scale)[language]
    changes = {"last": _change(last).write(language), "first": _change(first).write(language)}
    points = [_point(at, row, language) for at, row in enumerate(rows)]
    titles = {event: row.title_in(language) for event, row in events.items()}
    is_listed = len(rows) <= MOST_LISTED
    stops = [
        Stop(write_month(row.month), f"{titles[row.event]}, {write_n(row.n)}" if is_listed else "")
        for row in rows
    ]
    note = say(language, "line_note", points=write_points([scale.points], language))
    # If a computer made the answers of one event, it made those of all.
    origin = [say(language, "simulated")] if events[first.event].simulated else []
    drawn = Drawn(
        say(language, "line_title", scale=name, **changes),
        " ".join(_describe(row, language) for row in rows),
        Trend([Panel(name, points, scale)], stops),
        [note, *origin],
    )
    return TrendChartRow(
        series=first.series,
        scale=first.scale,
        wording=first.wording,
        language=language,
        title=drawn.title,
        description=drawn.description,
        svg=drawn.write_svg(f"trend-{first.series}-{first.scale}-{first.wording}", language),
    )


def _change(row: TrendRow) -> Estimate:
    return Estimate(row.change, find_interval(row.low, row.high), row.n)


def _point(at: int, row: TrendRow, language: Language) -> Point:
    words = write_mean(row.mean_after, row.n, language)
    around = _change(row).around(row.mean_before)
    return Point(at, "", row.mean_after, around, words, before=row.mean_before)


def _describe(row: TrendRow, language: Language) -> str:
    means = (write_mean(mean, row.n, language) for mean in (row.mean_before, row.mean_after))
    change = _change(row).write(language)
    return f"{write_month(row.month)}: {' → '.join(means)}, {change}, {write_n(row.n)}."
