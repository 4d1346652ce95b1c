"""What became of the steps that people had in mind after the seminar, and what stood in the way."""

from collections import Counter

from collector.core.analysis.change import Selections
from collector.core.analysis.comparisons import AskedWave, Pairs, list_linked
from collector.core.analysis.families import LEADER_LEVEL
from collector.core.analysis.multiple_response import find_selections
from collector.core.questionnaire.model import Answers
from collector.core.rows.seminar import BarrierProportion, TransferQuestions, TransferSteps
from collector.core.statistics.proportions import find_leader, measure_proportion

INTENDED = "int_step"
TAKEN = "did_step"
BARRIERS = "barriers"

YES, PARTLY = "yes", "partly"


def compare_steps(after: AskedWave, followup: AskedWave, pairs: Pairs) -> TransferSteps | None:
    """Compare what people had in mind after with what they say they did.

    A person who had a step in mind and now says that there was none has not taken it.
    None if neither wave asks about it, or nobody answered.
    """
    intends = [_intends(after, answers) for answers in after.responses.values()]
    outcomes = _count_outcomes(after, followup, pairs)
    n = sum(outcomes.values())
    transfer = TransferSteps(
        questions=TransferQuestions(intended=INTENDED, taken=TAKEN, barriers=BARRIERS),
        intended=measure_proportion(intends.count(True), len(intends) - intends.count(None)),
        taken=measure_proportion(outcomes.get(YES, 0), n),
        begun=measure_proportion(outcomes.get(YES, 0) + outcomes.get(PARTLY, 0), n),
        outcomes=outcomes,
        first_barrier=find_leader(*_find_barriers(followup), LEADER_LEVEL),
        barriers=rank_barriers(followup),
    )
    is_empty = transfer.intended is None and transfer.taken is None and not transfer.barriers
    return None if is_empty else transfer


def rank_barriers(followup: AskedWave) -> list[BarrierProportion]:
    """Return how many named each barrier, of those who named any, the most frequent first."""
    chosen, names = _find_barriers(followup)
    named = Counter(name for taken in chosen for name in taken)
    barriers = [
        BarrierProportion(name=name, **vars(share))
        for name in names
        if (share := measure_proportion(named[name], len(chosen)))
    ]
    return sorted(barriers, key=lambda each: -each.count)


def _find_barriers(followup: AskedWave) -> tuple[list[Selections], tuple[str, ...]]:
    """Return what each person named who named any, and what may be named."""
    question = followup.questionnaire.questions.get(BARRIERS)
    if question is None:
        return [], ()
    chosen = (
        find_selections(BARRIERS, followup, answers, blank_is_none=False)
        for answers in followup.responses.values()
    )
    return [each for each in chosen if each is not None], question.points


def _intends(after: AskedWave, answers: Answers) -> bool | None:
    question = after.questionnaire.questions.get(INTENDED)
    if question is None or question.agreement is None:
        return None
    score = question.score(answers.get(INTENDED))
    return None if score is None else question.agreement.agrees(score)


def _count_outcomes(after: AskedWave, followup: AskedWave, pairs: Pairs) -> dict[str, int]:
    question = followup.questionnaire.questions.get(TAKEN)
    if question is None:
        return {}
    counts = Counter(
        later.get(TAKEN)
        for earlier, later in list_linked(after, followup, pairs)
        if _intends(after, earlier)
    )
    return {name: counts[name] for name in question.points}
