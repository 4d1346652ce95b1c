"""Pooling (R2): report several events of a series as one, because some are too small alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from collector.core.analysis.comparisons import AskedWave
from collector.core.questionnaire.model import Question, Questionnaire
from collector.core.report.evidence import Evidence
from collector.core.waves import WaveName


def pool_evidence(held: Sequence[Evidence]) -> Evidence:
    """Return the evidence of several events as that of one; the last is the one they are told by.

    Waves are matched by name. Only questions that all events ask in the same words are left, and
    only comparisons that all have; who is linked was linked within one event.
    """
    names = [wave.name for wave in held[-1].waves if all(each.wave(wave.name) for each in held)]
    return Evidence(
        waves=[_pool_wave(held, name) for name in names],
        pairs={
            comparison: sorted(pair for each in held for pair in each.pairs[comparison])
            for comparison in held[-1].pairs
            if all(comparison in each.pairs for each in held)
        },
        duplicates=sum(each.duplicates for each in held),
        coded=[coded for each in held for coded in each.coded],
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
    shared = set(_list_shared(asked))
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


def _list_shared(asked: Sequence[Questionnaire]) -> Iterator[str]:
    for question in asked[-1]:
        others = [each.questions.get(question.name) for each in asked]
        if all(other is not None and _meaning(other) == _meaning(question) for other in others):
            yield question.name


def _meaning(question: Question) -> tuple[object, ...]:
    return (
        *(question.version, question.type, question.scale, question.reverse),
        *(question.public, question.then_item_of),
    )
