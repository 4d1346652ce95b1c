"""Rows of a report about one wave: its questions, how they were answered and by whom.

Complete cases are the people who answered all questions about usefulness. Public tables may need
them, so that the questions and what goes together with them are about the same people.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from collector.core.analysis.comparisons import AskedWave, Comparison
from collector.core.analysis.drivers import rank_drivers
from collector.core.disclosure.breakdowns import count_groups
from collector.core.disclosure.profiles import UNKNOWN, level
from collector.core.linking.linkage import Linking
from collector.core.questionnaire.asked import find_role, list_conditions
from collector.core.questionnaire.model import Answers, Question, Section, score_scale
from collector.core.questionnaire.scale import Scale
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.core.report.analysis import USEFULNESS, driver_level, list_scales
from collector.core.report.evidence import Evidence
from collector.core.rows.answers import (
    AskedChoice,
    AskedQuestion,
    Breakdown,
    People,
    Profiles,
    Result,
    ResultCounts,
)
from collector.core.rows.report import CompleteCases
from collector.core.rows.seminar import Usefulness
from collector.core.statistics.proportions import measure_proportion


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


PROFILED = 4  # so many columns of a profile at most; more tell everybody apart


def breakdown_rows(wave: AskedWave) -> Iterator[Breakdown]:
    """Yield how each rating is answered by each variable that results may be broken down by."""
    for variable in _variables(wave):
        names = [choice.name for choice in variable.choices if not choice.missing]
        for item in wave.questionnaire:
            if item.agreement and item.public != "never":
                answered = (
                    (_single(answers, variable.name), _single(answers, item.name))
                    for answers in wave.responses.values()
                )
                groups = count_groups(answered, names, item.agreement.names)
                yield Breakdown(
                    wave=wave.name, question=item.name, variable=variable.name, groups=groups
                )


def profile_rows(wave: AskedWave) -> Iterator[Profiles]:
    """Yield how many people have each combination of scale levels and group.

    The columns stand in the order of their importance: the first scale, the group, other scales.
    A scale of one item is none of them: its levels are in the results of the item already.
    """
    asked = wave.questionnaire
    scales = [scale for scale in list_scales(asked) if len(asked.scale_items(scale)) > 1]
    columns = [*scales[:1], *(each.name for each in _variables(wave)), *scales[1:]][:PROFILED]
    if len(columns) > 1:
        levels = {name: _level_of(wave, name) for name in columns}
        counts = Counter(
            tuple(levels[name].get(each, UNKNOWN) for name in columns) for each in wave.responses
        )
        people = [People(values=list(each), count=counts[each]) for each in sorted(counts)]
        yield Profiles(wave=wave.name, columns=columns, n=counts.total(), people=people)


def _variables(wave: AskedWave) -> Sequence[Question]:
    return [
        question
        for question in wave.questionnaire
        if question.public == "breakdown" and QUESTION_TYPES[question.type].makes_groups
    ]


def _level_of(wave: AskedWave, column: str) -> Mapping[int, str]:
    """Return what stands in a column for each person who answered."""
    questions = wave.questionnaire.questions
    if column in questions:
        named = {response: _single(answers, column) for response, answers in wave.responses.items()}
        known = {choice.name for choice in questions[column].choices if not choice.missing}
        return {response: name for response, name in named.items() if name in known}
    items = wave.questionnaire.scale_items(column)
    points = wave.questionnaire.scale_points(column)
    return {
        response: level(score_scale(items, answers), points)
        for response, answers in wave.responses.items()
    }


def _single(answers: Answers, question: str) -> str | None:
    answer = answers.get(question)
    return answer if isinstance(answer, str) else None


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
