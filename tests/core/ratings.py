"""Five-point items and questionnaires of them, for tests of what is computed."""

from collector.core.questionnaire.model import Choice, Question, Questionnaire, Section
from collector.texts.languages import Translated

POINTS = ("1", "2", "3", "4", "5", "dk")


def text(words):
    return Translated(words, words, words)


CHOICES = tuple(Choice(name, text(name), missing=name == "dk") for name in POINTS)


def rating(name, scale="motivation", label="", **options):
    return Question(
        name, "select_one", text(label or f"About {name}."), choices=CHOICES, scale=scale, **options
    )


def questionnaire(*questions, name="pre"):
    return Questionnaire(name, text(name), name, (Section("all", text("All"), questions),))
