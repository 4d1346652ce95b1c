"""Everything that is computed for a report, once. Rows and sentences are made of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from collector.core.analysis import comparisons
from collector.core.analysis.attrition import compare_leavers
from collector.core.analysis.change import has_ceiling
from collector.core.analysis.comparisons import AskedWave, Comparison, Pairs
from collector.core.analysis.drivers import rank_drivers
from collector.core.analysis.multiple_response import compare_network
from collector.core.analysis.partial_overlap import Scores, compare_overlap, split_scores
from collector.core.analysis.reliability import summarise_reliability
from collector.core.analysis.response_shift import measure_response_shift
from collector.core.analysis.risks import compare_priorities, count_stages
from collector.core.analysis.transfer import compare_steps
from collector.core.analysis.trends import draw_trend, measure_event
from collector.core.answering.coding import TOP_RISKS
from collector.core.events.events import Event, Series
from collector.core.questionnaire.model import Question
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.core.report.evidence import Evidence
from collector.core.rows import seminar
from collector.core.rows.changes import (
    AttritionBias,
    EverybodyChange,
    ScaleChange,
    ScaleReliability,
    ShiftedChange,
)
from collector.core.rows.trends import TrendOfWording
from collector.core.waves import WaveName

USEFULNESS, NETWORK, RISKS = "usefulness", "network", "risks"
"""Scales whose questions are about the seminar, about partners, and about priorities."""

LEAST_EVENTS = 2

Found = TypeVar("Found", seminar.NetworkChange, seminar.RiskPriorities)

Key = tuple[str, str]
"""A comparison and the scale that is compared."""


@dataclass(frozen=True)
class Analysis:
    """What was found; by comparison and scale, by wave and scale, or in the order of waves.

    `drivers` has the outcome and what goes together with it for each wave that asks about
    usefulness.
    """

    changes: Sequence[ScaleChange]
    everybody: Mapping[Key, EverybodyChange]
    biases: Mapping[Key, AttritionBias]
    reliabilities: Sequence[ScaleReliability]
    shifts: Sequence[ShiftedChange]
    drivers: Sequence[Sequence[seminar.DriverCorrelation]]
    networks: Sequence[seminar.NetworkChange]
    risks: Sequence[seminar.RiskPriorities]
    stages: Sequence[seminar.CodedRisk]
    transfer: seminar.TransferSteps | None
    trends: Mapping[str, Sequence[TrendOfWording]]


def analyse(series: Series, event: Event, evidence: Evidence) -> Analysis:
    """Compute everything from the answers."""
    compared = [
        each
        for comparison, before, after in evidence.compared_waves()
        for each in comparisons.compare_waves(comparison, before, after, evidence.pairs[comparison])
    ]
    scores = dict(_score_all(evidence))
    return Analysis(
        changes=list(_weigh_changes(compared, series.primary_scales, scores)),
        everybody={
            key: EverybodyChange(comparison=key[0], name=key[1], **vars(overlap))
            for key, each in scores.items()
            if (overlap := compare_overlap(each)) is not None
        },
        biases=dict(_find_biases(evidence, series.threshold)),
        reliabilities=list(_find_reliabilities(evidence)),
        shifts=[
            shift
            for comparison, before, after in evidence.compared_waves()
            for shift in measure_response_shift(
                comparison, before, after, evidence.pairs[comparison]
            )
        ],
        drivers=list(_find_drivers(evidence)),
        networks=list(_compare_lists(evidence, NETWORK, compare_network)),
        risks=list(_compare_lists(evidence, RISKS, compare_priorities)),
        stages=count_stages(evidence.coded, list(evidence.labels(TOP_RISKS))),
        transfer=_find_transfer(evidence),
        trends=dict(_find_trends(series, event, evidence)),
    )


def _score_all(evidence: Evidence) -> Iterator[tuple[Key, Scores]]:
    for comparison, before, after in evidence.compared_waves():
        items = comparisons.common_items(before.questionnaire, after.questionnaire)
        for scale in list_scales(items):
            chosen = [item for item in items if item.scale == scale]
            yield (
                (comparison, scale),
                split_scores(chosen, before, after, evidence.pairs[comparison]),
            )


def _weigh_changes(
    compared: Sequence[ScaleChange], primary_scales: Sequence[str], scores: Mapping[Key, Scores]
) -> Iterator[ScaleChange]:
    """Add to scales their p among the primary ones, and how many people could not rise."""
    adjusted = comparisons.adjust_primary(compared, primary_scales)
    for row in compared:
        if row.kind == "item":
            yield row
            continue
        key = row.comparison, row.name
        found = scores.get(key, Scores())
        highest = found.before.count(found.highest)
        p, ceiling = adjusted.get(key), has_ceiling(highest, row.n)
        yield replace(row, p_holm=p, highest_before=highest, ceiling=ceiling)


def _find_biases(evidence: Evidence, k: int) -> Iterator[tuple[Key, AttritionBias]]:
    for comparison, before, _ in evidence.compared_waves():
        linked = {one for one, _ in evidence.pairs[comparison]}
        for scale in list_scales(before.questionnaire):
            items = before.questionnaire.scale_items(scale)
            bias = compare_leavers(items, before.responses, linked, k)
            if bias is not None:
                named = AttritionBias(comparison=comparison, name=scale, **vars(bias))
                yield (comparison, scale), named


def _find_reliabilities(evidence: Evidence) -> Iterator[ScaleReliability]:
    for wave in evidence.waves:
        for scale in list_scales(wave.questionnaire):
            items = wave.questionnaire.scale_items(scale)
            found = summarise_reliability(items, wave.responses.values())
            if found is not None:
                yield ScaleReliability(wave=wave.name, name=scale, **vars(found))


def _find_drivers(evidence: Evidence) -> Iterator[Sequence[seminar.DriverCorrelation]]:
    """Yield what goes with the first item about usefulness, which asks of the whole seminar."""
    for wave in evidence.waves:
        names = [item.name for item in wave.questionnaire.scale_items(USEFULNESS)]
        if names:
            yield rank_drivers(wave, names[0], names[1:])


def _compare_lists(
    evidence: Evidence,
    scale: str,
    compare: Callable[[AskedWave, AskedWave, Pairs, str], Found | None],
) -> Iterator[Found]:
    """Yield what is found of each question of a scale with several answers that two waves ask."""
    for comparison, before, after in evidence.compared_waves():
        for question in before.questionnaire:
            is_asked_twice = question.name in after.questionnaire.questions
            takes_several = QUESTION_TYPES[question.type].takes_several
            if question.scale == scale and takes_several and is_asked_twice:
                found = compare(before, after, evidence.pairs[comparison], question.name)
                if found is not None:
                    yield found


def _find_transfer(evidence: Evidence) -> seminar.TransferSteps | None:
    after, followup = evidence.wave(WaveName.POST), evidence.wave(WaveName.FOLLOWUP)
    if after is None or followup is None:
        return None
    return compare_steps(after, followup, evidence.pairs.get(Comparison.POST_FOLLOWUP, ()))


def _find_trends(
    series: Series, event: Event, evidence: Evidence
) -> Iterator[tuple[str, Sequence[TrendOfWording]]]:
    """Yield each scale as people stood before the seminars, if two events measured it.

    Before, because afterwards people are under the impression of one seminar or another.
    """
    held = [(event, evidence.waves), *((each.event, each.waves) for each in evidence.others)]
    asked = [(one, wave) for one, waves in held for wave in waves if wave.name is WaveName.PRE]
    scales = [scale for _, wave in asked for scale in list_scales(wave.questionnaire)]
    for scale in dict.fromkeys(scales):
        found = (measure_event(one.slug, one.starts, wave, scale) for one, wave in asked)
        measured = [each for each in found if each is not None and each.scores]
        if len(measured) >= LEAST_EVENTS:
            yield scale, draw_trend(scale, measured, series.threshold)


def list_scales(questions: Iterable[Question]) -> list[str]:
    """Return the scales that ratings measure, in the order they are asked."""
    rated = (each.scale for each in questions if each.is_rating and not each.then_item_of)
    return [scale for scale in dict.fromkeys(rated) if scale]
