"""The chart of a scale over the events of a series, from the public tables alone (R10).

Each wording has a chart of its own, so that no line joins two wordings, and none joins a simulated
event with a real one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from collector.core.publication.editions import public_points
from collector.core.questionnaire.scale import FIVE_POINTS, Scale
from collector.core.rows.asked import EventRow
from collector.core.rows.numbers import TrendRow
from collector.core.rows.readings import TrendChartRow
from collector.core.rows.tables import PublicTables
from collector.formats.charts.svg import write_svg
from collector.formats.charts.trend import Panel, Point, Stop, draw_trend
from collector.formats.plots.values import find_interval, mean_decimals, write_change, write_n
from collector.texts.catalogue import Phrases
from collector.texts.languages import LANGUAGES, Language
from collector.texts.numerals import write_number, write_points
from collector.texts.subjects import scale_name

WORDS = Phrases("charts")

LEAST_POINTS = 2
"""One point is no trend."""
MOST_LISTED = 12
"""Of more events only the months are written; the table beside the chart names them."""

Key = tuple[str, str, int]


@dataclass(frozen=True)
class Line:
    """A scale in one wording, at the events of a series in the order of time."""

    key: Key
    rows: Sequence[TrendRow]
    events: Mapping[str, EventRow]
    points: Scale

    @property
    def simulated(self) -> bool:
        """Whether a computer made the answers; then it made those at all its events."""
        return bool(self.events[self.rows[0].event].simulated)


def draw_trend_charts(tables: PublicTables) -> list[TrendChartRow]:
    """Return a row for each line of at least two events and each language."""
    return [_draw(line, language) for line in _lines(tables) for language in LANGUAGES]


def _lines(tables: PublicTables) -> Iterator[Line]:
    events = {row.event: row for row in tables.get("events", ())}
    lines: dict[Key, list[TrendRow]] = {}
    for row in tables.get("trends", ()):
        lines.setdefault((row.series, row.scale, row.wording), []).append(row)
    for key, rows in lines.items():
        if len(rows) >= LEAST_POINTS:
            ordered = sorted(rows, key=lambda row: (row.month, row.event))
            yield Line(key, ordered, events, _points(tables, ordered))


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
    series, scale, wording = line.key
    name = scale_name(scale)[language]
    changes = {"last": line.rows[-1], "first": line.rows[0]}
    title = WORDS["line_title"][language].format(
        scale=name, **{when: _change(row, language) for when, row in changes.items()}
    )
    points = tuple(_point(at, row, language) for at, row in enumerate(line.rows))
    words = write_points([line.points.points], language)
    notes = [
        WORDS["line_note"][language].format(points=words),
        *([WORDS["simulated"][language]] if line.simulated else []),
    ]
    figure = draw_trend(
        title, [Panel(name, points, line.points)], list(_stops(line, language)), notes
    )
    description = " ".join(_describe(line.rows, language))
    identity = f"trend-{series}-{scale}-{wording}-{language}".replace("_", "-")
    svg = write_svg(figure, name=identity, title=title, description=description, language=language)
    return TrendChartRow(
        series=series,
        scale=scale,
        wording=wording,
        language=language,
        title=title,
        description=description,
        svg=svg,
    )


def _change(row: TrendRow, language: Language) -> str:
    interval = find_interval(row.low, row.high)
    return write_change(row.change, interval, row.n, language)


def _point(at: int, row: TrendRow, language: Language) -> Point:
    before = row.mean_before
    change = find_interval(row.low, row.high)
    around = None if change is None else (before + change[0], before + change[1])
    words = write_number(row.mean_after, mean_decimals(row.n), language)
    return Point(at, "", row.mean_after, around, words, pooled=False, before=before)


def _stops(line: Line, language: Language) -> Iterator[Stop]:
    for row in line.rows:
        title = line.events[row.event].title_in(language)
        is_listed = len(line.rows) <= MOST_LISTED
        yield Stop(_short(row), f"{title}, {write_n(row.n)}" if is_listed else "")


def _short(row: TrendRow) -> str:
    year, month = row.month.split("-")
    return f"{month}.{year}"


def _describe(rows: Iterable[TrendRow], language: Language) -> Iterator[str]:
    for row in rows:
        before, after = (
            write_number(mean, mean_decimals(row.n), language)
            for mean in (row.mean_before, row.mean_after)
        )
        yield f"{_short(row)}: {before} → {after}, {_change(row, language)}, {write_n(row.n)}."
