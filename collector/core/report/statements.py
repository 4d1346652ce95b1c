"""What a report says: one list of statements, part by part, each part in its order."""

from collections.abc import Iterable, Iterator

from collector.core.analysis.comparisons import Compared, Comparison
from collector.core.analysis.transfer import BARRIERS
from collector.core.answering.coding import TOP_RISKS
from collector.core.events.events import Series
from collector.core.report.analysis import Analysis
from collector.core.report.evidence import Evidence
from collector.core.rows.readings import SUMMARY, Role, Statement
from collector.core.statistics.change import Change
from collector.core.wording import cautions, findings
from collector.core.wording.change import (
    describe_change,
    explain_silence,
    item_subject,
    title_change,
)
from collector.texts.languages import Translated
from collector.texts.subjects import Subject, scale_subject

Words = Iterator[Translated | None]
"""In order; None where a rule has nothing to say."""

LEADS = 3
"""So many primary scales are in the answer at most."""


def list_statements(series: Series, evidence: Evidence, found: Analysis) -> list[Statement]:
    """Return everything that a report says, except advice; the lead comes first."""
    return [
        *_tell_changes(series, evidence, found),
        *_caution(series, found),
        *say("response_shift", Role.FINDING, _describe_shifts(found)),
        *say("usefulness", Role.FINDING, _describe_usefulness(evidence, found)),
        *say("network", Role.FINDING, _describe_network(evidence, found)),
        *say("risks", Role.FINDING, _describe_risks(evidence, found)),
        *say("followup", Role.FINDING, _describe_followup(evidence, found)),
        *say("trends", Role.FINDING, _describe_trends(series, found)),
    ]


def say(part: str, role: Role, words: Iterable[Translated | None]) -> Iterator[Statement]:
    """Yield statements about no single row."""
    yield from (Statement(part=part, role=role, words=each) for each in words if each)


def _tell_changes(series: Series, evidence: Evidence, found: Analysis) -> Iterator[Statement]:
    """Yield why nothing can be said, if so, and every change, the primary scales first.

    The lead is about the first comparison that has linked people.
    """
    about = next((each for each, pairs in evidence.pairs.items() if pairs), Comparison.PRE_POST)
    leads = _primary(series, found, about)[:LEADS]
    sizes = {str(wave.name): len(wave.responses) for wave in evidence.waves if wave.responses}
    silence = explain_silence(sizes, len(evidence.pairs.get(about, ())), has_changes=bool(leads))
    if silence is not None:
        words, numbers = silence
        yield Statement(part=SUMMARY, role=Role.LEAD, kind=SUMMARY, words=words, numbers=numbers)
        leads = []
    followed = _primary(series, found, Comparison.PRE_FOLLOWUP)
    for each in dict.fromkeys((*leads, *followed, *found.compared)):
        part = "followup" if each in followed else "changes"
        yield _tell_change(each, part, Role.LEAD if each in leads else Role.FINDING)


def _tell_change(compared: Compared, part: str, role: Role) -> Statement:
    words = (compared.change, _subject(compared), compared.comparison)
    return Statement(
        part=part,
        role=role,
        words=describe_change(*words),
        title=title_change(*words),
        comparison=compared.comparison,
        kind=compared.kind,
        name=compared.name,
        numbers=_list_numbers(compared.change),
    )


def _list_numbers(change: Change) -> dict[str, float]:
    """Return the numbers that a change's sentence says; without interval that all moved alike."""
    said = {"n": change.n, "mean_before": change.mean_before, "mean_after": change.mean_after}
    if change.interval is None:
        return {**said, "better": change.better, "same": change.same, "worse": change.worse}
    low, high = change.interval
    return {**said, "low": low, "high": high}


def _subject(compared: Compared) -> Subject:
    if compared.kind == "scale":
        return scale_subject(compared.name)
    [item] = compared.items
    return item_subject(item.label, reverse=item.reverse)


def _primary(series: Series, found: Analysis, about: Comparison) -> list[Compared]:
    """Return the primary scales that were compared, in the order in which they are named."""
    scales = [each for each in found.compared if (each.comparison, each.kind) == (about, "scale")]
    compared = {each.name: each for each in scales}
    return [compared[scale] for scale in series.primary_scales if scale in compared]


def _caution(series: Series, found: Analysis) -> Iterator[Statement]:
    """Say what must make a reader careful about the primary scales."""
    for each in _primary(series, found, Comparison.PRE_POST):
        key, subject, change = (each.comparison, each.name), scale_subject(each.name), each.change
        highest = found.highest.get(key, 0)
        said = {"n": change.n, "highest_before": highest}
        for words, numbers in (
            (cautions.describe_adjusted(change, found.holm.get(key), subject), {}),
            (cautions.describe_everybody(change, found.everybody.get(key), subject), {}),
            (cautions.describe_bias(found.biases.get(key), subject), {}),
            (cautions.describe_ceiling(change, highest, subject), said),
        ):
            if words is not None:
                yield Statement(
                    part="sensitivity",
                    role=Role.CAUTION,
                    words=words,
                    comparison=each.comparison,
                    kind=each.kind,
                    name=each.name,
                    numbers=numbers,
                )


def _describe_shifts(found: Analysis) -> Words:
    for comparison, shift in found.shifts:
        if shift.kind == "scale" and comparison is Comparison.PRE_POST:
            yield cautions.describe_response_shift(shift, scale_subject(shift.name))


def _describe_usefulness(evidence: Evidence, found: Analysis) -> Words:
    labels = {item.name: item.label for wave in evidence.waves for item in wave.questionnaire}
    for drivers in found.drivers:
        yield findings.describe_drivers(drivers, labels)


def _describe_network(evidence: Evidence, found: Analysis) -> Words:
    for network in found.networks:
        if network.comparison == Comparison.PRE_POST:
            yield findings.describe_network(network)
            labels = evidence.labels(network.question)
            yield from findings.describe_proportions(network.partners, labels)


def _describe_risks(evidence: Evidence, found: Analysis) -> Words:
    for priorities in found.risks:
        if priorities.comparison == Comparison.PRE_POST:
            labels = evidence.labels(priorities.question)
            yield findings.describe_priorities(priorities, labels)
            yield from findings.describe_proportions(priorities.risks, labels)
    yield from findings.describe_stages(found.stages, evidence.labels(TOP_RISKS))


def _describe_followup(evidence: Evidence, found: Analysis) -> Words:
    """Say whom people know and worked with by then, and what became of steps."""
    for network in found.networks:
        if network.comparison == Comparison.PRE_FOLLOWUP:
            yield findings.describe_network(network)
    yield findings.describe_steps(found.transfer)
    yield findings.describe_barriers(found.transfer, evidence.labels(BARRIERS))


def _describe_trends(series: Series, found: Analysis) -> Words:
    for scale in series.primary_scales:
        if scale in found.trends:
            lines = found.trends[scale]
            yield findings.describe_trend(lines[-1] if lines else None, scale_subject(scale))
