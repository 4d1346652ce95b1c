"""The report of an event as one self-contained page that prints on A4.

Everything on the page is in the report's document. The web process shows this page, so statistics
and drawing are not imported.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from collector.core.disclosure.statistics import asked_points
from collector.core.disclosure.suppression import mean_decimals, round_mean
from collector.core.questionnaire.scale import FIVE_POINTS
from collector.core.rows.answers import AskedQuestion
from collector.core.rows.changes import ScaleChange
from collector.core.rows.report import Report
from collector.core.wording.change import name_verdict
from collector.formats.print import report_parts
from collector.formats.print.report_parts import say
from collector.formats.self_contained import page_template
from collector.texts.catalogue import translate
from collector.texts.languages import Language
from collector.texts.numerals import (
    write_count,
    write_days,
    write_number,
    write_points,
    write_signed,
)
from collector.texts.subjects import scale_name

COMPARISONS = ("pre_post", "pre_followup", "post_followup")


def write_report_page(document: Report, language: Language) -> str:
    """Return the page as HTML text; it asks for nothing from anywhere and holds no script."""
    days = (date.fromisoformat(document.starts), date.fromisoformat(document.ends))
    asked = asked_points(row for row in document.questions if row.scale).values()
    items = {row.name: row for row in document.questions if not row.then_item_of}
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
        changes=list(_list_changes(document, items)),
        items=items,
        said={each.about: each for each in document.statements if each.title},
        name_verdict=name_verdict,
        not_compared=report_parts.describe_gaps(document, language),
        asked={(row.wave, row.name): row for row in document.questions},
        points=write_points(points, language),
        scale_name=scale_name,
        write_count=write_count,
        write_mean=partial(_write_mean, language=language),
        write_number=partial(write_number, language=language),
        write_signed=partial(write_signed, language=language),
    )


def _list_changes(
    document: Report, questions: Mapping[str, AskedQuestion]
) -> Iterator[tuple[str, list[ScaleChange]]]:
    """Yield each comparison with its rows; before and after has the items as well."""
    for about in COMPARISONS:
        kinds = {"scale", "item"} if about == COMPARISONS[0] else {"scale"}
        rows = [row for row in document.changes if row.comparison == about and row.kind in kinds]
        if rows:
            yield about, _order_by_scale(rows, questions)


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


def _write_mean(n: int, value: float | None, language: Language, *, signed: bool = False) -> str:
    """Return a mean or a change of it, in so many decimals as the number of people allows."""
    if value is None:
        return say(language, "none")
    write = write_signed if signed else write_number
    return write(round_mean(value, n), mean_decimals(n), language)
