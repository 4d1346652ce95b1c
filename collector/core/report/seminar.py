"""Rows of a report about the seminar: its use, the network, risks, and steps taken."""

from collections.abc import Iterator

from collector.core.analysis.comparisons import AskedWave
from collector.core.questionnaire.model import Question
from collector.core.questionnaire.scale import Scale
from collector.core.report.analysis import USEFULNESS
from collector.core.report.evidence import Evidence
from collector.core.rows.seminar import (
    Usefulness,
)
from collector.core.statistics.proportions import measure_proportion


def usefulness_rows(evidence: Evidence) -> Iterator[Usefulness]:
    """Yield how many agree with each item about the use of the seminar."""
    for wave in evidence.waves:
        for item in wave.questionnaire.scale_items(USEFULNESS):
            scores = _scores(wave, item)
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


def _scores(wave: AskedWave, item: Question) -> list[int]:
    scores = (item.score(answers.get(item.name)) for answers in wave.responses.values())
    return [score for score in scores if score is not None]
