"""The charts of answers: the ratings of each scale, before and after."""

from collections.abc import Iterator, Mapping
from functools import partial

from collector.core.rows.answers import AskedChoice, AskedQuestion, ResultCounts
from collector.core.rows.estimates import ScaleChange, Usefulness
from collector.core.rows.report import Told
from collector.formats.charts.agreement import Bar, Statement, draw_agreement
from collector.formats.plots.changes import is_told, pick_changes, write_row
from collector.formats.plots.chart import Drawing, Drawn
from collector.formats.plots.values import (
    LEAST_SHOWN,
    find_interval,
    find_proportion,
    origin_notes,
    write_n,
    write_proportion,
    write_proportions,
)
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language
from collector.texts.subjects import scale_name

WORDS = Phrases("charts")

SHOWN = ("pre", "post")

Items = Mapping[str, list[AskedQuestion]]
"""The questions of each item, one for each wave that asks it."""


def plan_answers(report: Told) -> Iterator[Drawing]:
    """Yield a chart for each scale that anybody rated before or after."""
    changes = {row.name: row for row in pick_changes(report, "pre_post", "scale")}
    for scale, items in _scales(report).items():
        asked = {question.wave for questions in items.values() for question in questions}
        name = f"change_{scale}" if len(asked) > 1 else f"answers_{scale}"
        part = "_".join(wave for wave in SHOWN if wave in asked)
        yield Drawing(name, part, partial(_answers, report, items, scale, changes.get(scale)))


def _scales(report: Told) -> dict[str, Items]:
    """Return the items of each scale, if anybody answered them."""
    scales: dict[str, dict[str, list[AskedQuestion]]] = {}
    for question in report["questions"]:
        is_item = question.rating and question.scale and not question.then_item_of
        if is_item and question.wave in SHOWN:
            items = scales.setdefault(question.scale, {})
            items.setdefault(question.name, []).append(question)
    answered = {row.question for row in report["results"] if row.n}
    return {scale: items for scale, items in scales.items() if not answered.isdisjoint(items)}


def _answers(
    report: Told, items: Items, scale: str, change: ScaleChange | None, language: Language
) -> Drawn:
    title = change.title[language] if change else _title(report, items, scale, language)
    results = {(row.wave, row.question): row for row in report["results"]}
    figures = _figures(report, language)
    statements = [
        _statement(questions, results, figures.get(name, ""), language)
        for name, questions in items.items()
    ]
    points = [each.label[language] for each in _points(next(iter(items.values()))[0])]
    description = WORDS["described_bars"][language].format(
        low=points[0], high=points[-1], items=" ".join(each.label for each in statements)
    )
    notes = [WORDS["shares"]]
    if any(each.figures for each in statements):
        is_compared = any(len(questions) > 1 for questions in items.values())
        notes.append(WORDS["beside_change"] if is_compared else WORDS["beside_share"])
    notes += [WORDS["about_pairs"]] if change else []
    below = [*(note[language] for note in notes), *origin_notes(report, language)]
    figure = draw_agreement(title, points, statements, below)
    return Drawn(title, description, figure)


def _title(report: Told, items: Items, scale: str, language: Language) -> str:
    """Return what was answered to the first item of a scale asked once, or only what was asked."""
    first, *others = next(iter(items.values()))
    found = (_agreed(report, first, language), _most_often(report, first, language))
    how = WORDS["how_answered"][language].format(scale=scale_name(scale)[language])
    return how if others else found[0] or found[1] or how


def _agreed(report: Told, question: AskedQuestion, language: Language) -> str | None:
    """Return how many agree, if that was computed."""
    rows = (row for row in report["usefulness"] if row.question == question.name)
    row = next(rows, None)
    share = None if row is None else find_proportion(row.share, row.n)
    if row is None or row.n < LEAST_SHOWN or share is None:
        return None
    agreeing = write_proportion(share, row.n, language)
    return WORDS["agreed"][language].format(share=agreeing, label=_stem(question, language))


def _most_often(report: Told, question: AskedQuestion, language: Language) -> str | None:
    """Return the answer that was given most often, if it is one."""
    key = (question.wave, question.name)
    rows = (row for row in report["results"] if (row.wave, row.question) == key)
    row = next(rows, None)
    if row is None:
        return None
    most = max(row.counts.values(), default=0)
    answers = [each for each in _points(question) if row.counts.get(each.name, 0) == most]
    if row.n < LEAST_SHOWN or len(answers) > 1:
        return None
    return WORDS["most_often"][language].format(
        answer=answers[0].label[language],
        share=write_proportion(most / row.n, row.n, language),
        label=_stem(question, language),
    )


def _stem(question: AskedQuestion, language: Language) -> str:
    return question.label[language].rstrip(".")


def _figures(report: Told, language: Language) -> dict[str, str]:
    """Return by item the change with its interval, or the share who agree with its own."""
    agreeing = {row.question: _agreeing(row, language) for row in report["usefulness"]}
    changes = pick_changes(report, "pre_post", "item")
    return agreeing | {row.name: write_row(row, language) for row in changes if is_told(row)}


def _agreeing(row: Usefulness, language: Language) -> str:
    n = row.n
    share = find_proportion(row.share, n)
    if n < LEAST_SHOWN or share is None:
        return ""
    interval = find_interval(find_proportion(row.low, n), find_proportion(row.high, n))
    return WORDS["agree"][language].format(share=write_proportions(share, interval, n, language))


def _statement(
    questions: list[AskedQuestion],
    results: Mapping[tuple[str, str], ResultCounts],
    figures: str,
    language: Language,
) -> Statement:
    first = questions[0]
    return Statement(
        first.label[language],
        WORDS["reversed"][language] if first.reverse else "",
        tuple(_bar(question, results, language) for question in questions),
        figures,
    )


def _bar(
    question: AskedQuestion, results: Mapping[tuple[str, str], ResultCounts], language: Language
) -> Bar:
    wave = question.wave
    result = results.get((wave, question.name))
    n, counts = (result.n, result.counts) if result else (0, {})
    return Bar(
        f"{WORDS[f'waves.{wave}'][language]}, {write_n(n)}",
        tuple(counts.get(point.name, 0) for point in _points(question)),
    )


def _points(question: AskedQuestion) -> list[AskedChoice]:
    return [choice for choice in question.choices if not choice.missing]
