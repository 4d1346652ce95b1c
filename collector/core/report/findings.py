"""Which sentences a report says about its parts, and in what order."""

from collections.abc import Iterable, Iterator, Sequence

from collector.core.analysis.comparisons import Compared, Comparison
from collector.core.analysis.transfer import BARRIERS
from collector.core.answering.coding import TOP_RISKS
from collector.core.events.events import Series
from collector.core.report.analysis import Analysis
from collector.core.report.evidence import Evidence
from collector.core.rows import parts as rows
from collector.core.wording.caveats import (
    LEVEL,
    describe_adjusted,
    describe_bias,
    describe_ceiling,
    describe_everybody,
    describe_response_shift,
)
from collector.core.wording.change import describe_change, summarise_event
from collector.core.wording.findings import (
    describe_barriers,
    describe_drivers,
    describe_network,
    describe_priorities,
    describe_proportions,
    describe_stages,
    describe_steps,
    describe_trend,
)
from collector.texts.languages import LANGUAGES, Translated
from collector.texts.subjects import scale_subject

Sentences = Iterator[Translated | None]
"""In order; None where a rule has nothing to say."""


def sum_up(series: Series, evidence: Evidence, found: Analysis) -> rows.Sentences:
    """Return the answer about the first comparison that has linked people."""
    about = next((each for each, pairs in evidence.pairs.items() if pairs), Comparison.PRE_POST)
    sentences = [
        describe_change(each.change, scale_subject(each.name), about)
        for each in _primary(series, found, about)
    ]
    responses = [len(wave.responses) for wave in evidence.waves]
    return in_languages(summarise_event(responses, len(evidence.pairs.get(about, ())), sentences))


def describe_parts(
    series: Series, evidence: Evidence, found: Analysis
) -> dict[str, rows.Sentences]:
    """Return the sentences about each part by language; none where nothing was found."""
    parts: dict[str, Sentences] = {
        "soundness": _describe_sensitivity(series, found),
        "main": iter(()),
        "response_shift": _describe_shifts(found),
        "usefulness": _describe_usefulness(evidence, found),
        "network": _describe_network(evidence, found, Comparison.PRE_POST),
        "risks": _describe_risks(evidence, found),
        "followup": _describe_followup(series, evidence, found),
        "trends": _describe_trends(series, found),
    }
    return {name: in_languages(filter(None, sentences)) for name, sentences in parts.items()}


def in_languages(sentences: Iterable[Translated]) -> rows.Sentences:
    """Return sentences by language."""
    said = list(sentences)
    return {language: [each[language] for each in said] for language in LANGUAGES}


def _primary(series: Series, found: Analysis, about: Comparison) -> list[Compared]:
    """Return the primary scales that were compared, in the order in which they are named."""
    compared = {
        each.name: each
        for each in found.compared
        if each.kind == "scale" and each.comparison == about
    }
    return [compared[scale] for scale in series.primary_scales if scale in compared]


def _describe_sensitivity(series: Series, found: Analysis) -> Sentences:
    """Say only what must make a reader careful about the primary scales."""
    for each in _primary(series, found, Comparison.PRE_POST):
        key, subject = (each.comparison, each.name), scale_subject(each.name)
        p_holm, bias, overlap = found.holm.get(key), found.biases.get(key), found.everybody.get(key)
        if p_holm is not None and p_holm > LEVEL:
            yield describe_adjusted(each.change, p_holm, subject)
        if overlap is not None and overlap.direction is not each.change.direction:
            yield describe_everybody(each.change, overlap, subject)
        if bias is not None and bias.flagged:
            yield describe_bias(bias, subject)
        yield describe_ceiling(each.change, found.highest.get(key, 0), subject, each.comparison)


def _describe_shifts(found: Analysis) -> Sentences:
    for comparison, shift in found.shifts:
        if shift.kind == "scale" and comparison is Comparison.PRE_POST:
            yield describe_response_shift(shift, scale_subject(shift.name))


def _describe_usefulness(evidence: Evidence, found: Analysis) -> Sentences:
    labels = {item.name: item.label for wave in evidence.waves for item in wave.questionnaire}
    for _, _, drivers in found.drivers:
        yield describe_drivers(drivers, labels)


def _describe_network(evidence: Evidence, found: Analysis, about: Comparison) -> Sentences:
    for comparison, network in found.networks:
        if comparison is about:
            yield describe_network(network)
            yield from describe_proportions(network.partners, evidence.labels(network.question))


def _describe_risks(evidence: Evidence, found: Analysis) -> Sentences:
    for comparison, priorities in found.risks:
        if comparison is Comparison.PRE_POST:
            labels = evidence.labels(priorities.question)
            yield describe_priorities(priorities, labels)
            yield from describe_proportions([risk.share for risk in priorities.risks], labels)
    yield from describe_stages(found.stages, evidence.labels(TOP_RISKS))


def _describe_followup(series: Series, evidence: Evidence, found: Analysis) -> Sentences:
    """Say what lasted, whom people know and worked with by then, and what became of steps."""
    for each in _primary(series, found, Comparison.PRE_FOLLOWUP):
        yield describe_change(each.change, scale_subject(each.name), each.comparison)
    for comparison, network in found.networks:
        if comparison is Comparison.PRE_FOLLOWUP:
            yield describe_network(network)
    yield describe_steps(found.transfer)
    yield describe_barriers(found.transfer, evidence.labels(BARRIERS))


def _describe_trends(series: Series, found: Analysis) -> Sentences:
    for scale in _ordered(series, found.trends):
        lines = found.trends[scale]
        yield describe_trend(lines[-1] if lines else None, scale_subject(scale))


def _ordered(series: Series, scales: Iterable[str]) -> Sequence[str]:
    known = list(scales)
    return [scale for scale in series.primary_scales if scale in known]
