"""The problems of a questionnaire in the reader's words.

The rules say them in English; `translations/problems.yaml` holds each sentence as the rules write
it, with its values named, and beside it the other languages.
"""

import re
from collections.abc import Mapping
from functools import cache
from string import Formatter

from collector.texts.catalogue import read_texts, translate
from collector.texts.languages import Language

SENTENCES = frozenset({"sentence", "reason", "refusal", "wanted", "found", "usable"})
"""Values that are words of the rules themselves, to be said in the language, too."""


def say_problem(message: str, language: Language) -> str:
    """Return a sentence of the rules in a language; one that is not known stays English."""
    for key, pattern in _patterns().items():
        found = pattern.fullmatch(message)
        if found:
            values = {
                name: say_problem(text, language) if name in SENTENCES else text
                for name, text in found.groupdict().items()
            }
            return translate("problems", language, key, n=0, **values)
    return message


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {key: _pattern(str(entry["en"])) for key, entry in read_texts("problems").items()}


def _pattern(sentence: str) -> re.Pattern[str]:
    parts = [
        re.escape(words) + (f"(?P<{name}>.+?)" if name else "")
        for words, name, _, _ in Formatter().parse(sentence)
    ]
    return re.compile("".join(parts), re.DOTALL)
