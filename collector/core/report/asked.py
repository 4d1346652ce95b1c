"""Rows of a report about questions, the distribution of their answers, and linking."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from collector.core.analysis.comparisons import AskedWave, Comparison
from collector.core.linking.linkage import Linking
from collector.core.questionnaire.asked import find_role, list_conditions
from collector.core.questionnaire.model import Question, Section
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.core.report.evidence import Evidence
from collector.core.rows.answers import AskedChoice, AskedQuestion, Result, ResultCounts


def summarise_results(question: Question, answers: Iterable[str | Sequence[str] | None]) -> Result:
    """Count the answers to a select question; names that are no choices of it do not count."""
    counted = [choice.name for choice in question.choices if not choice.missing]
    missing = {choice.name for choice in question.choices if choice.missing}
    counts, n, unknowing = Counter[str](), 0, 0
    for answer in answers:
        chosen = {answer} if isinstance(answer, str) else set(answer or ())
        taken = chosen.intersection(counted)
        counts.update(taken)
        n += bool(taken)
        unknowing += not taken and not missing.isdisjoint(chosen)
    return Result(n=n, missing=unknowing, counts={name: counts[name] for name in counted})


def question_rows(wave: AskedWave) -> Iterator[AskedQuestion]:
    """Yield every question of a wave that takes an answer, in the order they are asked."""
    for section in wave.questionnaire.sections:
        for question in section.questions:
            if QUESTION_TYPES[question.type].takes_answer:
                yield _question_row(wave, section, question)


def _question_row(wave: AskedWave, section: Section, question: Question) -> AskedQuestion:
    return AskedQuestion(
        name=question.name,
        wave=wave.name,
        section=section.name,
        scale=question.scale,
        type=question.type,
        version=question.version,
        rating=question.is_rating,
        reverse=question.reverse,
        then_item_of=question.then_item_of,
        public=question.public,
        label=question.label.as_dict(),
        choices=[
            AskedChoice(name=choice.name, label=choice.label.as_dict(), missing=choice.missing)
            for choice in question.choices
        ],
        role=find_role(question),
        shown_if=list_conditions(section, question),
    )


def result_rows(wave: AskedWave) -> Iterator[ResultCounts]:
    """Yield how the answers to each question with choices are spread, unless it is private."""
    for question in wave.questionnaire:
        if QUESTION_TYPES[question.type].takes_choices and question.public != "never":
            answers = (answers.get(question.name) for answers in wave.responses.values())
            result = summarise_results(question, answers)
            yield ResultCounts(wave=wave.name, question=question.name, **vars(result))


def linking_row(evidence: Evidence) -> Linking:
    """Count the pairs before to after; where one of those waves lacks, none can be."""
    pairs = len(evidence.pairs.get(Comparison.PRE_POST, ()))
    responses = {wave.name: len(wave.responses) for wave in evidence.waves}
    before, after = (responses.get(name, 0) for name in Comparison.PRE_POST.waves)
    return replace(
        evidence.linking or Linking(),
        pairs=pairs,
        unlinked_before=before - pairs,
        unlinked_after=after - pairs,
        duplicates=evidence.duplicates,
    )
