"""Rows of a report that count people by group: answers by role, and joint levels of scales."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from collector.core.analysis.comparisons import AskedWave
from collector.core.disclosure.breakdowns import count_groups
from collector.core.disclosure.profiles import UNKNOWN, level
from collector.core.questionnaire.model import Answers, Question, score_scale
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.core.report.analysis import list_scales
from collector.core.rows.answers import Breakdown, People, Profiles

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
