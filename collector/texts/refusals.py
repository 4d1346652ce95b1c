"""Why something was refused, in words: an error's kind and values, looked up in a language."""

from collections.abc import Mapping

from collector.errors import CollectorError
from collector.texts.catalogue import translate
from collector.texts.languages import Language


def say_refusal(kind: str, values: Mapping[str, str | int], language: Language) -> str:
    """Return why something was refused, in a language."""
    return translate("refusals", language, kind, **values)


def say_error(error: CollectorError, language: Language = "en") -> str:
    """Return an error in a language; one that has no kind is English."""
    return say_refusal(error.kind, error.values, language) if error.kind else str(error)
