"""Which charts an event gets, drawn from the rows of its report.

Means are drawn as finely as they may be published (R8), because a picture can be measured. A report
with suppressed rows gives charts of what is left.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from collector.core.rows.answers import ReportChart, ResultRow, choice_labels
from collector.core.rows.changes import ChangeRow
from collector.core.rows.columns import PublicRow
from collector.core.rows.readings import COMPARISON, Statement
from collector.core.rows.report import Told
from collector.core.rows.seminar import (
    DriverRow,
    ListRow,
    NetworkRow,
    PartnerRow,
    RiskRow,
    UsefulnessRow,
)
from collector.core.wording.change import describe_care
from collector.formats.charts.sheet import Drawing
from collector.formats.plots.answers import plan_answers, plan_drivers
from collector.formats.plots.changes import plan_changes
from collector.formats.plots.multiple_response import plan_lists, plan_network, plan_risks
from collector.formats.plots.series import plan_series, plan_trends
from collector.texts.catalogue import Phrases
from collector.texts.languages import LANGUAGES, Translated
from collector.texts.subjects import quote, scale_name

PHRASES = Phrases("charts")

PLANS = (
    *(plan_changes, plan_answers, plan_drivers, plan_network, plan_risks, plan_lists),
    *(plan_trends, plan_series),
)
"""In the order in which the charts are shown."""

OF_SCALES = frozenset({"change_overview", "slope_overview", "balance_overview"})
"""The charts of every scale; a chart such as `change_safety` is of that scale and its items."""

_Rows = Mapping[type[PublicRow], Mapping[str, str]]
_SCALES: _Rows = {ChangeRow: {"kind": "scale"}}
_ABOUT = {"question": "{about}"}
_ANSWERS = {"wave__in": "{waves}", "question__in": "{items}"}

SOURCES: Mapping[str, _Rows] = {
    **dict.fromkeys(("change_overview", "slope_overview", "balance_overview"), _SCALES),
    "change": {ResultRow: _ANSWERS, ChangeRow: {"name__in": "{all}"}},
    "answers": {ResultRow: _ANSWERS, UsefulnessRow: {"question__in": "{items}"}},
    "drivers": {DriverRow: {}},
    "network": {PartnerRow: _ABOUT, NetworkRow: _ABOUT},
    "ranks": {RiskRow: _ABOUT},
    "lists": {ListRow: _ABOUT},
}
"""The public rows of its part that a kind of chart is drawn from, and the values in them.

The kind is the chart's whole name, or what stands before its first underscore; `{about}` is what
stands after it, `{items}` are the statements of that scale, and `{all}` are both.
"""


def plan_charts(report: Told) -> list[Callable[[], ReportChart]]:
    """Return what draws each chart, in three languages."""
    return [partial(_draw, report, drawing) for drawing in list_drawings(report)]


def list_drawings(report: Told) -> list[Drawing]:
    """Return the charts that a report has rows for, not yet drawn."""
    return [drawing for plan in PLANS for drawing in plan(report)]


def _draw(report: Told, drawing: Drawing) -> ReportChart:
    """Return a chart's title, description and SVG text by language.

    A chart of change ends with the cautions about what it shows, and about every change.
    """
    cautions = [
        *_list_care(report, drawing.part, drawing.name),
        *_list_general(report, drawing.part),
    ]
    drawn = {language: drawing.draw(language).add(cautions, language) for language in LANGUAGES}
    name = f"chart-{report.event}-{drawing.part}-{drawing.name}"
    return ReportChart(
        name=drawing.name,
        wave_or_comparison=drawing.part,
        title={language: each.title for language, each in drawn.items()},
        description={language: each.description for language, each in drawn.items()},
        svg={language: each.write_svg(name, language) for language, each in drawn.items()},
    )


def _list_general(report: Told, part: str) -> list[Translated]:
    """Return what holds of every change, for a chart that compares two waves."""
    said = [each.words for each in report.statements if each.name == COMPARISON and not each.kind]
    return said if "_" in part else []


def _list_care(report: Told, part: str, chart: str) -> Iterator[Translated]:
    """Yield each caution about what a chart shows, with what it is about."""
    named: dict[Translated, list[Translated]] = {}
    for each in report.statements:
        is_about = not each.against and each.comparison == part and _shows(report, chart, each)
        if each.care and is_about:
            named.setdefault(each.care, []).append(_name(report, each))
    for care, names in named.items():
        yield PHRASES.fill("care_of", names=Translated.join(", ", names), care=care)
    for row in (*report.network, *report.risks, *report.lists):
        of_list = describe_care(row.cautions, choice_labels(report.questions, row.question))
        if of_list and row.comparison == part and chart.partition("_")[2] == row.question:
            yield of_list


def _shows(report: Told, chart: str, told: Statement) -> bool:
    if told.kind == "scale":
        return chart in OF_SCALES | {f"change_{told.name}", f"series_{told.name}"}
    scales = {row.scale for row in report.questions if row.name == told.name}
    return any(chart == f"change_{scale}" for scale in scales)


def _name(report: Told, told: Statement) -> Translated:
    if told.kind == "scale":
        return scale_name(told.name)
    return quote(next(row.label for row in report.questions if row.name == told.name))
