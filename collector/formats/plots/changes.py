"""The charts of change: how much each scale changed, from where to where, of how many people."""

from collections.abc import Iterable, Iterator
from functools import partial

from collector.core.analysis.comparisons import Comparison
from collector.core.disclosure.suppression import mean_decimals, round_mean
from collector.core.rows.changes import ScaleChange
from collector.core.rows.report import Report, Told
from collector.core.statistics.claims import Verdict
from collector.core.statistics.power import Reach
from collector.core.wording.change import name_verdict
from collector.formats.charts.agreement import Agreement, Bar, Item
from collector.formats.charts.means import Slope, Slopes
from collector.formats.charts.sheet import Drawing, Drawn
from collector.formats.plots import values
from collector.formats.plots.reach import lay_out_reach
from collector.formats.plots.values import Estimate, say, write_mean, write_n
from collector.texts.languages import Language
from collector.texts.numerals import write_count, write_points, write_signed
from collector.texts.subjects import scale_name


def plan_changes(report: Told) -> Iterator[Drawing]:
    """Yield the changes of each comparison; before and after also by means and by people."""
    for comparison in Comparison:
        rows = pick_changes(report, comparison, "scale")
        told = [row for row in rows if find_change(row)]
        if told:
            draw = partial(_changes, report, comparison, rows)
            yield Drawing("change_overview", comparison.value, draw)
        if told and comparison is Comparison.PRE_POST:
            yield Drawing("slope_overview", comparison.value, partial(_slopes, report, told))
        for row in _list_unseen(report, told)[-1:]:
            yield Drawing("reach", comparison.value, partial(_reach, report, row))
        counted = [row for row in told if row.better is not None]
        if counted and comparison is Comparison.PRE_POST:
            yield Drawing("balance_overview", comparison.value, partial(_balance, report, counted))


def _list_unseen(report: Told, rows: Iterable[ScaleChange]) -> list[ScaleChange]:
    """Return the primary scales of which nothing can be told, the one with most people needed last.

    Only an organiser, who can link more people, is shown how many that would take.
    """
    primary = report.primary_scales if isinstance(report, Report) else []
    unseen = (row for row in rows if row.verdict is Verdict.CANNOT_TELL and row.name in primary)
    return sorted((row for row in unseen if row.needed), key=lambda row: row.needed or 0)


def _reach(report: Told, row: ScaleChange, language: Language) -> Drawn:
    spread, benchmark, level = (each or 0.0 for each in (row.spread, row.benchmark, row.level))
    title, said, steps = lay_out_reach(Reach(row.n, spread, benchmark, level), language)
    title = say(language, "about", name=scale_name(row.name)[language], said=title)
    return Drawn(title, said, steps, values.origin_notes(report, language))


def pick_changes(report: Told, comparison: str, kind: str) -> list[ScaleChange]:
    """Return the rows of one comparison about scales, or about items."""
    return [row for row in report.changes if (row.comparison, row.kind) == (comparison, kind)]


def find_change(row: ScaleChange) -> Estimate | None:
    """Return a change, or None if too few people answered to show it."""
    if row.claim == "none":
        return None
    return values.find_estimate(row.change, row.simultaneous_low, row.simultaneous_high, row.n)


def write_row(row: ScaleChange, language: Language) -> str:
    """Return a change with its interval in words; empty if it is not told."""
    change = find_change(row)
    return change.write(language) if change else ""


def _found(rows: Iterable[ScaleChange], language: Language) -> str:
    """Return in words what was found of which scales, by verdicts, as sentences tell it."""
    names: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda each: list(Verdict).index(each.verdict)):
        found = name_verdict(row.verdict, row.claim)[language]
        names.setdefault(found, []).append(scale_name(row.name)[language].lower())
    return "; ".join(
        f"{found}: {values.join_names(each, language)}" for found, each in names.items()
    )


def _changes(
    report: Told, comparison: Comparison, rows: list[ScaleChange], language: Language
) -> Drawn:
    whiskers = [
        values.make_whisker(
            scale_name(row.name)[language],
            find_change(row),
            row.n,
            language,
            clear=row.direction != "unclear",
        )
        for row in rows
    ]
    points = write_points((values.find_points(report, row.name).points for row in rows), language)
    return Drawn(
        say(language, f"comparisons.{comparison}", found=_found(rows, language)),
        " ".join(_describe(row, language) for row in rows),
        values.draw_changes(whiskers, language),
        [say(language, "points", points=points), *values.origin_notes(report, language)],
    )


def _describe(row: ScaleChange, language: Language) -> str:
    about = {"scale": scale_name(row.name)[language], "n": write_count(row.n)}
    change = find_change(row)
    if change is None:
        return say(language, "described_too_few", **about)
    write = partial(write_signed, decimals=mean_decimals(row.n), language=language)
    about["change"] = write(change.value)
    if change.interval is None:
        return say(language, "described_without", **about)
    low, high = map(write, change.interval)
    return say(language, "described_change", **about, low=low, high=high)


def _slopes(report: Told, rows: list[ScaleChange], language: Language) -> Drawn:
    slopes = [_slope(report, row, language) for row in rows]
    points = write_points((each.scale.points for each in slopes), language)
    return Drawn(
        _levels(slopes, language),
        " ".join(
            f"{each.label}: {' → '.join(each.words)}, {', '.join(each.figures)}." for each in slopes
        ),
        Slopes((say(language, "waves.pre"), say(language, "waves.post")), slopes),
        [say(language, "slope_note", points=points), *values.origin_notes(report, language)],
    )


def _slope(report: Told, row: ScaleChange, language: Language) -> Slope:
    before, after = (round_mean(mean, row.n) for mean in (row.mean_before, row.mean_after))
    change = find_change(row)
    moved = change.interval if change else None
    return Slope(
        scale_name(row.name)[language],
        (write_row(row, language), write_n(row.n)),
        (before, after),
        (write_mean(before, row.n, language), write_mean(after, row.n, language)),
        moved and (before + moved[0], before + moved[1]),
        row.direction != "unclear",
        values.find_points(report, row.name, (before, after)),
    )


def _levels(slopes: list[Slope], language: Language) -> str:
    """Return the means of the scales; that one is the highest is not judged, so it is not said."""
    names = [f"{each.label.lower()} {' → '.join(each.words)}" for each in slopes]
    return say(language, "level", name=values.join_names(names, language))


def _balance(report: Told, rows: list[ScaleChange], language: Language) -> Drawn:
    points = [say(language, f"balance.{each}") for each in ("lower", "same", "higher")]
    return Drawn(
        say(language, "how_many", found=_found(rows, language)),
        " ".join(_describe_balance(row, language) for row in rows),
        Agreement(points, [_counted(row, language) for row in rows]),
        [say(language, "balance_note"), *values.origin_notes(report, language)],
    )


def _describe_balance(row: ScaleChange, language: Language) -> str:
    sides = {"better": row.better, "same": row.same, "worse": row.worse}
    counts = {side: write_count(count or 0) for side, count in sides.items()}
    scale = scale_name(row.name)[language]
    return say(language, "described_balance", scale=scale, n=write_n(row.n), **counts)


def _counted(row: ScaleChange, language: Language) -> Item:
    bar = Bar(write_n(row.n), (row.worse or 0, row.same or 0, row.better or 0))
    return Item(scale_name(row.name)[language], "", (bar,), write_row(row, language))
