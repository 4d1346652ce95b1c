"""The report of an event as one self-contained page that prints on A4.

Everything on the page is in the report's document. The web process shows this page, so statistics
and drawing are not imported.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from collector.core.disclosure.statistics import asked_points
from collector.core.disclosure.suppression import mean_decimals, round_mean
from collector.core.questionnaire.scale import FIVE_POINTS
from collector.core.rows.answers import AskedQuestion
from collector.core.rows.changes import ScaleChange
from collector.core.rows.report import Report
from collector.formats.calendar import write_days
from collector.formats.print import report_parts
from collector.formats.print.report_parts import say
from collector.formats.self_contained import page_template
from collector.texts.catalogue import translate
from collector.texts.languages import Language
from collector.texts.numerals import write_count, write_number, write_points, write_signed
from collector.texts.subjects import scale_name

COMPARISONS = ("pre_post", "pre_followup", "post_followup")


def write_report_page(document: Report, language: Language) -> str:
    """Return the page as HTML text; it asks for nothing from anywhere and holds no script."""
    days = (date.fromisoformat(document.starts), date.fromisoformat(document.ends))
    asked = asked_points(row for row in document.questions if row.scale).values()
    points = {each.points for each in asked} or {FIVE_POINTS.points}
    sizes = (f"{say(language, row.name)} {write_count(row.n)}" for row in document.waves if row.n)
    return page_template("report.html").render(
        t=partial(translate, "report", language),
        language=language,
        report=document,
        days=write_days(*days, language),
        responses=", ".join(sizes),
        linked_by=report_parts.describe_linking(document, language),
        parts=list(report_parts.list_parts(document, language)),
        changes=list(_changes(document, language)),
        not_compared=report_parts.describe_not_compared(document, language),
        asked={(row.wave, row.name): row for row in document.questions},
        points=write_points(points, language),
        scale_name=scale_name,
        write_count=write_count,
        write_number=partial(write_number, language=language),
    )


def _changes(document: Report, language: Language) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Yield each comparison with its table of scales; before and after has the items as well."""
    questions = {row.name: row for row in document.questions if not row.then_item_of}
    for about in COMPARISONS:
        kinds = {"scale", "item"} if about == COMPARISONS[0] else {"scale"}
        rows = [row for row in document.changes if row.comparison == about and row.kind in kinds]
        if rows:
            ordered = _order_by_scale(rows, questions)
            yield about, [_change(row, questions, language) for row in ordered]


def _order_by_scale(
    rows: list[ScaleChange], questions: Mapping[str, AskedQuestion]
) -> list[ScaleChange]:
    """Return every scale before its items; items of scales that are not told come last."""
    scales = [row.name for row in rows if row.kind == "scale"]

    def place(row: ScaleChange) -> tuple[int, bool]:
        is_item = row.kind == "item"
        scale = questions[row.name].scale if is_item else row.name
        return scales.index(scale) if scale in scales else len(scales), is_item

    return sorted(rows, key=place)


def _change(
    row: ScaleChange, questions: Mapping[str, AskedQuestion], language: Language
) -> dict[str, object]:
    is_scale = row.kind == "scale"
    label = scale_name(row.name)[language] if is_scale else questions[row.name].label[language]
    is_reversed = not is_scale and questions[row.name].reverse
    mark = f" {say(language, 'reversed')}" if is_reversed else ""
    return {"is_scale": is_scale, "name": label + mark, "cells": _cells(row, language)}


def _cells(row: ScaleChange, language: Language) -> list[str]:
    n = row.n
    decimals = mean_decimals(n)
    none = say(language, "none")

    def rounded(value: float | None, write: Callable[[float, int, Language], str]) -> str:
        return none if value is None else write(round_mean(value, n), decimals, language)

    has_interval = row.low is not None
    low, high = rounded(row.low, write_signed), rounded(row.high, write_signed)
    effect = next((each.d for each in row.effects if each.unit == "av"), None)
    return [
        write_count(n),
        rounded(row.mean_before, write_number),
        rounded(row.mean_after, write_number),
        rounded(row.change, write_signed),
        f"{low} … {high}" if has_interval else none,
        " / ".join(write_count(count or 0) for count in (row.better, row.same, row.worse)),
        none if effect is None else write_signed(effect, 2, language),
    ]
