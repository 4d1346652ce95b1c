"""The parts of a report's page between the answer and the numbers.

A part about something that the questionnaires never asked is left out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from collector.core.rows.answers import choice_labels
from collector.core.rows.report import Report
from collector.core.wording.not_compared import describe_not_compared
from collector.texts.catalogue import translate
from collector.texts.languages import Language
from collector.texts.numerals import write_count, write_proportion

say = partial(translate, "report")

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


@dataclass(frozen=True)
class Chart:
    """A chart as SVG, and whether it is printed as well."""

    svg: Markup
    is_printed: bool


@dataclass(frozen=True)
class Part:
    """One part of the page: sentences, charts as SVG, rows of figures; `why_not` if all lack."""

    key: str
    sentences: list[str]
    charts: list[Chart]
    rows: list[tuple[str, str]]
    why_not: str


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


def _charts(document: Report, language: Language) -> dict[str, list[Chart]]:
    charts: dict[str, list[Chart]] = {key: [] for key in ORDER}
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
        charts[part].append(Chart(svg, is_printed))
    return charts


def _is_asked(document: Report, part: str) -> bool:
    if part == "main":
        return bool(document.changes)
    if part == "trends":
        return any(wave.n for wave in document.waves)
    if part == "followup":
        return any(row.wave == part for row in document.questions)
    if part == "lists":
        return any(row.comparison == "pre_post" for row in document.lists)
    return any(row.scale == part for row in document.questions)


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
    linking = document.linking
    reasons: Counter[str] = Counter()
    for row in linking.comparisons:
        if row.comparison == "pre_post":
            reasons.update(row.unlinked_before)
            reasons.update(row.unlinked_after)
    said = (("ways", "linked_by", linking.ways), ("unlinked", "not_linked", reasons))
    return [
        say(language, key, counts=_count(group, counts, language))
        for key, group, counts in said
        if counts
    ]


def _count(group: str, counts: Mapping[str, int], language: Language) -> str:
    return "; ".join(
        say(language, "counted", name=say(language, f"{group}.{name}"), n=write_count(count))
        for name, count in counts.items()
    )
