"""Rows of a report that are computed of several waves, or of a scale."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from collector.core.analysis import arms, cautions, comparisons
from collector.core.analysis.change import Measure
from collector.core.analysis.comparisons import Comparison, common_items, list_linked
from collector.core.analysis.drivers import rank_drivers
from collector.core.analysis.families import Family
from collector.core.analysis.reliability import summarise_reliability
from collector.core.analysis.series import (
    LEVEL,
    Line,
    Measurement,
    draw_trend,
    measure_event,
    measure_seminar,
    pool_series,
)
from collector.core.analysis.unlinked import (
    Scores,
    compare_linked,
    compare_overlap,
    find_tipping_point,
    split_scores,
)
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.events.events import Event, Series
from collector.core.questionnaire import model
from collector.core.questionnaire.model import Question, scale_wording
from collector.core.report.evidence import Evidence, OtherEvent, list_compared
from collector.core.rows import changes, parts, seminar
from collector.core.rows.changes import ScaleChange
from collector.core.rows.trends import SeminarChange, SeriesChange, TrendOfWording
from collector.core.waves import WaveName

USEFULNESS = "usefulness"
"""The scale whose questions are about the seminar."""

LEAST_EVENTS = 2

Key = tuple[str, str]  # a comparison and the scale that is compared


def score_scales(evidence: Evidence) -> dict[Key, Scores]:
    """Return everybody's scores of each scale that two waves ask in the same words."""
    return {
        (comparison, scale): split_scores(
            [item for item in items if item.scale == scale],
            *(before, after, pairs),
        )
        for comparison, before, after, pairs in list_compared(evidence)
        for items in [comparisons.common_items(before.questionnaire, after.questionnaire)]
        for scale in list_scales(items)
    }


def find_plan(series: Series, event: Event, evidence: Evidence) -> AnalysisPlan:
    """Return the plan by which changes are judged: the event's if it is fixed, or else the series'.

    Its primary scales are some that were asked.
    """
    plan = event.plan or series.plan
    return plan.settle(
        model.list_scales(wave.questionnaire for wave in evidence.waves), plan.locked
    )


def arm_rows(
    event: Event, evidence: Evidence, plan: AnalysisPlan
) -> Iterator[changes.ArmDifference]:
    """Yield the change of each primary scale less that of the comparison, if there is one."""
    others = (each for each in evidence.others if each.event.slug == event.comparison_event)
    there = {
        comparison: arms.Sides(before, after, pairs)
        for each in others
        for comparison, before, after, pairs in list_compared(each)
    }
    against = event.comparison_event
    for comparison, before, after, pairs in list_compared(evidence):
        own = arms.Sides(before, after, pairs)
        if comparison in there:
            yield from arms.compare_event(comparison, own, there[comparison], against, plan)
        elif event.control_scale and not against:
            yield from arms.compare_scale(comparison, own, event.control_scale, plan)


def caution_arms(
    found: Iterable[changes.ArmDifference], compared: Iterable[changes.ScaleChange]
) -> Iterator[changes.ArmDifference]:
    """Yield each difference with the cautions about the change that it is the difference of."""
    known = {row.about: row.cautions for row in compared}
    for each in found:
        said = known.get((each.comparison, "scale", each.name), [])
        own = [one for one in said if one.kind is not parts.CautionKind.MULTIPLICITY]
        yield replace(each, cautions=[*own, *cautions.caution_difference(each)])


def change_rows(
    evidence: Evidence,
    plan: AnalysisPlan,
    scores: Mapping[Key, Scores],
    biases: Mapping[Key, changes.AttritionBias],
    *,
    chosen_low: bool = False,
    less: Collection[str] = (),
) -> Iterator[changes.ScaleChange]:
    """Yield the change of each scale and item with its cautions; a p_holm has a primary scale.

    In comparisons where its difference from another change is the finding, the change of a primary
    scale is judged among the other scales: the level of the family is spent once.
    """
    for comparison, before, after, pairs in list_compared(evidence):
        judged = replace(plan, primary_scales=()) if comparison in less else plan
        compared = comparisons.compare_waves(comparison, before, after, pairs, judged)
        scales = [row for row in compared if row.kind == "scale"]
        primary = {row.name: row.p for row in scales if row.name in plan.primary_scales}
        adjusted = comparisons.adjust_holm(primary)
        level = _level_of_leavers(comparison, scores)
        of_people = {
            scale: list(cautions.caution_people(biases.get(key), each, level))
            for key, each in scores.items()
            for at, scale in [key]
            if at == comparison
        }
        common = comparisons.common_items(before.questionnaire, after.questionnaire)
        for row in compared:
            items = [each for each in common if row.name in {each.name, each.scale}]
            said = [
                *of_people.get(items[0].scale, ()),
                *cautions.caution_change(row, chosen_low=chosen_low),
                *(cautions.caution_items(items, before, after) if row.kind == "scale" else ()),
            ]
            yield replace(row, p_holm=adjusted.get(row.name), cautions=said)


def missing_rows(
    evidence: Evidence,
    plan: AnalysisPlan,
    scores: Mapping[Key, Scores],
    compared: Iterable[changes.ScaleChange],
    less: Iterable[changes.ArmDifference],
) -> Iterator[changes.MissingPeople]:
    """Yield how the people who are not linked would have to differ, of each main finding.

    Where its difference from another change is the finding, the change of a scale is none.
    """
    asked = {
        str(at): [one.questionnaire, other.questionnaire]
        for at, one, other, _ in list_compared(evidence)
    }
    found: list[changes.ScaleChange | changes.ArmDifference] = [
        *(row for row in compared if row.kind == "scale"),
        *(row for row in less if row.claim != "none"),
    ]
    main = {(row.comparison, row.name): row for row in found if row.name in plan.primary_scales}
    for (comparison, name), row in main.items():
        items = comparisons.common_items(*asked[comparison])
        scale = comparisons.find_scale([item for item in items if item.scale == name])
        others = scores.get((comparison, name), Scores()).only_before
        missing = find_tipping_point(row, others, scale)
        if missing is not None:
            yield missing


def _level_of_leavers(comparison: str, scores: Mapping[Key, Scores]) -> float:
    """Return how often one caution about leavers may be wrong; each scale has two."""
    return Family.LEAVERS.level / (2 * sum(at == comparison for at, _ in scores) or 1)


def everybody_rows(scores: Mapping[Key, Scores]) -> Iterator[changes.EverybodyChange]:
    """Yield the change of each scale as everybody tells it, linked or not."""
    for (comparison, scale), each in scores.items():
        overlap = compare_overlap(each)
        if overlap is not None:
            yield changes.EverybodyChange(comparison=comparison, name=scale, **vars(overlap))


def attrition_rows(scores: Mapping[Key, Scores], k: int) -> Iterator[changes.AttritionBias]:
    """Yield how the linked answered each scale before, against those who were not linked."""
    for (comparison, scale), each in scores.items():
        level = _level_of_leavers(comparison, scores)
        bias = compare_linked(each.linked, each.only_before, k, level)
        if bias is not None:
            yield changes.AttritionBias(comparison=comparison, name=scale, **vars(bias))


def reliability_rows(evidence: Evidence) -> Iterator[changes.ScaleReliability]:
    """Yield the reliability of each scale in each wave."""
    for wave in evidence.waves:
        for scale in list_scales(wave.questionnaire):
            items = wave.questionnaire.scale_items(scale)
            found = summarise_reliability(items, wave.responses.values())
            if found is not None:
                yield changes.ScaleReliability(wave=wave.name, name=scale, **vars(found))


def driver_level(evidence: Evidence) -> float:
    """Return how often the interval of one driver may miss: all of an event share their level."""
    asked = (len(wave.questionnaire.scale_items(USEFULNESS)) for wave in evidence.waves)
    return Family.DRIVERS.level / max(1, sum(max(0, items - 1) for items in asked))


def driver_rows(evidence: Evidence) -> Iterator[seminar.DriverCorrelation]:
    """Yield what goes with the first item about usefulness, which asks of the whole seminar."""
    for wave in evidence.waves:
        names = [item.name for item in wave.questionnaire.scale_items(USEFULNESS)]
        if names:
            yield from rank_drivers(wave, names[0], names[1:], driver_level(evidence))


def trend_rows(
    series: Series, event: Event, evidence: Evidence, plan: AnalysisPlan
) -> Iterator[TrendOfWording]:
    """Yield each scale as people stood before the seminars, if two events measured it.

    Before, because afterwards people are under the impression of one seminar or another. What is
    said of the primary scales together is wrong in at most 5 % of events.
    """
    held = [(event, evidence.waves), *((each.event, each.waves) for each in evidence.others)]
    asked = [(one, wave) for one, waves in held for wave in waves if wave.name is WaveName.PRE]
    measured: dict[str, list[Measurement]] = {}
    for one, wave in asked:
        for scale in list_scales(wave.questionnaire):
            found = measure_event(one.slug, one.starts, wave, scale)
            if found is not None and found.scores:
                measured.setdefault(scale, []).append(found)
    drawn = {scale: each for scale, each in measured.items() if len(each) >= LEAST_EVENTS}
    judged = [scale for scale in plan.primary_scales if scale in drawn]
    for scale, each in drawn.items():
        items = (item for _, wave in asked for item in wave.questionnaire.scale_items(scale))
        points = comparisons.find_scale(items)
        how = Measure(
            scale=points,
            benchmark=plan.benchmark(scale, points.points),
            level=LEVEL / max(1, len(judged)),
        )
        yield from draw_trend(scale, each, series.threshold, how if scale in judged else None)


def series_rows(
    event: Event, evidence: Evidence, plan: AnalysisPlan, changes: Iterable[ScaleChange]
) -> list[SeriesChange]:
    """Return the change since before of each primary scale, for each wording of its items.

    Of the cautions about single events only those about this one are known.
    """
    known = {(row.comparison, row.name): row.cautions for row in changes if row.kind == "scale"}
    own = OtherEvent(event, evidence.waves, evidence.pairs)
    held = sorted([own, *evidence.others], key=lambda each: (each.event.starts, each.event.slug))
    lines: dict[Line, list[SeminarChange]] = {}
    for each in held:
        for comparison, before, after, pairs in list_compared(each):
            if comparison is Comparison.POST_FOLLOWUP:
                continue
            linked = list_linked(before, after, pairs)
            common = common_items(before.questionnaire, after.questionnaire)
            for scale in plan.primary_scales:
                items = [item for item in common if item.scale == scale]
                starts = each.event.starts.isoformat()
                found = measure_seminar(each.event.slug, starts, items, linked)
                if found is not None:
                    points = max(item.agreement.points for item in items if item.agreement)
                    matters = plan.benchmark(scale, points)
                    line = Line(comparison, scale, scale_wording(items), matters, points)
                    lines.setdefault(line, []).append(found)
    cautions = {
        line: known.get((line.comparison, line.name), [])
        for line, rows in lines.items()
        if any(row.event == event.slug for row in rows)
    }
    return pool_series(lines, cautions, lambda _: 0.0)


def list_scales(questions: Iterable[Question]) -> list[str]:
    """Return the scales that ratings measure, in the order they are asked."""
    rated = (each.scale for each in questions if each.is_rating and not each.then_item_of)
    return [scale for scale in dict.fromkeys(rated) if scale]
