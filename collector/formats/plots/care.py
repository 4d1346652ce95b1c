"""The cautions about a chart of change, so that a picture passed on alone still says them."""

from collections.abc import Iterable, Iterator, Sequence

from collector.core.rows.answers import choice_labels
from collector.core.rows.readings import COMPARISON, FindingRow, Statement
from collector.core.rows.report import Told
from collector.core.rows.trends import TrendRow
from collector.core.wording.change import CAUTIONS, describe_care
from collector.texts.catalogue import Phrases
from collector.texts.languages import Translated
from collector.texts.numerals import write_month
from collector.texts.subjects import quote, scale_name

PHRASES = Phrases("charts")

OF_SCALES = frozenset({"change_overview", "slope_overview", "balance_overview"})
"""The charts of every scale; a chart such as `change_safety` is of that scale and its items."""


def list_general(report: Told, part: str) -> list[Translated]:
    """Return what holds of every change, for a chart that compares two waves."""
    said = [each.words for each in report.statements if each.name == COMPARISON and not each.kind]
    return said if "_" in part else []


def list_care(report: Told, part: str, chart: str) -> Iterator[Translated]:
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


def list_public(rows: Sequence[TrendRow], told: Iterable[FindingRow]) -> Iterator[Translated]:
    """Yield the cautions about changes at several events, with their months, and the general."""
    months: dict[str, list[str]] = {}
    for row in rows:
        for kind in row.cautions.split():
            months.setdefault(kind, []).append(write_month(row.month))
    for kind, each in months.items():
        care = CAUTIONS.fill("care", why=CAUTIONS[kind])
        yield PHRASES.fill("care_of", names=", ".join(each), care=care)
    events = {row.event for row in rows}
    general = (row for row in told if row.event in events and row.name == COMPARISON)
    said = (Translated(row.sentence_et, row.sentence_ru, row.sentence_en) for row in general)
    yield from dict.fromkeys(said)


def _shows(report: Told, chart: str, told: Statement) -> bool:
    if told.kind == "scale":
        return chart in OF_SCALES | {f"change_{told.name}", f"series_{told.name}"}
    scales = {row.scale for row in report.questions if row.name == told.name}
    return any(chart == f"change_{scale}" for scale in scales)


def _name(report: Told, told: Statement) -> Translated:
    if told.kind == "scale":
        return scale_name(told.name)
    return quote(next(row.label for row in report.questions if row.name == told.name))
