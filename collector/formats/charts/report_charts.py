"""Which charts an event gets, drawn from the rows of its report.

Means are drawn as finely as they may be published (R8), because a picture can be measured. So a
report with rows left out gives charts of exactly what is left.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from matplotlib.figure import Figure

from collector.core.disclosure import FINE_MEANS_FROM, round_mean
from collector.core.languages import LANGUAGES, Language, Translated
from collector.core.numerals import write_count, write_signed
from collector.core.wording_texts import scale_name
from collector.formats.charts import words
from collector.formats.charts.agreement import Bar, Statement, draw_agreement
from collector.formats.charts.change import Directions, Whisker, draw_changes
from collector.formats.charts.svg import write_svg

Report = Mapping[str, Any]
Row = Mapping[str, Any]
Chart = dict[str, Any]


def plan_charts(report: Report) -> list[Callable[[], Chart]]:
    """Return what draws each chart: the changes, then the answers to the items of each scale."""
    plan: list[Callable[[], Chart]] = []
    for comparison in words.COMPARISONS:
        changes = [row for row in report["changes"] if _is_of(row, comparison)]
        if changes:
            plan.append(partial(_overview, report, comparison, changes))
    scales = _scales(report).items()
    return plan + [partial(_answers, report, scale, items) for scale, items in scales]


def _is_of(change: Row, comparison: str) -> bool:
    return (change["comparison"], change["kind"]) == (comparison, "scale")


def _overview(report: Report, comparison: str, changes: list[Row]) -> Chart:
    def draw(language: Language) -> tuple[str, str, Figure]:
        title = _overview_title(comparison, changes, language)
        whiskers = [_whisker(row, language) for row in changes]
        directions = Directions(words.LOWER[language], words.NONE[language], words.HIGHER[language])
        description = " ".join(_describe(row, language) for row in changes)
        notes = _notes(report, [words.POINTS], language)
        return title, description, draw_changes(title, whiskers, directions, notes)

    return _chart(report, "change_overview", comparison, draw)


def _overview_title(comparison: str, changes: Iterable[Row], language: Language) -> str:
    groups: dict[str, list[str]] = {group: [] for group in words.GROUPS}
    for row in changes:
        group = "none" if row["claim"] == "none" else row["direction"]
        groups[group].append(scale_name(row["name"])[language].lower())
    found = "; ".join(
        f"{words.GROUPS[group][language]}: {', '.join(names)}"
        for group, names in groups.items()
        if names
    )
    return words.COMPARISONS[comparison][language].format(found=found)


def _whisker(row: Row, language: Language) -> Whisker:
    n = f"n = {write_count(row['n'])}"
    label = scale_name(row["name"])[language]
    if row["claim"] == "none":
        return Whisker(label, f"{words.GROUPS['none'][language]}, {n}", None, None, clear=False)
    change, low, high = (round_mean(row[key], row["n"]) for key in ("change", "low", "high"))
    figures = _signed(row, "change", language)
    if low is None or high is None:
        interval = None
    else:
        interval = low, high
        figures += f" ({_signed(row, 'low', language)} … {_signed(row, 'high', language)})"
    is_clear = row["direction"] != "unclear"
    return Whisker(label, f"{figures}, {n}", change, interval, clear=is_clear)


def _describe(row: Row, language: Language) -> str:
    has_interval = row["low"] is not None and row["high"] is not None
    pattern = words.DESCRIBED_CHANGE if has_interval else words.DESCRIBED_WITHOUT
    if row["claim"] == "none":
        pattern = words.DESCRIBED_TOO_FEW
    return pattern[language].format(
        scale=scale_name(row["name"])[language],
        n=write_count(row["n"]),
        change=_signed(row, "change", language),
        low=_signed(row, "low", language),
        high=_signed(row, "high", language),
    )


def _signed(row: Row, key: str, language: Language) -> str:
    value = round_mean(row[key], row["n"])
    if value is None:
        return ""
    return write_signed(value, 2 if row["n"] >= FINE_MEANS_FROM else 1, language)


def _scales(report: Report) -> dict[str, dict[str, list[Row]]]:
    """Return the five-point items of each scale with the questions of the waves that ask them."""
    scales: dict[str, dict[str, list[Row]]] = {}
    for question in report["questions"]:
        is_item = question["rating"] and question["scale"] and not question["then_item_of"]
        if is_item and question["wave"] in {"pre", "post"}:
            items = scales.setdefault(question["scale"], {})
            items.setdefault(question["name"], []).append(question)
    return scales


def _answers(report: Report, scale: str, items: Mapping[str, list[Row]]) -> Chart:
    results = {(row["wave"], row["question"]): row for row in report["results"]}
    asked = [question for questions in items.values() for question in questions]
    waves = [wave for wave in ("pre", "post") if any(each["wave"] == wave for each in asked)]
    changes = (row for row in report["changes"] if _is_of(row, "pre_post"))
    change = next((row for row in changes if row["name"] == scale), None)

    def draw(language: Language) -> tuple[str, str, Figure]:
        how = words.HOW_ANSWERED[language].format(scale=scale_name(scale)[language])
        title = change["title"][language] if change else how
        statements = [_statement(questions, results, language) for questions in items.values()]
        points = [choice["label"][language] for choice in _points(asked[0])]
        description = words.DESCRIBED_BARS[language].format(
            low=points[0], high=points[-1], items=" ".join(each.label for each in statements)
        )
        notes = _notes(report, [words.SHARES, *([words.ABOUT_PAIRS] if change else [])], language)
        return title, description, draw_agreement(title, points, statements, notes)

    is_compared = len(waves) > 1
    name = f"change_{scale}" if is_compared else f"answers_{scale}"
    return _chart(report, name, "_".join(waves), draw)


def _statement(
    questions: list[Row], results: Mapping[tuple[str, str], Row], language: Language
) -> Statement:
    first = questions[0]
    return Statement(
        first["label"][language],
        words.REVERSED[language] if first["reverse"] else "",
        tuple(_bar(question, results, language) for question in questions),
    )


def _bar(question: Row, results: Mapping[tuple[str, str], Row], language: Language) -> Bar:
    result = results.get((question["wave"], question["name"]), {"n": 0, "counts": {}})
    return Bar(
        f"{words.WAVES[question['wave']][language]}, n = {write_count(result['n'])}",
        tuple(result["counts"].get(point["name"], 0) for point in _points(question)),
    )


def _points(question: Row) -> list[Row]:
    return [choice for choice in question["choices"] if not choice["missing"]]


def _notes(report: Report, notes: list[Translated], language: Language) -> list[str]:
    simulated = [words.SIMULATED] if report["simulated"] else []
    return [note[language] for note in (*notes, *simulated)]


def _chart(
    report: Report,
    name: str,
    part: str,
    draw: Callable[[Language], tuple[str, str, Figure]],
) -> Chart:
    chart: Chart = {"name": name, "wave_or_comparison": part}
    texts: dict[str, dict[Language, str]] = {"title": {}, "description": {}, "svg": {}}
    for language in LANGUAGES:
        title, description, figure = draw(language)
        identity = f"chart-{report['event']}-{part}-{name}-{language}".replace("_", "-")
        texts["title"][language] = title
        texts["description"][language] = description
        texts["svg"][language] = write_svg(
            figure, name=identity, title=title, description=description, language=language
        )
    return {**chart, **texts}
