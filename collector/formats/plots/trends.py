"""The chart of each scale over the events of a series."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from collector.core.rows.report import Told
from collector.core.rows.trends import TrendMean, TrendOfWording
from collector.core.statistics.claims import DIRECTIONS
from collector.formats.charts.sheet import Drawing, Drawn
from collector.formats.charts.trend import Panel, Point, Stop, Trend
from collector.formats.plots import values
from collector.formats.plots.values import say
from collector.texts.languages import Language
from collector.texts.numerals import write_count, write_month, write_points
from collector.texts.subjects import scale_name

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
    mean = values.find_mean(row.mean, row.n) or 0.0
    interval = values.find_interval(*(values.find_mean(end, row.n) for end in (row.low, row.high)))
    words = values.write_mean(mean, row.n, language)
    return Point(stops.index(tuple(row.events)), line, mean, interval, words, row.pooled)


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
