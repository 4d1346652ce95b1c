"""Problems and refusals as a kind and values that become words in a language."""

from collections.abc import Mapping
from dataclasses import dataclass

from collector.errors import CollectorError
from collector.texts.catalogue import Phrases, translate
from collector.texts.languages import Language

_SENTENCES = Phrases("problems"), Phrases("question_types"), Phrases("workbook")


@dataclass(frozen=True)
class Message:
    """A sentence to be said; a value may be a message itself, or several words of which one.

    `place` is a cell of a workbook as `survey!C7`, a sheet, or empty.
    """

    kind: str
    values: Mapping[str, object]
    place: str = ""

    def say(self, language: Language) -> str:
        """Return the sentence in a language, after its place."""
        values = {name: _say_value(value, language) for name, value in self.values.items()}
        sentence = _find_sentence(self.kind, language).format_map(values)
        return f"{self.place}: {sentence}" if self.place else sentence

    def __str__(self) -> str:
        """Return it in English, as commands say it."""
        return self.say("en")


def advise(kind: str, /, **values: object) -> Message:
    """Return the message of a kind with its values."""
    return Message(kind, values)


def _find_sentence(kind: str, language: Language) -> str:
    return next(texts[kind] for texts in _SENTENCES if kind in texts)[language]


def _say_value(value: object, language: Language) -> str:
    match value:
        case Message():
            return value.say(language)
        case tuple():
            return f" {_find_sentence('words_or', language)} ".join(value)
    return str(value)


def say_refusal(kind: str, values: Mapping[str, str | int], language: Language) -> str:
    """Return why something was refused, in a language."""
    return translate("refusals", language, kind, **values)


def say_error(error: CollectorError, language: Language = "en") -> str:
    """Return an error in a language; one that has no kind is English."""
    return say_refusal(error.kind, error.values, language) if error.kind else str(error)
