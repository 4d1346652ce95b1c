"""The chart of each scale over the events of a series."""

import math
from collections.abc import Iterator
from functools import partial

from collector.core.rows.report import Told
from collector.core.rows.trends import TrendMean, TrendOfWording
from collector.formats.charts.trend import Panel, Point, Stop, draw_trend
from collector.formats.plots.chart import Drawing, Drawn
from collector.formats.plots.values import (
    LEAST_SHOWN,
    find_interval,
    find_mean,
    find_number,
    find_points,
    join_names,
    mean_decimals,
    origin_notes,
    write_n_range,
)
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language
from collector.texts.numerals import write_number, write_points
from collector.texts.subjects import scale_name

WORDS = Phrases("charts")
WAVES = Phrases("charts", "waves")
THEN_AND_NOW = Phrases("charts", "then_and_now")

LEAST_POINTS = 2
"""One point is no trend."""

Stops = dict[tuple[str, ...], list[TrendMean]]
"""The points at each event, or at several together, in the order of time."""


def plan_trends(report: Told) -> Iterator[Drawing]:
    """Yield for each wave the scales that at least two events measured."""
    lines = [line for line in report["trends"] if _points(line)]
    for wave in dict.fromkeys(line.wave for line in lines):
        scales: dict[str, list[TrendOfWording]] = {}
        for line in lines:
            if line.wave == wave:
                scales.setdefault(line.name, []).append(line)
        scales = {name: each for name, each in scales.items() if _count(each) >= LEAST_POINTS}
        if scales:
            yield Drawing("trends", wave, partial(_trends, report, wave, scales))


def _points(line: TrendOfWording) -> list[TrendMean]:
    return [
        point
        for point in line.points
        if point.n >= LEAST_SHOWN and find_mean(point.mean, point.n) is not None
    ]


def _count(lines: list[TrendOfWording]) -> int:
    return sum(len(_points(line)) for line in lines)


def _trends(
    report: Told, wave: str, scales: dict[str, list[TrendOfWording]], language: Language
) -> Drawn:
    stops = _stops(scales)
    panels = [_panel(report, name, lines, list(stops), language) for name, lines in scales.items()]
    shown = [_stop(report, events, points, language) for events, points in stops.items()]
    notes = [WORDS["trend_note"]]
    notes += [WORDS["broken_note"]] if any(len(lines) > 1 for lines in scales.values()) else []
    is_pooled = any(point.pooled for each in panels for point in each.points)
    notes += [WORDS["pooled_note"]] if is_pooled else []
    points = write_points((each.scale.points for each in panels), language)
    below = [note[language].format(wave=WAVES[wave][language], points=points) for note in notes]
    below += origin_notes(report, language)
    title = _title(scales, language)
    description = " ".join(_describe(panel, shown) for panel in panels)
    figure = draw_trend(title, panels, shown, below)
    return Drawn(title, description, figure)


def _stops(scales: dict[str, list[TrendOfWording]]) -> Stops:
    points = [point for lines in scales.values() for line in lines for point in _points(line)]
    stops: Stops = {}
    for point in sorted(points, key=lambda each: (each.starts, each.events)):
        stops.setdefault(tuple(point.events), []).append(point)
    return stops


def _stop(
    report: Told, events: tuple[str, ...], points: list[TrendMean], language: Language
) -> Stop:
    year, month, _ = points[0].starts.split("-")
    titles = report["event_titles"]
    names = ", ".join(titles[each][language] if each in titles else each for each in events)
    pooled = f" ({WORDS['pooled'][language]})" if len(events) > 1 else ""
    n = write_n_range([point.n for point in points])
    return Stop(f"{month}.{year}", f"{names}{pooled}, {n}")


def _panel(
    report: Told,
    name: str,
    lines: list[TrendOfWording],
    stops: list[tuple[str, ...]],
    language: Language,
) -> Panel:
    points = [
        _point(point, line.wording, stops, language) for line in lines for point in _points(line)
    ]
    ordered = sorted(points, key=lambda point: point.event)
    scale = find_points(report, name, (point.mean for point in points))
    return Panel(scale_name(name)[language], tuple(ordered), scale)


def _point(row: TrendMean, line: str, stops: list[tuple[str, ...]], language: Language) -> Point:
    mean = find_mean(row.mean, row.n) or 0.0
    return Point(
        stops.index(tuple(row.events)),
        line,
        mean,
        find_interval(find_mean(row.low, row.n), find_mean(row.high, row.n)),
        write_number(mean, mean_decimals(row.n), language),
        row.pooled,
    )


def _describe(panel: Panel, stops: list[Stop]) -> str:
    means = "; ".join(f"{stops[point.event].short} – {point.words}" for point in panel.points)
    return f"{panel.label}: {means}."


def _title(scales: dict[str, list[TrendOfWording]], language: Language) -> str:
    groups: dict[str, list[str]] = {group: [] for group in THEN_AND_NOW}
    for name, lines in scales.items():
        groups[_direction(_points(lines[-1]))].append(scale_name(name)[language].lower())
    found = "; ".join(
        THEN_AND_NOW[group][language].format(names=join_names(names, language))
        for group, names in groups.items()
        if names
    )
    return WORDS["last_against_first"][language].format(found=found)


def _direction(points: list[TrendMean]) -> str:
    """Return where the last point of a wording lies of the first, if the two clearly differ.

    Of two independent means, half the interval of the difference is the root of the sum of the
    squares of half of each interval.
    """
    if len(points) < LEAST_POINTS:
        return "reworded"
    first, last = points[0], points[-1]
    intervals = [
        find_interval(find_number(each.low), find_number(each.high)) for each in (first, last)
    ]
    halves = [(high - low) / 2 for each in intervals if each for low, high in [each]]
    difference = last.mean - first.mean
    if len(halves) < LEAST_POINTS or abs(difference) <= math.hypot(*halves):
        return "unclear"
    return "up" if difference > 0 else "down"
