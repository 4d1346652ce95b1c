"""What a report says: one list of statements, section by section, each in its order."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import attrgetter

from collector.core.analysis.comparisons import Comparison
from collector.core.analysis.transfer import BARRIERS
from collector.core.answering.coding import TOP_RISKS
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.report.evidence import Evidence
from collector.core.rows.answers import choice_labels
from collector.core.rows.changes import ArmDifference, MissingPeople, ScaleChange
from collector.core.rows.parts import OfMeasure
from collector.core.rows.readings import COMPARISON, SUMMARY, Role, Statement
from collector.core.rows.report import Report
from collector.core.rows.seminar import OfLinked
from collector.core.statistics.claims import CLAIM_FROM, Verdict
from collector.core.wording import arms, change, findings
from collector.core.wording.advice import advise
from collector.core.wording.not_compared import explain_scales
from collector.core.wording.plan import describe_plan
from collector.core.wording.series import describe_series, describe_series_care, describe_trend
from collector.texts.languages import Translated
from collector.texts.subjects import Subject, quotable, scale_name, scale_subject

Words = Iterator[Translated | None]  # in order; None where a rule has nothing to say
LEADS = 3  # so many primary scales are in the answer at most


def list_statements(plan: AnalysisPlan, evidence: Evidence, report: Report) -> list[Statement]:
    """Return everything that a report says; the lead comes first."""
    found = (
        ("main", _describe_unknowing(report, Comparison.PRE_POST)),
        ("response_shift", _describe_shifts(report)),
        ("usefulness", _describe_usefulness(report)),
        ("network", _describe_network(report, Comparison.PRE_POST)),
        ("risks", _describe_risks(report)),
        ("lists", _describe_lists(report, Comparison.PRE_POST)),
        ("followup", _describe_followup(report)),
        ("trends", _describe_trends(report)),
        ("advice", advise(report)),
    )
    return [
        *_tell_changes(evidence, report),
        *_caution(report),
        *map(_tell_missing, report.missing),
        *_tell_plan(plan, report),
        *(
            Statement(
                section=section,
                role=Role.ADVICE if section == "advice" else Role.FINDING,
                words=each,
            )
            for section, words in found
            for each in words
            if each
        ),
    ]


def _tell_plan(plan: AnalysisPlan, report: Report) -> Iterator[Statement]:
    words = describe_plan(plan, report, report.event_titles)
    if words:
        title = describe_plan(plan, report, is_public=True)
        yield Statement(section="sensitivity", role=Role.CAUTION, words=words, title=title)


def _tell_changes(evidence: Evidence, report: Report) -> Iterator[Statement]:
    """Yield why nothing can be said, if so, and every change, the primary scales first.

    The lead is about the first comparison of enough linked people, if there is one.
    """
    about = max(evidence.pairs, key=partial(_weigh, evidence, report), default=None)
    leads = _primary(report, about)[:LEADS] if about else []
    compared = [row for row in report.arms if row.comparison == about and row.claim != "none"]
    sizes = {wave.name: wave.n for wave in report.waves if wave.n}
    scales = [
        each for each in report.not_compared if (each.comparison, each.kind) == (about, "scale")
    ]
    main = [each for each in scales if each.name in report.primary_scales]
    reasons = None if leads else explain_scales(main or scales)
    silence = change.explain_silence(sizes, len(evidence.pairs[about]) if about else 0, reasons)
    if silence is not None:
        words, numbers = silence
        yield Statement(section=SUMMARY, role=Role.LEAD, kind=SUMMARY, words=words, numbers=numbers)
        leads, compared = [], []
    for arm in report.arms:
        is_followed = arm.comparison == Comparison.PRE_FOLLOWUP
        role = Role.LEAD if arm in compared else Role.FINDING
        yield _tell_arm(arm, report, "followup" if is_followed else "changes", role)
    followed = _primary(report, Comparison.PRE_FOLLOWUP)
    for each in {row.about: row for row in (*leads, *followed, *report.changes)}.values():
        section = "followup" if each in followed else "changes"
        role = Role.LEAD if each in leads and not compared else Role.FINDING
        yield _tell_change(each, report, section, role)


def _weigh(evidence: Evidence, report: Report, about: Comparison) -> tuple[int, bool]:
    """Return how much a comparison tells of the main scales: enough people, and any of them."""
    return min(len(evidence.pairs[about]), CLAIM_FROM), bool(_primary(report, about))


def _tell(
    row: ScaleChange | ArmDifference, report: Report, section: str, role: Role, words: Translated
) -> Statement:
    """Return what is said of a change or of a difference, with its cautions."""
    care = change.describe_care(row.cautions, {each.name: each.label for each in report.questions})
    aside = change.describe_reach(row)
    return Statement(
        section=section,
        role=role,
        words=Translated.join(" ", [words, aside, care]),
        care=care,
        aside=aside,
        comparison=row.comparison,
        kind="scale",
        name=row.name,
    )


def _tell_change(row: ScaleChange, report: Report, section: str, role: Role) -> Statement:
    subject = _subject(row, report)
    words = change.describe_change(row, subject, row.comparison)
    return replace(
        _tell(row, report, section, role, words),
        kind=row.kind,
        title=change.title_change(row, subject, row.comparison),
        numbers=_list_numbers(row),
    )


def _tell_arm(row: ArmDifference, report: Report, section: str, role: Role) -> Statement:
    kind = "event" if row.against == report.comparison_event else "scale"
    named = report.event_titles[row.against] if kind == "event" else scale_name(row.against)
    against = arms.PHRASES.fill(f"against.{kind}", title=quotable(named))
    subject = scale_subject(row.name)
    return replace(
        _tell(row, report, section, role, arms.describe_arm(row, subject, against)),
        title=arms.title_arm(row, subject, against),
        against=row.against,
        numbers={"n": row.n, "n_against": row.n_against, "difference": row.difference},
    )


def _tell_missing(row: MissingPeople) -> Statement:
    """Tell in words alone what may be published, and in numbers what an organiser reads."""
    subject = scale_subject(row.name)
    return Statement(
        section="sensitivity",
        role=Role.CAUTION,
        words=arms.describe_missing(row, subject),
        title=arms.title_missing(row, subject),
        comparison=row.comparison,
        kind="scale",
        name=row.name,
        against=row.against,
        numbers={"missing": row.missing, "differ": row.differ},
    )


def _list_numbers(row: ScaleChange) -> dict[str, float]:
    """Return the numbers that a change's sentence says; without interval that all moved alike."""
    said = {"n": row.n, "mean_before": row.mean_before, "mean_after": row.mean_after}
    moved = {"better": row.better, "same": row.same, "worse": row.worse}
    bounds = {name: getattr(row, name) for name in ("simultaneous_low", "simultaneous_high")}
    spread = moved if row.simultaneous is None else bounds
    return said | {name: number for name, number in spread.items() if number is not None}


def _subject(row: OfMeasure, report: Report) -> Subject:
    if row.kind == "scale":
        return scale_subject(row.name)
    item = next(each for each in report.questions if each.name == row.name)
    return change.item_subject(item.label, reverse=item.reverse)


def _primary(report: Report, about: Comparison) -> list[ScaleChange]:
    """Return the primary scales that were compared, in the order in which they are named."""
    compared = {each.about: each for each in report.changes}
    named = ((about, "scale", scale) for scale in report.primary_scales)
    return [compared[each] for each in named if each in compared]


def _caution(report: Report) -> Iterator[Statement]:
    """Say what holds of every change; what holds of one stands in its own sentence."""
    if any(row.verdict is not Verdict.TOO_FEW for row in report.changes):
        is_compared = any(row.claim != "none" for row in report.arms)
        planned = arms.PHRASES["compared" if is_compared else "not_compared"]
        is_planned = report.comparison_event or report.control_scale
        said = planned if is_planned else change.CAUTIONS["no_comparison"]
        yield Statement(section="sensitivity", role=Role.CAUTION, name=COMPARISON, words=said)


def _describe_shifts(report: Report) -> Words:
    for shift in report.response_shift:
        if (shift.kind, shift.comparison) == ("scale", Comparison.PRE_POST):
            yield change.describe_response_shift(shift, scale_subject(shift.name))


def _describe_usefulness(report: Report) -> Words:
    labels = {each.name: each.label for each in report.questions}
    for _, drivers in groupby(report.drivers, key=attrgetter("wave")):
        yield findings.describe_drivers(list(drivers), labels)


def _describe_network(report: Report, about: Comparison) -> Words:
    for row in report.network:
        if row.comparison == about:
            yield _with_care(findings.describe_network(row), row, report)
            if about is Comparison.PRE_POST:
                labels = choice_labels(report.questions, row.question)
                yield from findings.describe_choices(row.partners, row.n, labels)


def _describe_risks(report: Report) -> Words:
    for row in report.risks:
        if row.comparison == Comparison.PRE_POST:
            labels = choice_labels(report.questions, row.question)
            yield _with_care(findings.describe_priorities(row, labels), row, report)
            yield from findings.describe_choices(row.risks, row.n, labels)
    yield from findings.describe_stages(report.coded, choice_labels(report.questions, TOP_RISKS))


def _describe_lists(report: Report, about: Comparison) -> Words:
    questions = {each.name: each.label for each in report.questions}
    for row in report.lists:
        if row.comparison == about:
            labels = choice_labels(report.questions, row.question)
            words = findings.describe_list(row, questions[row.question], labels)
            yield words and _with_care(words, row, report)


def _with_care(words: Translated, row: OfLinked, report: Report) -> Translated:
    """Return what is said of a list with the cautions about it."""
    care = change.describe_care(row.cautions, choice_labels(report.questions, row.question))
    return Translated.join(" ", [words, care])


def _describe_unknowing(report: Report, about: Comparison) -> Words:
    for row in report.unknowing:
        if row.comparison == about:
            yield findings.describe_unknowing(row, _subject(row, report))


def _describe_followup(report: Report) -> Words:
    """Say whom people know and worked with by then, and what became of steps."""
    for describe in (_describe_network, _describe_unknowing, _describe_lists):
        yield from describe(report, Comparison.PRE_FOLLOWUP)
    yield findings.describe_steps(report.transfer)
    yield findings.describe_barriers(report.transfer, choice_labels(report.questions, BARRIERS))


def _describe_trends(report: Report) -> Words:
    """Say how people who came differ from those before, and what seminars of the series change.

    Only those seminars count that asked in the same words as this event.
    """
    for scale in report.primary_scales:
        for line in report.trends:
            if line.name == scale:
                yield describe_trend(line, report.event, report.event_titles, scale_subject(scale))
    for row in report.series_changes:
        is_about = any(each.event == report.event for each in row.seminars)
        if is_about and (row.k > 1 or row.comparison == Comparison.PRE_POST):
            yield describe_series(row)
            yield describe_series_care(row)
