"""Rows of a report about what was not compared between two waves, and why."""

from collections.abc import Collection, Iterator
from enum import StrEnum

from collector.core.analysis.comparisons import AskedWave, common_items
from collector.core.questionnaire.model import Question
from collector.core.report.evidence import Evidence
from collector.core.rows.changes import NotCompared, ScaleChange
from collector.core.rows.parts import Kind


class Reason(StrEnum):
    """Why nothing is said about a change."""

    REWORDED = "reworded"
    """Asked both times, in different words: another wording is another question."""
    TURNED = "turned"
    """Asked both times in the same words, as another scale's item or turned the other way."""
    ASKED_ONCE = "asked_once"
    """Only one of the waves asks it."""
    NOBODY = "nobody"
    """Nobody who was linked answered it both times."""


def not_compared_rows(
    evidence: Evidence, compared: Collection[ScaleChange], primary_scales: Collection[str]
) -> Iterator[NotCompared]:
    """Yield each item of a scale that both waves ask about, and each primary scale, left out."""
    done = {each.about for each in compared}
    for comparison, before, after in evidence.compared_waves():
        for kind, name, reason in _not_compared(before, after, primary_scales):
            if (comparison, kind, name) not in done:
                yield NotCompared(comparison=comparison, kind=kind, name=name, reason=reason)


def _not_compared(
    before: AskedWave, after: AskedWave, primary_scales: Collection[str]
) -> Iterator[tuple[Kind, str, Reason]]:
    asked = [_items(wave) for wave in (before, after)]
    common = common_items(before.questionnaire, after.questionnaire)
    for scale in primary_scales:
        is_common = any(item.scale == scale for item in common)
        yield "scale", scale, Reason.NOBODY if is_common else Reason.ASKED_ONCE
    shared_scales = set.intersection(*({item.scale for item in items.values()} for items in asked))
    for name in {**asked[0], **asked[1]}:
        one, other = asked[0].get(name), asked[1].get(name)
        scales = {item.scale for item in (one, other) if item is not None}
        if not scales.isdisjoint(shared_scales - {""}):
            yield "item", name, _reason(one, other)


def _items(wave: AskedWave) -> dict[str, Question]:
    return {
        question.name: question
        for question in wave.questionnaire
        if question.is_rating and not question.then_item_of
    }


def _reason(one: Question | None, other: Question | None) -> Reason:
    if one is None or other is None:
        return Reason.ASKED_ONCE
    if one.version != other.version:
        return Reason.REWORDED
    if (one.reverse, one.scale) != (other.reverse, other.scale):
        return Reason.TURNED
    return Reason.NOBODY
