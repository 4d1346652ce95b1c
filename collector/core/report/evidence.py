"""What a report is computed from, of one event or of several.

Several are pooled (R2) because some are too small to be reported alone.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from collector.core.analysis.comparisons import AskedWave, Comparison, Pairs
from collector.core.events.events import Event
from collector.core.linking.linkage import Linking
from collector.core.questionnaire.asked import is_same_item
from collector.core.questionnaire.model import Question, Questionnaire
from collector.core.waves import WaveName

Compared = tuple[Comparison, AskedWave, AskedWave, Pairs]
"""Two waves that are compared, the one before first, and who is linked in both."""


@dataclass(frozen=True)
class OtherEvent:
    """Another event of the series, with its waves that have ended and who is linked in them."""

    event: Event
    waves: Sequence[AskedWave]
    pairs: Mapping[Comparison, Pairs] = field(default_factory=dict)


@dataclass(frozen=True)
class Evidence:
    """What a report is computed from.

    `pairs` holds the linked responses of each comparison whose waves were both planned;
    `duplicates` counts responses that were not linked because their code was used twice;
    `linking` says how they were linked (`core/linking/linkage`); `coded` has risk and stage of
    every text whose coding was approved. `apart` names the scales and questions that several events
    told as one ask differently.
    """

    waves: Sequence[AskedWave]
    pairs: Mapping[Comparison, Pairs]
    duplicates: int
    others: Sequence[OtherEvent] = ()
    linking: Linking | None = None
    coded: Sequence[tuple[str, str]] = ()
    apart: frozenset[str] = frozenset()


def list_compared(held: Evidence | OtherEvent) -> list[Compared]:
    """Return every comparison of an event's waves."""
    waves = {wave.name: wave for wave in held.waves}
    sides = {comparison: comparison.waves for comparison in held.pairs}
    return [
        (comparison, waves[before], waves[after], held.pairs[comparison])
        for comparison, (before, after) in sides.items()
    ]


def pool_evidence(held: Sequence[Evidence]) -> Evidence:
    """Return the evidence of several events as that of one; the last is the one they are told by.

    Waves are matched by name. Only questions that all events ask in the same words are left, and
    only comparisons that all have; who is linked was linked within one event.
    """
    planned = Counter(wave.name for each in held for wave in each.waves)
    names = [wave.name for wave in held[-1].waves if planned[wave.name] == len(held)]
    waves = [_pool_wave(held, name) for name in names]
    kept = {(wave.name, question) for wave in waves for question in wave.questionnaire.questions}
    asked = [(wave.name, each) for one in held for wave in one.waves for each in wave.questionnaire]
    apart = [each for wave, each in asked if (wave, each.name) not in kept]
    return Evidence(
        waves=waves,
        pairs={
            comparison: sorted(pair for each in held for pair in each.pairs[comparison])
            for comparison in held[-1].pairs
            if all(comparison in each.pairs for each in held)
        },
        duplicates=sum(each.duplicates for each in held),
        coded=[coded for each in held for coded in each.coded],
        apart=frozenset(name for each in apart for name in (each.name, each.scale)),
    )


def _pool_wave(held: Sequence[Evidence], name: WaveName) -> AskedWave:
    waves = [wave for each in held for wave in each.waves if wave.name == name]
    asked = _keep_shared([wave.questionnaire for wave in waves])
    responses = {
        response: {name: given for name, given in answers.items() if name in asked.questions}
        for wave in waves
        for response, answers in wave.responses.items()
    }
    return AskedWave(name, asked, dict(sorted(responses.items())))


def _keep_shared(asked: Sequence[Questionnaire]) -> Questionnaire:
    """Return the last questionnaire without what another does not ask in the same words."""
    shared = {each.name for each in asked[-1] if all(_asks(one, each) for one in asked)}
    sections = (
        replace(
            section,
            questions=tuple(
                question
                for question in section.questions
                if question.name in shared and question.then_item_of in {"", *shared}
            ),
        )
        for section in asked[-1].sections
    )
    return replace(asked[-1], sections=tuple(each for each in sections if each.questions))


def _asks(asked: Questionnaire, question: Question) -> bool:
    found = asked.questions.get(question.name)
    return bool(found and is_same_item(found, question) and found.public == question.public)
