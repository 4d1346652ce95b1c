"""What a report says: one list of statements, section by section, each in its order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import attrgetter

from collector.core.analysis.comparisons import Comparison
from collector.core.analysis.transfer import BARRIERS
from collector.core.answering.coding import TOP_RISKS
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.report.evidence import Evidence
from collector.core.rows.changes import ArmDifference, MissingPeople, ScaleChange
from collector.core.rows.parts import OfMeasure
from collector.core.rows.readings import COMPARISON, SUMMARY, Role, Statement
from collector.core.rows.report import Report
from collector.core.rows.seminar import OfLinked
from collector.core.statistics.claims import CLAIM_FROM, Verdict
from collector.core.wording import arms, change, findings
from collector.core.wording.not_compared import explain_scales
from collector.core.wording.plan import describe_plan
from collector.core.wording.series import describe_series, describe_series_care
from collector.core.wording.trends import describe_trend
from collector.texts.languages import Translated
from collector.texts.subjects import Subject, quotable, scale_name, scale_subject

Words = Iterator[Translated | None]  # in order; None where a rule has nothing to say
LEADS = 3  # so many primary scales are in the answer at most


def list_statements(plan: AnalysisPlan, evidence: Evidence, report: Report) -> list[Statement]:
    """Return everything that a report says, except advice; the lead comes first."""
    return [
        *_tell_changes(plan, evidence, report),
        *_caution(report),
        *map(_tell_missing, report.missing),
        *_tell_plan(plan),
        *say("main", Role.FINDING, _describe_unknowing(evidence, report, Comparison.PRE_POST)),
        *say("response_shift", Role.FINDING, _describe_shifts(report)),
        *say("usefulness", Role.FINDING, _describe_usefulness(evidence, report)),
        *say("network", Role.FINDING, _describe_network(evidence, report)),
        *say("risks", Role.FINDING, _describe_risks(evidence, report)),
        *say("lists", Role.FINDING, _describe_lists(evidence, report, Comparison.PRE_POST)),
        *say("followup", Role.FINDING, _describe_followup(evidence, report)),
        *say("trends", Role.FINDING, _describe_trends(plan, report)),
        *say("trends", Role.FINDING, _describe_series(report)),
    ]


def _tell_plan(plan: AnalysisPlan) -> Iterator[Statement]:
    for said in say("sensitivity", Role.CAUTION, [describe_plan(plan)]):
        yield replace(said, title=describe_plan(plan, is_public=True))


def say(section: str, role: Role, words: Iterable[Translated | None]) -> Iterator[Statement]:
    """Yield statements about no single row."""
    yield from (Statement(section=section, role=role, words=each) for each in words if each)


def _tell_changes(plan: AnalysisPlan, evidence: Evidence, report: Report) -> Iterator[Statement]:
    """Yield why nothing can be said, if so, and every change, the primary scales first.

    The lead is about the first comparison of enough linked people, if there is one.
    """
    about = max(evidence.pairs, key=partial(_weigh, plan, evidence, report), default=None)
    leads = _primary(plan, report, about)[:LEADS] if about else []
    compared = [row for row in report.arms if row.comparison == about and row.claim != "none"]
    sizes = {str(wave.name): len(wave.responses) for wave in evidence.waves if wave.responses}
    scales = [
        each for each in report.not_compared if (each.comparison, each.kind) == (about, "scale")
    ]
    main = [each for each in scales if each.name in plan.primary_scales]
    reasons = None if leads else explain_scales(main or scales)
    silence = change.explain_silence(sizes, len(evidence.pairs[about]) if about else 0, reasons)
    if silence is not None:
        words, numbers = silence
        yield Statement(section=SUMMARY, role=Role.LEAD, kind=SUMMARY, words=words, numbers=numbers)
        leads, compared = [], []
    for arm in report.arms:
        is_followed = arm.comparison == Comparison.PRE_FOLLOWUP
        role = Role.LEAD if arm in compared else Role.FINDING
        yield _tell_arm(arm, evidence, report, "followup" if is_followed else "changes", role)
    followed = _primary(plan, report, Comparison.PRE_FOLLOWUP)
    for each in {row.about: row for row in (*leads, *followed, *report.changes)}.values():
        section = "followup" if each in followed else "changes"
        role = Role.LEAD if each in leads and not compared else Role.FINDING
        yield _tell_change(each, evidence, section, role)


def _weigh(
    plan: AnalysisPlan, evidence: Evidence, report: Report, about: Comparison
) -> tuple[int, bool]:
    """Return how much a comparison tells of the main scales: enough people, and any of them."""
    pairs = min(len(evidence.pairs[about]), CLAIM_FROM)
    return pairs, bool(_primary(plan, report, about))


def _tell_change(row: ScaleChange, evidence: Evidence, section: str, role: Role) -> Statement:
    subject, labels = _subject(row, evidence), evidence.question_labels
    care = change.describe_care(row.cautions, labels)
    words = change.describe_change(row, subject, row.comparison)
    aside = change.describe_reach(row)
    return Statement(
        section=section,
        role=role,
        words=_join(words, aside, care),
        title=change.title_change(row, subject, row.comparison),
        care=care,
        aside=aside,
        comparison=row.comparison,
        kind=row.kind,
        name=row.name,
        numbers=_list_numbers(row),
    )


def _join(*said: Translated | None) -> Translated:
    return Translated.in_each(lambda at: " ".join(each[at] for each in said if each is not None))


def _tell_arm(
    row: ArmDifference, evidence: Evidence, report: Report, section: str, role: Role
) -> Statement:
    kind = "event" if row.against == report.comparison_event else "scale"
    named = report.event_titles[row.against] if kind == "event" else scale_name(row.against)
    against = arms.PHRASES[f"against.{kind}"].fill(title=lambda at: quotable(named[at], at))
    care = change.describe_care(row.cautions, evidence.question_labels)
    words = arms.describe_arm(row, scale_subject(row.name), against)
    aside = change.describe_reach(row)
    return Statement(
        section=section,
        role=role,
        words=_join(words, aside, care),
        title=arms.title_arm(row, scale_subject(row.name), against),
        care=care,
        aside=aside,
        comparison=row.comparison,
        kind="scale",
        name=row.name,
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


def _subject(row: OfMeasure, evidence: Evidence) -> Subject:
    if row.kind == "scale":
        return scale_subject(row.name)
    asked = (wave.questionnaire.questions.get(row.name) for wave in evidence.waves)
    item = next(question for question in asked if question is not None)
    return change.item_subject(item.label, reverse=item.reverse)


def _primary(plan: AnalysisPlan, report: Report, about: Comparison) -> list[ScaleChange]:
    """Return the primary scales that were compared, in the order in which they are named."""
    scales = [each for each in report.changes if (each.comparison, each.kind) == (about, "scale")]
    compared = {each.name: each for each in scales}
    return [compared[scale] for scale in plan.primary_scales if scale in compared]


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


def _describe_usefulness(evidence: Evidence, report: Report) -> Words:
    for _, drivers in groupby(report.drivers, key=attrgetter("wave")):
        yield findings.describe_drivers(list(drivers), evidence.question_labels)


def _describe_network(evidence: Evidence, report: Report) -> Words:
    for network in report.network:
        if network.comparison == Comparison.PRE_POST:
            yield _with_care(findings.describe_network(network), network, evidence)
            labels = evidence.labels(network.question)
            yield from findings.describe_choices(network.partners, network.n, labels)


def _describe_risks(evidence: Evidence, report: Report) -> Words:
    for priorities in report.risks:
        if priorities.comparison == Comparison.PRE_POST:
            labels = evidence.labels(priorities.question)
            yield _with_care(findings.describe_priorities(priorities, labels), priorities, evidence)
            yield from findings.describe_choices(priorities.risks, priorities.n, labels)
    yield from findings.describe_stages(report.coded, evidence.labels(TOP_RISKS))


def _describe_lists(evidence: Evidence, report: Report, about: Comparison) -> Words:
    for row in report.lists:
        if row.comparison == about:
            question, labels = evidence.question_labels[row.question], evidence.labels(row.question)
            yield _with_care(findings.describe_list(row, question, labels), row, evidence)


def _with_care(words: Translated | None, row: OfLinked, evidence: Evidence) -> Translated | None:
    """Return what is said of a list with the cautions about it."""
    care = change.describe_care(row.cautions, evidence.labels(row.question))
    if words is None or care is None:
        return words
    return Translated.in_each(lambda at: f"{words[at]} {care[at]}")


def _describe_unknowing(evidence: Evidence, report: Report, about: Comparison) -> Words:
    for row in report.unknowing:
        if row.comparison == about:
            yield findings.describe_unknowing(row, _subject(row, evidence))


def _describe_followup(evidence: Evidence, report: Report) -> Words:
    """Say whom people know and worked with by then, and what became of steps."""
    for network in report.network:
        if network.comparison == Comparison.PRE_FOLLOWUP:
            yield _with_care(findings.describe_network(network), network, evidence)
    yield from _describe_unknowing(evidence, report, Comparison.PRE_FOLLOWUP)
    yield from _describe_lists(evidence, report, Comparison.PRE_FOLLOWUP)
    yield findings.describe_steps(report.transfer)
    yield findings.describe_barriers(report.transfer, evidence.labels(BARRIERS))


def _describe_trends(plan: AnalysisPlan, report: Report) -> Words:
    """Say of this event how people who came to it differ from those who came before."""
    titles = {
        slug: Translated.in_each(title.__getitem__) for slug, title in report.event_titles.items()
    }
    for scale in plan.primary_scales:
        for line in report.trends:
            if line.name == scale:
                subject = scale_subject(scale)
                yield describe_trend(line, report.event, titles, subject)


def _describe_series(report: Report) -> Words:
    """Say what the seminars of the series change that asked in the same words as this event."""
    for row in report.series_changes:
        is_about = any(each.event == report.event for each in row.seminars)
        if is_about and (row.k > 1 or row.comparison == Comparison.PRE_POST):
            yield describe_series(row)
            yield describe_series_care(row)
