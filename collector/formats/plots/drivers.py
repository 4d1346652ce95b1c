"""The chart of what goes together with the usefulness of the seminar, the strongest first."""

from collections.abc import Iterator
from functools import partial

from collector.core.rows.estimates import DriverCorrelation
from collector.core.rows.report import Told
from collector.formats.charts.whiskers import Axis, Whisker, draw_whiskers
from collector.formats.plots.chart import Drawing, Drawn
from collector.formats.plots.values import (
    LEAST_SHOWN,
    find_interval,
    find_mean,
    find_number,
    mean_decimals,
    origin_notes,
    question_labels,
    write_n,
)
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language
from collector.texts.numerals import NO_BREAK, write_number

WORDS = Phrases("charts")
STRONGEST = Phrases("charts", "strongest")

SMALLEST_REACH = 0.5
"""Of the correlation, so that weak ones do not fill the picture."""


def plan_drivers(report: Told) -> Iterator[Drawing]:
    """Yield one chart for each wave that asked about usefulness."""
    drivers = report["drivers"]
    for wave in dict.fromkeys(row.wave for row in drivers):
        rows = [row for row in drivers if row.wave == wave]
        if any(map(_is_told, rows)):
            rows = sorted(rows, key=lambda row: (not _is_told(row), -(row.rho or 0)))
            yield Drawing("drivers", wave, partial(_drivers, report, rows))


def _is_told(row: DriverCorrelation) -> bool:
    return row.n >= LEAST_SHOWN and find_number(row.rho) is not None


def _drivers(report: Told, rows: list[DriverCorrelation], language: Language) -> Drawn:
    labels = question_labels(report, rows[0].wave, language)
    whiskers = [_whisker(row, labels[row.question], language) for row in rows]
    ends = [
        end
        for each in whiskers
        for end in (0.0, SMALLEST_REACH, each.value or 0.0, *(each.interval or ()))
    ]
    axis = Axis(
        min(ends),
        max(ends),
        ((0.0, WORDS["no_link"][language]),),
        WORDS["opposite"][language],
        WORDS["link"][language],
    )
    notes = [WORDS["drivers_note"][language], *origin_notes(report, language)]
    title = _title(rows, labels, language)
    description = " ".join(f"{each.label.rstrip('.')}: {each.figures}." for each in whiskers)
    figure = draw_whiskers(title, whiskers, axis, notes)
    return Drawn(title, description, figure)


def _title(rows: list[DriverCorrelation], labels: dict[str, str], language: Language) -> str:
    """Return which one is strongest of those that clearly go together with usefulness."""
    strongest = next((row for row in rows if row.clear and (row.rho or 0) > 0), None)
    if strongest is None:
        return STRONGEST["none"][language]
    label = labels[strongest.question].rstrip(".")
    return STRONGEST[strongest.claim][language].format(label=label)


def _whisker(row: DriverCorrelation, label: str, language: Language) -> Whisker:
    n = write_n(row.n)
    rho, interval = find_mean(row.rho, row.n), _interval(row)
    if rho is None or not _is_told(row):
        return Whisker(label, f"{WORDS['groups.none'][language]}, {n}", None, None, clear=False)
    decimals = mean_decimals(row.n)
    figures = write_number(rho, decimals, language)
    if interval is not None:
        low, high = (write_number(bound, decimals, language) for bound in interval)
        figures += f" ({low}{NO_BREAK}…{NO_BREAK}{high})"
    return Whisker(label, f"{figures}, {n}", rho, interval, clear=row.clear)


def _interval(row: DriverCorrelation) -> tuple[float, float] | None:
    return find_interval(find_mean(row.low, row.n), find_mean(row.high, row.n))
