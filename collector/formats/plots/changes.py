"""The charts of change: how much each scale changed, from where to where, of how many people."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from collector.core.rows.estimates import ScaleChange
from collector.core.rows.report import Told
from collector.formats.charts.agreement import Bar, Statement, draw_agreement
from collector.formats.charts.slope import Slope, draw_slopes
from collector.formats.charts.whiskers import Axis, Whisker, draw_whiskers
from collector.formats.plots.chart import Drawing, Drawn
from collector.formats.plots.values import (
    find_interval,
    find_mean,
    find_points,
    join_names,
    mean_decimals,
    origin_notes,
    write_change,
    write_n,
)
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language, Translated
from collector.texts.numerals import write_count, write_number, write_points, write_signed
from collector.texts.subjects import scale_name

WORDS = Phrases("charts")
WAVES = Phrases("charts", "waves")
COMPARISONS = Phrases("charts", "comparisons")
GROUPS = Phrases("charts", "groups")
MORE_OFTEN = Phrases("charts", "more_often")
BALANCE = Phrases("charts", "balance")

SMALLEST_REACH = 0.5
"""In points of the scale, so that small changes do not fill the picture."""


def plan_changes(report: Told) -> Iterator[Drawing]:
    """Yield the changes of each comparison; before and after also by means and by people."""
    for comparison in COMPARISONS:
        rows = pick_changes(report, comparison, "scale")
        told = [row for row in rows if is_told(row)]
        if told:
            yield Drawing(
                "change_overview", comparison, partial(_changes, report, comparison, rows)
            )
        if told and comparison == "pre_post":
            yield Drawing("slope_overview", comparison, partial(_slopes, report, told))
        counted = [row for row in told if row.better is not None]
        if counted and comparison == "pre_post":
            yield Drawing("balance_overview", comparison, partial(_balance, report, counted))


def pick_changes(report: Told, comparison: str, kind: str) -> list[ScaleChange]:
    """Return the rows of one comparison about scales, or about items."""
    return [row for row in report["changes"] if (row.comparison, row.kind) == (comparison, kind)]


def is_told(row: ScaleChange) -> bool:
    """Say whether enough people answered to show a change."""
    return row.claim != "none" and find_mean(row.change, row.n) is not None


def write_row(row: ScaleChange, language: Language) -> str:
    """Return a change with its interval in words; empty if it is not told."""
    change = find_mean(row.change, row.n)
    return "" if change is None else write_change(change, _interval(row), row.n, language)


def _found(
    rows: Iterable[ScaleChange], groups: Mapping[str, Translated], language: Language
) -> str:
    """Return in words which scales rose, fell, and neither."""
    names: dict[str, list[str]] = {group: [] for group in groups}
    for row in rows:
        group = row.direction if is_told(row) else "none"
        names[group].append(scale_name(row.name)[language].lower())
    return "; ".join(
        f"{groups[group][language]}: {join_names(each, language)}"
        for group, each in names.items()
        if each
    )


def _changes(report: Told, comparison: str, rows: list[ScaleChange], language: Language) -> Drawn:
    found = _found(rows, GROUPS, language)
    title = COMPARISONS[comparison][language].format(found=found)
    whiskers = [_whisker(row, language) for row in rows]
    reach = max(
        abs(end)
        for each in whiskers
        for end in (SMALLEST_REACH, each.value or 0, *(each.interval or ()))
    )
    none = ((0.0, WORDS["none"][language]),)
    axis = Axis(-reach, reach, none, WORDS["lower"][language], WORDS["higher"][language])
    description = " ".join(_describe(row, language) for row in rows)
    points = write_points((find_points(report, row.name).points for row in rows), language)
    note = WORDS["points"][language].format(points=points)
    figure = draw_whiskers(title, whiskers, axis, [note, *origin_notes(report, language)])
    return Drawn(title, description, figure)


def _whisker(row: ScaleChange, language: Language) -> Whisker:
    label = scale_name(row.name)[language]
    n = write_n(row.n)
    change, interval = find_mean(row.change, row.n), _interval(row)
    if change is None or not is_told(row):
        return Whisker(label, f"{GROUPS['none'][language]}, {n}", None, None, clear=False)
    figures = f"{write_row(row, language)}, {n}"
    return Whisker(label, figures, change, interval, _is_clear(row))


def _is_clear(row: ScaleChange) -> bool:
    return bool(row.direction != "unclear")


def _interval(row: ScaleChange) -> tuple[float, float] | None:
    return find_interval(find_mean(row.low, row.n), find_mean(row.high, row.n))


def _describe(row: ScaleChange, language: Language) -> str:
    pattern = WORDS["described_change"] if _interval(row) else WORDS["described_without"]
    if not is_told(row):
        pattern = WORDS["described_too_few"]
    figures = {
        key: write_signed(rounded, mean_decimals(row.n), language)
        for key, value in (("change", row.change), ("low", row.low), ("high", row.high))
        if (rounded := find_mean(value, row.n)) is not None
    }
    name = scale_name(row.name)[language]
    return pattern[language].format(scale=name, n=write_count(row.n), **figures)


def _slopes(report: Told, rows: list[ScaleChange], language: Language) -> Drawn:
    slopes = [slope for row in rows if (slope := _slope(report, row, language)) is not None]
    waves = (WAVES["pre"][language], WAVES["post"][language])
    title = _levels(slopes, language)
    description = " ".join(
        f"{each.label}: {' → '.join(each.words)}, {', '.join(each.figures)}." for each in slopes
    )
    points = write_points((each.scale.points for each in slopes), language)
    note = WORDS["slope_note"][language].format(points=points)
    figure = draw_slopes(title, waves, slopes, [note, *origin_notes(report, language)])
    return Drawn(title, description, figure)


def _slope(report: Told, row: ScaleChange, language: Language) -> Slope | None:
    before, after = find_mean(row.mean_before, row.n), find_mean(row.mean_after, row.n)
    if before is None or after is None:
        return None
    interval = _interval(row)
    decimals = mean_decimals(row.n)
    around = None if interval is None else (before + interval[0], before + interval[1])
    return Slope(
        scale_name(row.name)[language],
        (write_row(row, language), write_n(row.n)),
        (before, after),
        (write_number(before, decimals, language), write_number(after, decimals, language)),
        around,
        _is_clear(row),
        find_points(report, row.name, (before, after)),
    )


def _levels(slopes: list[Slope], language: Language) -> str:
    """Return which scale is highest after and which lowest; of one scale, its means."""
    ordered = sorted(slopes, key=lambda each: each.means[1])
    low, high = ordered[0], ordered[-1]
    if low.means[1] == high.means[1]:
        names = [f"{each.label.lower()} {' → '.join(each.words)}" for each in slopes]
        return WORDS["level"][language].format(name=join_names(names, language))
    ends = {
        key: f"{each.label.lower()} ({each.words[1]})"
        for key, each in {"low": low, "high": high}.items()
    }
    return WORDS["levels"][language].format(**ends)


def _balance(report: Told, rows: list[ScaleChange], language: Language) -> Drawn:
    title = WORDS["how_many"][language].format(found=_found(rows, MORE_OFTEN, language))
    statements = [_counted(row, language) for row in rows]
    description = " ".join(
        WORDS["described_balance"][language].format(
            scale=scale_name(row.name)[language],
            n=write_n(row.n),
            better=write_count(row.better or 0),
            same=write_count(row.same or 0),
            worse=write_count(row.worse or 0),
        )
        for row in rows
    )
    points = [each[language] for each in BALANCE.values()]
    notes = [WORDS["balance_note"][language], *origin_notes(report, language)]
    figure = draw_agreement(title, points, statements, notes)
    return Drawn(title, description, figure)


def _counted(row: ScaleChange, language: Language) -> Statement:
    bar = Bar(write_n(row.n), (row.worse or 0, row.same or 0, row.better or 0))
    return Statement(scale_name(row.name)[language], "", (bar,), write_row(row, language))
