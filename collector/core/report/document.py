"""The document of a report, made of its parts, except its charts."""

from collections.abc import Iterable
from dataclasses import replace

from collector.core.analysis.comparisons import AskedWave, Comparison, compare_unknowing
from collector.core.analysis.multiple_response import compare_lists, count_stages
from collector.core.analysis.response_shift import measure_response_shift
from collector.core.analysis.transfer import compare_steps
from collector.core.answering.coding import TOP_RISKS
from collector.core.disclosure.small import hide_small
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.events.events import Event, Series
from collector.core.report import FORMAT, analysis
from collector.core.report.asked import (
    breakdown_rows,
    complete_case_rows,
    linking_row,
    profile_rows,
    question_rows,
    result_rows,
    usefulness_rows,
)
from collector.core.report.evidence import Evidence, list_compared
from collector.core.report.not_compared import not_compared_rows
from collector.core.report.statements import list_statements
from collector.core.rows import seminar
from collector.core.rows.answers import WaveSize, choice_labels
from collector.core.rows.report import EventPart, Report
from collector.core.waves import Fingerprints, fingerprint
from collector.texts.languages import LANGUAGES


def make_report(series: Series, event: Event, evidence: Evidence) -> Report:
    """Compute everything a report says, except its charts."""
    plan = analysis.find_plan(series, event, evidence)
    scores = analysis.score_scales(evidence)
    attrition = list(analysis.attrition_rows(scores, series.threshold))
    biases = {(each.comparison, each.name): each for each in attrition}
    arms = list(analysis.arm_rows(event, evidence, plan))
    less = {each.comparison for each in arms if each.claim != "none"}
    low = event.chosen_low
    changes = list(analysis.change_rows(evidence, plan, scores, biases, chosen_low=low, less=less))
    compared = list_compared(evidence)
    lists = [
        row for _, before, after, pairs in compared for row in compare_lists(before, after, pairs)
    ]
    questions = [row for wave in evidence.waves for row in question_rows(wave)]
    coded = count_stages(evidence.coded, list(choice_labels(questions, TOP_RISKS)))
    steps = [
        compare_steps(before, after, pairs)
        for comparison, before, after, pairs in compared
        if comparison is Comparison.POST_FOLLOWUP
    ]
    report = Report(
        **vars(_describe_event(plan, event, evidence)),
        waves=[WaveSize(name=wave.name, n=len(wave.responses)) for wave in evidence.waves],
        questions=questions,
        results=[row for wave in evidence.waves for row in result_rows(wave)],
        linking=linking_row(evidence),
        usefulness=list(usefulness_rows(evidence)),
        breakdowns=[row for wave in evidence.waves for row in breakdown_rows(wave)],
        profiles=[row for wave in evidence.waves for row in profile_rows(wave)],
        changes=changes,
        arms=list(analysis.caution_arms(arms, changes)),
        missing=list(analysis.missing_rows(evidence, plan, scores, changes, arms)),
        not_compared=[],
        everybody=list(analysis.everybody_rows(scores)),
        attrition=attrition,
        reliability=list(analysis.reliability_rows(evidence)),
        response_shift=[row for sides in compared for row in measure_response_shift(*sides, plan)],
        drivers=list(analysis.driver_rows(evidence)),
        together=list(complete_case_rows(evidence)),
        network=[each for each in lists if isinstance(each, seminar.NetworkChange)],
        risks=[each for each in lists if isinstance(each, seminar.RiskPriorities)],
        lists=[each for each in lists if isinstance(each, seminar.ListChange)],
        unknowing=[row for sides in compared for row in compare_unknowing(*sides)],
        coded=[row for row in coded if row.n],
        transfer=steps[0] if steps else None,
        trends=list(analysis.trend_rows(series, event, evidence, plan)),
        statements=[],
        series_changes=analysis.series_rows(event, evidence, plan, changes),
    )
    named = _list_named(series, event, plan, evidence)
    report = replace(report, not_compared=list(not_compared_rows(evidence, report, named)))
    k = series.threshold
    heard = {at: pairs if len(pairs) >= k else () for at, pairs in evidence.pairs.items()}
    told = list_statements(plan, replace(evidence, pairs=heard), hide_small(report, k))
    return replace(report, statements=told)


def _list_named(series: Series, event: Event, plan: AnalysisPlan, evidence: Evidence) -> list[str]:
    """Return the primary scales, also those that were named for this event and never asked.

    What a series names by default says nothing of an event that asks none of it.
    """
    named = (event.plan or series.plan).primary_scales
    is_named = event.plan is not None or not evidence.apart.union(plan.primary_scales).isdisjoint(
        named
    )
    return list(dict.fromkeys((*plan.primary_scales, *(named if is_named else ()))))


def _describe_event(plan: AnalysisPlan, event: Event, evidence: Evidence) -> EventPart:
    others = {other.event.slug: other for other in evidence.others}
    return EventPart(
        format=FORMAT,
        event=event.slug,
        title=event.title.as_dict(),
        place=event.place.as_dict(),
        starts=event.starts.isoformat(),
        ends=event.ends.isoformat(),
        simulated=event.simulated,
        languages=list(LANGUAGES),
        primary_scales=list(plan.primary_scales),
        comparison_event=event.comparison_event,
        control_scale=event.control_scale,
        chosen_low=event.chosen_low,
        benchmarks=dict(plan.benchmarks),
        plan_fixed=plan.locked,
        fingerprints=_fingerprints(evidence.waves),
        series_fingerprints={slug: _fingerprints(each.waves) for slug, each in others.items()},
        event_titles={
            event.slug: event.title.as_dict(),
            **{slug: each.event.title.as_dict() for slug, each in others.items()},
        },
    )


def _fingerprints(waves: Iterable[AskedWave]) -> Fingerprints:
    return {wave.name: fingerprint(wave.responses) for wave in waves}
