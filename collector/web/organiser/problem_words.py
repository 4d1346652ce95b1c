"""The problems of a questionnaire in the reader's words.

The rules say them in English; `translations/problems.yaml` holds each sentence as the rules write
it, with its values named, and beside it the other languages.
"""

import re
from collections.abc import Mapping
from functools import cache

from collector.core.languages import Language
from collector.web.texts import read_texts, translate

_VALUE = re.compile(r"\\\{(\w+)\\\}")


def say_problem(message: str, language: Language) -> str:
    """Return a sentence of the rules in a language; one that is not known stays English."""
    for key, pattern in _patterns().items():
        found = pattern.fullmatch(message)
        if found:
            values = {name: text or "" for name, text in found.groupdict().items()}
            return translate("problems", language, key, **values)
    return message


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        key: re.compile(_VALUE.sub(r"(?P<\1>.+?)", re.escape(str(entry["en"]))), re.DOTALL)
        for key, entry in read_texts("problems").items()
    }
