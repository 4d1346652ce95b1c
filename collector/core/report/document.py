"""The document of a report, made of its parts, except its charts."""

from collections.abc import Iterable
from dataclasses import replace

from collector.core.analysis.comparisons import AskedWave
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.events.events import Event, Series
from collector.core.report import FORMAT, analysis
from collector.core.report.asked import linking_row, question_rows, result_rows
from collector.core.report.evidence import Evidence
from collector.core.report.groups import breakdown_rows, profile_rows
from collector.core.report.not_compared import not_compared_rows
from collector.core.report.series import series_rows
from collector.core.report.statements import list_statements, say
from collector.core.report.usefulness import complete_case_rows, usefulness_rows
from collector.core.rows import seminar
from collector.core.rows.answers import WaveSize
from collector.core.rows.readings import Role
from collector.core.rows.report import EventPart, Report
from collector.core.waves import Fingerprints, fingerprint
from collector.core.wording.advice import advise
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
    lists = list(analysis.list_rows(evidence))
    report = Report(
        **vars(_describe_event(plan, event, evidence)),
        waves=[WaveSize(name=wave.name, n=len(wave.responses)) for wave in evidence.waves],
        questions=[row for wave in evidence.waves for row in question_rows(wave)],
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
        response_shift=list(analysis.response_shift_rows(evidence, plan)),
        drivers=list(analysis.driver_rows(evidence)),
        together=list(complete_case_rows(evidence)),
        network=[each for each in lists if isinstance(each, seminar.NetworkChange)],
        risks=[each for each in lists if isinstance(each, seminar.RiskPriorities)],
        lists=[each for each in lists if isinstance(each, seminar.ListChange)],
        unknowing=list(analysis.unknowing_rows(evidence)),
        coded=list(analysis.coded_rows(evidence)),
        transfer=analysis.find_transfer(evidence),
        trends=list(analysis.trend_rows(series, event, evidence, plan)),
        statements=[],
        series_changes=series_rows(event, evidence, plan, changes),
    )
    named = _list_named(series, event, plan, evidence)
    report = replace(report, not_compared=list(not_compared_rows(evidence, report, named)))
    report = replace(report, statements=list_statements(plan, evidence, report))
    advice = say("advice", Role.ADVICE, advise(report))
    return replace(report, statements=[*report.statements, *advice])


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
