"""Waves that asked something and were answered, for tests of what is computed from them."""

from collector.core.analysis.comparisons import AskedWave
from collector.core.questionnaire.model import Choice, Question
from tests.core.ratings import questionnaire, text


def choose(name, *choices, type_="select_multiple", label="", scale=""):
    """Return a question with choices; "dk" is no answer."""
    listed = tuple(Choice(each, text(each), missing=each == "dk") for each in choices)
    return Question(name, type_, text(label or f"About {name}."), choices=listed, scale=scale)


def asked(wave, answers, *questions):
    """Return a wave answered by people whose response ids are their places."""
    return AskedWave(wave, questionnaire(*questions, name=wave), dict(enumerate(answers)))


def alike(n):
    """Return the pairs of n people with the same response id in both waves."""
    return [(place, place) for place in range(n)]
