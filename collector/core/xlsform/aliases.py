"""Aliases: how other programs spell XLSForm's words, and which of ours each of them means.

Old and loose spellings that pyxform accepts (`List Name`, `select one from`, `TRUE`) are read here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from collector.core.questionnaire import columns
from collector.core.questionnaire.columns import column_in
from collector.core.questionnaire.model import Row
from collector.texts.languages import LANGUAGES, Language

TRANSLATED_COLUMNS = frozenset({"label", "hint", "constraint_message", "form_title"})

_ALIASES = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
_COLUMNS: dict[str, str] = _ALIASES["columns"]
_YES_NO: dict[str, str] = _ALIASES["truths"]
_LANGUAGES: dict[Language, list[str]] = _ALIASES["languages"]

_TITLES: dict[str, Language] = {f"title_{language}": language for language in LANGUAGES}
"""Settings that hold the title in a language; XLSForm has one title, in the default language."""

_TYPES: dict[str, str] = {
    **_ALIASES["types"],
    **{name.lower(): name for name in (*columns.REFUSED_TYPES, *columns.KNOWN_TYPES)},
}

_CONDITIONS = frozenset({"relevant", "constraint"})
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
"""The quotes that word processors put instead of straight ones; pyxform reads them so, too."""

YES_NO_COLUMNS = frozenset({"required", "bind::reverse", "missing"})
_OLD_PREFIXES = TRANSLATED_COLUMNS | {"bind", "control", "body", "media", "instance"}
_KNOWN_COLUMNS = columns.REFUSED_COLUMNS.union(*columns.SHEET_COLUMNS.values())

_CODED = re.compile(r".*\(\s*([A-Za-z]+)(?:[-_][A-Za-z0-9_-]*)?\s*\)")


@dataclass(frozen=True)
class Header:
    """What the header of a column means: which column, and of a text the language.

    `language` is None if the column is not translated or names none; `foreign` is the language
    as written if it is none of ours.
    """

    column: str
    language: Language | None = None
    foreign: str = ""

    @property
    def lacks_language(self) -> bool:
        """Say whether the column holds texts, and does not say in which language."""
        return self.column in TRANSLATED_COLUMNS and not self.language and not self.foreign

    @property
    def name(self) -> str:
        """Return the column's name, with its language if it has one."""
        return column_in(self.column, self.language) if self.language else self.column


def name_settings(settings: Row) -> Row:
    """Return the settings of a workbook so that programs for XLSForm understand them too.

    They know one `form_title`, in the default language, and fail over a translated one.
    """
    default = read_language(settings.get("default_language", "").strip())
    titles = {
        column_in("form_title", language): "form_title" if language == default else title
        for title, language in _TITLES.items()
    }
    return {titles.get(column, column): text for column, text in settings.items()}


def read_header(written: str) -> Header:
    """Return what the header of a column means; one that is not known stays as it is written."""
    tidy = " ".join(written.split())
    if tidy.lower() in _TITLES:
        return Header("form_title", _TITLES[tidy.lower()])
    parts = tidy.split("::")
    if len(parts) == 1 and _column(tidy.partition(":")[0]) in _OLD_PREFIXES:
        parts = tidy.split(":", 1)  # as label:English, bind: relevant
    parts = [part.strip() for part in parts]
    for size in range(len(parts), 0, -1):
        column = _column("::".join(parts[:size]))
        if column in TRANSLATED_COLUMNS:
            language = "::".join(parts[size:])
            known = read_language(language)
            return Header(column, known, "" if known else language)
        if size == len(parts) and column in _KNOWN_COLUMNS:
            return Header(column)
    return Header(tidy)


def _column(written: str) -> str:
    snake = "_".join(written.lower().split())
    return _COLUMNS.get(snake, snake)


def read_language(written: str) -> Language | None:
    """Return the language that `Estonian (et)`, `et`, `Estonian` or `eesti` names, if it is ours.

    A code in brackets counts before the word.
    """
    coded = _CODED.fullmatch(written)
    named = (coded[1] if coded else written).strip().lower()
    return next((each for each in LANGUAGES if named in _LANGUAGES[each]), None)


def guess_language(texts: Iterable[str]) -> Language:
    """Return the language that texts look like by their letters, English if nothing tells."""
    letters = "".join(texts).lower()
    if re.search("[а-яё]", letters):
        return "ru"
    return "et" if re.search("[õäöü]", letters) else "en"


def read_type(written: str) -> str:
    """Return a type, with its list, in our spelling; one that is not known stays as it is."""
    tidy = " ".join(written.split())
    if tidy.partition(" ")[0] in columns.KNOWN_TYPES:
        return written
    for spelling, ours in _TYPES.items():
        if f"{tidy.lower()} ".startswith(f"{spelling} "):
            return f"{ours}{tidy[len(spelling) :]}"
    return written


def read_value(column: str, written: str) -> str:
    """Return a cell in our spelling, where others spell it otherwise; texts stay as they are."""
    if written.strip() in columns.CELL_VALUES.get(column, ()):
        return written
    if column in _CONDITIONS:
        return written.translate(_STRAIGHT)
    if column == "type":
        return read_type(written)
    if column in YES_NO_COLUMNS:
        return _YES_NO.get(written.strip().lower(), written)
    if column == "default_language":
        language = read_language(written.strip())
        return columns.LANGUAGE_TAGS[language] if language else written
    return written
