"""The pages' own words in three languages, side by side in `pages/`, never falling back."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import yaml
from babel import Locale

from collector.errors import CollectorError
from collector.texts.languages import LANGUAGES, Language

FOLDER = Path(__file__).parent / "pages"

Entry = Mapping[str, str | Mapping[str, str]]
"""A text by language; a text that counts something gives its plural forms by CLDR category."""


class TextError(CollectorError):
    """A text of a page is missing in a language, or its languages name different values."""


@cache
def read_texts(audience: str) -> Mapping[str, Entry]:
    """Return the checked texts of one file in `pages/`, by key.

    Raises:
        TextError: listing every key that lacks a language, a plural form or a value.
    """
    texts: dict[str, Entry] = yaml.safe_load((FOLDER / f"{audience}.yaml").read_text("utf-8"))
    problems = [f"{key}: {problem}" for key, entry in texts.items() for problem in _check(entry)]
    if problems:
        raise TextError(f"pages/{audience}.yaml: " + "; ".join(problems))
    return texts


def translate(audience: str, language: Language, key: str, **values: Any) -> str:  # noqa: ANN401 anything with a text
    """Return a text with its `{values}` put in; `n` chooses the plural form."""
    text = read_texts(audience)[key][language]
    if not isinstance(text, str):
        text = text[_locale(language).plural_form(values["n"])]
    return text.format(**values) if values else text


@cache
def _locale(language: Language) -> Locale:
    return Locale(language)


def _check(entry: Entry) -> list[str]:
    missing = [language for language in LANGUAGES if not entry.get(language)]
    if missing:
        return [f"no {language}" for language in missing]
    problems = [
        f"{language} lacks the plural form {form}"
        for language in LANGUAGES
        for form in _missing_forms(language, entry[language])
    ]
    if len({_placeholders(entry[language]) for language in LANGUAGES}) > 1:
        problems.append("the languages name different values")
    return problems


def _missing_forms(language: Language, text: str | Mapping[str, str]) -> list[str]:
    if isinstance(text, str):
        return []
    # Russian "other" is for fractions only, which no text of ours counts.
    needed = _locale(language).plural_form.tags | ({"other"} if language != "ru" else set())
    return sorted(needed - text.keys())


def _placeholders(text: str | Mapping[str, str]) -> frozenset[str]:
    forms = [text] if isinstance(text, str) else list(text.values())
    names = (name for form in forms for _, name, _, _ in Formatter().parse(form) if name)
    return frozenset(names)
