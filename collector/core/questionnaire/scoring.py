"""A person's score on a scale."""

from collections.abc import Iterable, Mapping, Sequence

from collector.core.questionnaire.model import Question


def score_scale(
    items: Sequence[Question], answers: Mapping[str, str | Sequence[str]]
) -> float | None:
    """Return the mean score, with reverse items reversed, of the items answered.

    None if less than half of them were: "don't know" is no answer, and a mean of the rest stands
    for the scale only if the rest is most of it. The sum is one of whole numbers, so people with
    the same answers have the same score to the last digit.
    """
    scores = [score for item in items if (score := item.score(answers.get(item.name))) is not None]
    if not scores or 2 * len(scores) < len(items):
        return None
    return sum(scores) / len(scores)


def scale_wording(items: Iterable[Question]) -> str:
    """Return what names the wording of a scale: the versions of its items, however ordered."""
    return " ".join(sorted(f"{item.version}{'-' if item.reverse else '+'}" for item in items))
