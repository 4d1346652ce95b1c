"""How the answers to one question are spread over its choices in one wave.

Which figures may be published to `disclosure`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from collector.core.questionnaire.model import Question


@dataclass(frozen=True)
class Result:
    """Answers to a question: `n` people chose something, `missing` only "don't know".

    `counts` has every choice that counts, also those that nobody took. Of a question with several
    answers they add up to more than `n`. Whoever left it out, or was never shown it, is in neither.
    """

    n: int
    missing: int
    counts: dict[str, int]


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
    return Result(n, unknowing, {name: counts[name] for name in counted})
