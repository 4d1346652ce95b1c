"""The charts of answers: the ratings of each scale, and what goes together with usefulness."""

from collections.abc import Iterator, Mapping
from functools import partial

from collector.core.rows.answers import AskedChoice, AskedQuestion, ResultCounts
from collector.core.rows.parts import Texts
from collector.core.rows.report import Told
from collector.core.rows.seminar import DriverCorrelation, Usefulness
from collector.core.statistics.claims import Claim
from collector.core.wording.findings import quote_all
from collector.formats.charts.agreement import Agreement, Bar, Item
from collector.formats.charts.sheet import Drawing, Drawn
from collector.formats.charts.whiskers import Whiskers
from collector.formats.plots import values
from collector.formats.plots.changes import find_change, pick_changes, write_row
from collector.formats.plots.values import LEAST_SHOWN, Estimate, say, write_proportion
from collector.texts.languages import Language, Translated
from collector.texts.numerals import write_number
from collector.texts.subjects import quotable, scale_name

SHOWN = ("pre", "post")

Items = Mapping[str, list[AskedQuestion]]
"""The questions of each item, one for each wave that asks it."""

Results = Mapping[tuple[str, str], ResultCounts]  # what was answered in each wave to each question


def plan_answers(report: Told) -> Iterator[Drawing]:
    """Yield a chart for each scale that anybody rated before or after."""
    titles = {each.about: each.title for each in report.statements if each.tells_row}
    for scale, items in _scales(report).items():
        asked = {question.wave for questions in items.values() for question in questions}
        name = f"change_{scale}" if len(asked) > 1 else f"answers_{scale}"
        part = "_".join(wave for wave in SHOWN if wave in asked)
        found = titles.get(("pre_post", "scale", scale))
        yield Drawing(name, part, partial(_answers, report, items, scale, found))


def _scales(report: Told) -> dict[str, Items]:
    """Return the items of each scale, if anybody answered them."""
    scales: dict[str, dict[str, list[AskedQuestion]]] = {}
    for question in report.questions:
        is_item = question.rating and question.scale and not question.then_item_of
        if is_item and question.wave in SHOWN:
            items = scales.setdefault(question.scale, {})
            items.setdefault(question.name, []).append(question)
    answered = {row.question for row in report.results if row.n}
    return {scale: items for scale, items in scales.items() if not answered.isdisjoint(items)}


def _answers(
    report: Told, items: Items, scale: str, found: Translated | None, language: Language
) -> Drawn:
    results = {(row.wave, row.question): row for row in report.results}
    figures = _figures(report, language)
    drawn = [_item(each, results, figures.get(name, ""), language) for name, each in items.items()]
    first = next(iter(items.values()))
    points = [each.label[language] for each in _points(first[0])]
    notes = ["shares"]
    if any(each.figures for each in drawn):
        is_compared = any(len(questions) > 1 for questions in items.values())
        notes.append("beside_change" if is_compared else "beside_share")
    notes += ["about_pairs"] if found else []
    shown = " ".join(each.label for each in drawn)
    return Drawn(
        found[language] if found else _title(report, first, results, scale, language),
        say(language, "described_bars", low=points[0], high=points[-1], items=shown),
        Agreement(points, drawn),
        [*(say(language, note) for note in notes), *values.origin_notes(report, language)],
    )


def _title(
    report: Told, questions: list[AskedQuestion], results: Results, scale: str, language: Language
) -> str:
    """Return what was answered to the first item of a scale asked once, or only what was asked."""
    first, *others = questions
    found = "" if others else _agreed(report, first, language) or _most(first, results, language)
    return found or say(language, "how_answered", scale=scale_name(scale)[language])


def _agreed(report: Told, question: AskedQuestion, language: Language) -> str:
    for row in report.usefulness:
        share = values.find_proportion(row.share, row.n)
        if row.question == question.name and share is not None:
            words = write_proportion(share, row.n, language)
            return say(language, "agreed", share=words, label=quotable(question.label)[language])
    return ""


def _most(question: AskedQuestion, results: Results, language: Language) -> str:
    """Return the answer that was given most often, if it is one."""
    row = results.get((question.wave, question.name))
    if row is None or row.n < LEAST_SHOWN:
        return ""
    most = max(row.counts.values(), default=0)
    answers = [each for each in _points(question) if row.counts.get(each.name, 0) == most]
    if len(answers) > 1:
        return ""
    answer = quotable(answers[0].label)[language]
    share = write_proportion(most / row.n, row.n, language)
    return say(
        language,
        "most_often",
        answer=answer,
        share=share,
        label=quotable(question.label)[language],
    )


def _figures(report: Told, language: Language) -> dict[str, str]:
    """Return by item the change with its interval, or the share who agree with its own."""
    agreeing = {row.question: _agreeing(row, language) for row in report.usefulness}
    changes = pick_changes(report, "pre_post", "item")
    return agreeing | {row.name: write_row(row, language) for row in changes if find_change(row)}


def _agreeing(row: Usefulness, language: Language) -> str:
    share = values.find_proportion(row.share, row.n)
    if share is None:
        return ""
    bounds = values.write_share_bounds(row.low, row.high, row.n, language)
    words = f"{write_proportion(share, row.n, language)} {bounds}".strip()
    return say(language, "agree", share=words)


def _item(asked: list[AskedQuestion], results: Results, figures: str, language: Language) -> Item:
    bars = []
    for question in asked:
        result = results.get((question.wave, question.name))
        n, counts = (result.n, result.counts) if result else (0, {})
        label = f"{say(language, f'waves.{question.wave}')}, {values.write_n(n)}"
        bars.append(Bar(label, tuple(counts.get(point.name, 0) for point in _points(question))))
    note = say(language, "reversed") if asked[0].reverse else ""
    return Item(asked[0].label[language], note, bars, figures)


def _points(question: AskedQuestion) -> list[AskedChoice]:
    return [choice for choice in question.choices if not choice.missing]


SMALLEST_REACH = 0.5  # of the correlation, so that weak ones do not fill the picture


def plan_drivers(report: Told) -> Iterator[Drawing]:
    """Yield one chart for each wave that asked about usefulness."""
    for wave in dict.fromkeys(row.wave for row in report.drivers):
        rows = [row for row in report.drivers if row.wave == wave]
        if any(map(_correlation, rows)):
            rows.sort(key=lambda row: (not _correlation(row), -(row.rho or 0)))
            yield Drawing("drivers", wave, partial(_drivers, report, rows))


def _correlation(row: DriverCorrelation) -> Estimate | None:
    return values.find_estimate(row.rho, row.simultaneous_low, row.simultaneous_high, row.n)


def _drivers(report: Told, rows: list[DriverCorrelation], language: Language) -> Drawn:
    labels = values.question_labels(report, rows[0].wave)
    whiskers = [
        values.make_whisker(
            labels[row.question][language],
            _correlation(row),
            row.n,
            language,
            write_number,
            clear=row.clear,
        )
        for row in rows
    ]
    ends = [0.0, SMALLEST_REACH, *(end for each in whiskers for end in each.ends)]
    none = ((0.0, say(language, "no_link")),)
    lower, higher = say(language, "opposite"), say(language, "link")
    return Drawn(
        _title_drivers(rows, labels, language),
        " ".join(f"{each.label.rstrip('.')}: {each.figures}." for each in whiskers),
        Whiskers(whiskers, min(ends), max(ends), none, lower, higher),
        [say(language, "drivers_note"), *values.origin_notes(report, language)],
    )


def _title_drivers(
    rows: list[DriverCorrelation], labels: Mapping[str, Texts], language: Language
) -> str:
    """Return what clearly goes together with usefulness."""
    clear = [row for row in rows if row.clear and (row.rho or 0) > 0]
    if not clear:
        return say(language, "strongest.none")
    claims = {row.claim for row in clear}
    claim = Claim.INDICATIVE if Claim.INDICATIVE in claims else Claim.CLEAR
    named = quote_all((row.question for row in clear), labels)[language]
    return say(language, f"strongest.{claim}", labels=named)
