"""Rows of a report about usefulness: of everybody, and of complete cases.

Complete cases are the people who answered all its questions. Public tables may need
them, so that the questions and what goes together with them are about the same people.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from collector.core.analysis.comparisons import AskedWave
from collector.core.analysis.drivers import rank_drivers
from collector.core.questionnaire.model import Question
from collector.core.questionnaire.scale import Scale
from collector.core.report.analysis import USEFULNESS, driver_level
from collector.core.report.asked import result_rows
from collector.core.report.evidence import Evidence
from collector.core.report.groups import breakdown_rows
from collector.core.rows.report import CompleteCases
from collector.core.rows.seminar import Usefulness
from collector.core.statistics.proportions import measure_proportion


def usefulness_rows(evidence: Evidence) -> Iterator[Usefulness]:
    """Yield how many agree with each item about the use of the seminar."""
    for wave in evidence.waves:
        for item in wave.questionnaire.scale_items(USEFULNESS):
            given = (item.score(answers.get(item.name)) for answers in wave.responses.values())
            scores = [score for score in given if score is not None]
            scale = item.agreement or Scale()
            agreeing = sum(scale.agrees(score) for score in scores)
            found = measure_proportion(agreeing, len(scores))
            yield Usefulness(
                wave=wave.name,
                question=item.name,
                n=len(scores),
                mean=sum(scores) / len(scores) if scores else None,
                agree=agreeing,
                share=found.share if found else None,
                low=found.low if found else None,
                high=found.high if found else None,
            )


def complete_case_rows(evidence: Evidence) -> Iterator[CompleteCases]:
    """Yield the tables of each wave in which not everybody answered all that it asked of all."""
    for wave in evidence.waves:
        items = wave.questionnaire.scale_items(USEFULNESS)
        complete = _leave_complete(wave, items)
        if len(items) > 1 and len(complete.responses) < len(wave.responses):
            names = [item.name for item in items]
            drivers = rank_drivers(complete, names[0], names[1:], driver_level(evidence))
            yield CompleteCases(
                wave=wave.name,
                outcome=names[0],
                n=len(complete.responses),
                results=[row for row in result_rows(complete) if row.question in names],
                usefulness=list(usefulness_rows(replace(evidence, waves=[complete]))),
                drivers=drivers,
                breakdowns=[row for row in breakdown_rows(complete) if row.question in names],
            )


def _leave_complete(wave: AskedWave, items: Sequence[Question]) -> AskedWave:
    """Leave the people who rated every item that was shown to all.

    Who was not asked an item, because of another answer, has not left it out.
    """
    sections = {
        item.name: section for section in wave.questionnaire.sections for item in section.questions
    }
    of_all = [
        item for item in items if item.relevant is None and sections[item.name].relevant is None
    ]
    responses = {
        response: answers
        for response, answers in wave.responses.items()
        if all(item.score(answers.get(item.name)) is not None for item in of_all)
    }
    return AskedWave(wave.name, wave.questionnaire, responses)
