"""The chart of a scale over the events of a series, from the public tables alone (R10).

Each wording has a chart of its own, so that no line joins two wordings, and none joins a simulated
event with a real one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from collector.core.publication.editions import public_points
from collector.core.questionnaire.scale import FIVE_POINTS, Scale
from collector.core.rows.asked import EventRow
from collector.core.rows.readings import TrendChartRow
from collector.core.rows.tables import PublicTables
from collector.core.rows.trends import TrendRow
from collector.formats.charts.trend import Panel, Point, Stop, Trend
from collector.formats.plots.chart import Drawn
from collector.formats.plots.trends import LEAST_POINTS, write_month
from collector.formats.plots.values import Estimate, find_interval, say, write_mean, write_n
from collector.texts.languages import LANGUAGES, Language
from collector.texts.numerals import write_points
from collector.texts.subjects import scale_name

MOST_LISTED = 12
"""Of more events only the months are written; the table beside the chart names them."""


@dataclass(frozen=True)
class Line:
    """A scale in one wording, at the events of a series in the order of time."""

    rows: Sequence[TrendRow]
    events: Mapping[str, EventRow]
    points: Scale


def draw_trend_charts(tables: PublicTables) -> list[TrendChartRow]:
    """Return a row for each line of at least two events and each language."""
    return [_draw(line, language) for line in _lines(tables) for language in LANGUAGES]


def _lines(tables: PublicTables) -> Iterator[Line]:
    events = {row.event: row for row in tables.get("events", ())}
    lines: dict[tuple[str, str, int], list[TrendRow]] = {}
    for row in tables.get("trends", ()):
        lines.setdefault((row.series, row.scale, row.wording), []).append(row)
    for rows in lines.values():
        if len(rows) >= LEAST_POINTS:
            ordered = sorted(rows, key=lambda row: (row.month, row.event))
            yield Line(ordered, events, _points(tables, ordered))


def _points(tables: PublicTables, rows: Sequence[TrendRow]) -> Scale:
    """Return the points on which the scale of a line is rated."""
    measured = {(row.event, row.scale) for row in rows}
    asked = {
        (row.event, row.wave, row.question)
        for row in tables.get("questions", ())
        if (row.event, row.scale) in measured
    }
    rated = [scale for cell, scale in public_points(tables).items() if cell in asked]
    means = [mean for row in rows for mean in (row.mean_before, row.mean_after)]
    return max(rated, default=FIVE_POINTS).widen(means)


def _draw(line: Line, language: Language) -> TrendChartRow:
    first, last = line.rows[0], line.rows[-1]
    name = scale_name(first.scale)[language]
    changes = {"last": _change(last).write(language), "first": _change(first).write(language)}
    points = [_point(at, row, language) for at, row in enumerate(line.rows)]
    note = say(language, "line_note", points=write_points([line.points.points], language))
    # If a computer made the answers of one event, it made those of all.
    origin = [say(language, "simulated")] if line.events[first.event].simulated else []
    drawn = Drawn(
        say(language, "line_title", scale=name, **changes),
        " ".join(_describe(row, language) for row in line.rows),
        Trend(
            [Panel(name, points, line.points)], [_stop(row, line, language) for row in line.rows]
        ),
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


def _stop(row: TrendRow, line: Line, language: Language) -> Stop:
    is_listed = len(line.rows) <= MOST_LISTED
    label = f"{line.events[row.event].title_in(language)}, {write_n(row.n)}" if is_listed else ""
    return Stop(write_month(row.month), label)


def _describe(row: TrendRow, language: Language) -> str:
    means = (write_mean(mean, row.n, language) for mean in (row.mean_before, row.mean_after))
    change = _change(row).write(language)
    return f"{write_month(row.month)}: {' → '.join(means)}, {change}, {write_n(row.n)}."
