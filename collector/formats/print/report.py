"""The report of an event as one self-contained page that prints on A4.

Everything on the page is in the report's document. The web process shows this page, so statistics
and drawing are not imported. A part about something that was never asked is left out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from collector.core.disclosure.statistics import asked_points
from collector.core.disclosure.suppression import mean_decimals, round_mean
from collector.core.questionnaire.scale import FIVE_POINTS
from collector.core.rows.answers import AskedQuestion, choice_labels
from collector.core.rows.changes import ScaleChange
from collector.core.rows.report import Report
from collector.core.wording.change import name_verdict
from collector.core.wording.not_compared import describe_not_compared
from collector.formats.self_contained import page_template
from collector.texts.catalogue import translate
from collector.texts.languages import Language
from collector.texts.numerals import (
    write_count,
    write_days,
    write_number,
    write_points,
    write_proportion,
    write_signed,
)
from collector.texts.subjects import scale_name

COMPARISONS = ("pre_post", "pre_followup", "post_followup")

ORDER = ("main", "usefulness", "network", "risks", "lists", "followup", "trends")
"""The parts as they stand on the page."""

PART_OF_CHART = {
    "answers_usefulness": "usefulness",
    "drivers": "usefulness",
    "network": "network",
    "ranks": "risks",
    "lists": "lists",
    "trends": "trends",
    "series": "trends",
}
"""Of charts by name, or by what stands before the name of a question."""

ON_SCREEN_ONLY = frozenset({"slope_overview", "balance_overview", "answers_transfer", "reach"})
"""Charts of what another chart, a table or a sentence says too, left out of print to save paper."""

say = partial(translate, "report")


@dataclass(frozen=True)
class Part:
    """One part of the page: sentences, charts as SVG, rows of figures; `why_not` if all lack.

    A chart stands beside whether it is printed as well.
    """

    key: str
    sentences: list[str]
    charts: list[tuple[Markup, bool]]
    rows: list[tuple[str, str]]
    why_not: str


def write_report_page(document: Report, language: Language) -> str:
    """Return the page as HTML text; it asks for nothing from anywhere and holds no script."""
    days = (date.fromisoformat(document.starts), date.fromisoformat(document.ends))
    asked = asked_points(row for row in document.questions if row.scale).values()
    items = {row.name: row for row in document.questions if not row.then_item_of}
    points = {each.points for each in asked} or {FIVE_POINTS.points}
    sizes = (f"{say(language, row.name)} {write_count(row.n)}" for row in document.waves if row.n)
    return page_template("report.html").render(
        t=partial(say, language),
        language=language,
        report=document,
        days=write_days(*days, language),
        responses=", ".join(sizes),
        linked_by=describe_linking(document, language),
        parts=list(list_parts(document, language)),
        changes=list(_list_changes(document, items)),
        items=items,
        said={each.about: each for each in document.statements if each.title},
        name_verdict=name_verdict,
        not_compared=describe_gaps(document, language),
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
    """Yield each comparison with its rows, every scale before its items.

    Before and after has the items as well. Items of scales that are not told come last.
    """
    for about in COMPARISONS:
        rows = [
            (row.name if row.kind == "scale" else questions[row.name].scale, row)
            for row in document.changes
            if row.comparison == about and (row.kind == "scale" or about == COMPARISONS[0])
        ]
        scales = [scale for scale, row in rows if row.kind == "scale"]
        rows.sort(key=lambda each: ([*scales, each[0]].index(each[0]), each[1].kind == "item"))
        if rows:
            yield about, [row for _, row in rows]


def _write_mean(n: int, value: float | None, language: Language, *, signed: bool = False) -> str:
    """Return a mean or a change of it, in so many decimals as the number of people allows."""
    if value is None:
        return say(language, "none")
    write = write_signed if signed else write_number
    return write(round_mean(value, n), mean_decimals(n), language)


def list_parts(document: Report, language: Language) -> Iterator[Part]:
    """Yield the parts that were asked about, in order."""
    charts = _charts(document, language)
    for key in ORDER:
        if _is_asked(document, key):
            sentences = [row.words[language] for row in document.statements if row.section == key]
            rows = list(_barriers(document, language)) if key == "followup" else []
            is_empty = not (sentences or charts[key] or rows)
            why_not = _why_not(document, key, language) if is_empty else ""
            yield Part(key, sentences, charts[key], rows, why_not)


def _why_not(document: Report, key: str, language: Language) -> str:
    """Return why a part is empty; of what was asked it is why it was not compared."""
    if key == "followup":
        gaps = describe_gaps(document, language, comparison="pre_followup")
    else:
        gaps = describe_gaps(document, language, key) if document.linking.pairs else []
    return " ".join(gaps) or say(language, f"no_{key}")


def describe_gaps(
    document: Report, language: Language, scale: str = "", comparison: str = "pre_post"
) -> list[str]:
    """Return what was not compared between two waves, and why, a sentence a reason.

    With a scale it is told of that scale's own questions alone. Where one of the two has no answers
    at all, that is the reason, and it is given before.
    """
    answered = {row.name for row in document.waves if row.n}
    if not answered.issuperset(comparison.split("_")):
        return []
    names = {row.name for row in document.questions if row.scale == scale}
    rows = (row for row in document.not_compared if row.comparison == comparison)
    told = (row for row in rows if not scale or (row.kind == "item" and row.name in names))
    return [each[language] for each in describe_not_compared(told, document.questions)]


def _charts(document: Report, language: Language) -> dict[str, list[tuple[Markup, bool]]]:
    charts: dict[str, list[tuple[Markup, bool]]] = {key: [] for key in ORDER}
    for chart in document.charts:
        is_later = "followup" in chart.wave_or_comparison
        kind = chart.name.partition("_")[0]
        part = PART_OF_CHART.get(chart.name) or PART_OF_CHART.get(kind, "main")
        if is_later and part != "trends":
            part = "followup"
        # Not escaped again: the service drew it and escaped every text in it.
        svg = Markup(chart.svg[language])  # noqa: S704 drawn by us
        is_printed = chart.name not in ON_SCREEN_ONLY
        is_printed &= chart.wave_or_comparison != "post_followup"
        is_printed &= not (is_later and kind == "network")
        charts[part].append((svg, is_printed))
    return charts


def _is_asked(document: Report, part: str) -> bool:
    if part == "main":
        return bool(document.changes)
    if part == "trends":
        return any(wave.n for wave in document.waves)
    if part == "lists":
        return any(row.comparison == "pre_post" for row in document.lists)
    return any(
        part == (row.wave if part == "followup" else row.scale) for row in document.questions
    )


def _barriers(document: Report, language: Language) -> Iterator[tuple[str, str]]:
    transfer = document.transfer
    if transfer is None:
        return
    labels = choice_labels(document.questions, transfer.questions.barriers)
    for row in transfer.barriers:
        if row.count:
            share = write_proportion(row.share or 0.0, 0, language)
            yield labels[row.name][language], f"{write_count(row.count)} ({share})"


def describe_linking(document: Report, language: Language) -> list[str]:
    """Return by what people were linked, and why the other answers were not, with numbers."""
    reasons: Counter[str] = Counter()
    for row in document.linking.comparisons:
        if row.comparison == "pre_post":
            reasons.update(row.unlinked_before)
            reasons.update(row.unlinked_after)
    said = []
    for key, group, counts in (
        ("ways", "linked_by", document.linking.ways),
        ("unlinked", "not_linked", reasons),
    ):
        counted = (
            say(language, "counted", name=say(language, f"{group}.{name}"), n=write_count(count))
            for name, count in counts.items()
        )
        said += [say(language, key, counts="; ".join(counted))] if counts else []
    return said
