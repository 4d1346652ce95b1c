"""The vocabulary of a written questionnaire: XLSForm's columns and types, and the project's own.

Also what of XLSForm is refused, with what to do instead.
"""

from collections.abc import Mapping
from pathlib import Path

import yaml

from collector.core.questionnaire.model import SheetName
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.texts.languages import Language
from collector.texts.messages import Message, advise

LANGUAGE_TAGS: dict[Language, str] = {
    "et": "Estonian (et)",
    "ru": "Russian (ru)",
    "en": "English (en)",
}
"""How XLSForm names each language in a column."""


def column_in(column: str, language: Language) -> str:
    """Return the name of a translated column, as `label::Estonian (et)`."""
    return f"{column}::{LANGUAGE_TAGS[language]}"


def _translated(*columns: str) -> frozenset[str]:
    return frozenset(column_in(each, language) for each in columns for language in LANGUAGE_TAGS)


BEGIN_GROUP = "begin_group"
END_GROUP = "end_group"

_PLACE = frozenset({"type", "name"})
_SHOWN = _PLACE | {"relevant"} | _translated("label", "hint")
_ANSWERED = _SHOWN | {"required", "constraint", "bind::scale", "bind::public"}
_ANSWERED |= _translated("constraint_message")

TYPE_COLUMNS: dict[str, frozenset[str]] = {
    **{
        name: (_ANSWERED if kind.takes_answer else _SHOWN) | kind.columns
        for name, kind in QUESTION_TYPES.items()
    },
    BEGIN_GROUP: _PLACE | {"relevant"} | _translated("label"),
    END_GROUP: _PLACE,
}
"""The columns that mean something in a row of each type."""

SHEET_COLUMNS: dict[SheetName, frozenset[str]] = {
    "settings": frozenset({"form_id", "default_language"}) | _translated("form_title"),
    "survey": frozenset().union(*TYPE_COLUMNS.values()),
    "choices": frozenset({"list_name", "name", "missing"}) | _translated("label"),
}

CELL_VALUES: dict[str, frozenset[str]] = {
    "required": frozenset({"yes", "no"}),
    "appearance": frozenset({"multiline"}),
    "bind::reverse": frozenset({"yes"}),
    "bind::public": frozenset({"results", "breakdown", "never"}),
    "missing": frozenset({"yes"}),
    "form_id": frozenset({"pre", "post", "followup"}),
    "default_language": frozenset(LANGUAGE_TAGS.values()),
}
"""What a cell of these columns may hold, unless it is empty."""

KNOWN_TYPES = frozenset(QUESTION_TYPES) | {BEGIN_GROUP, END_GROUP}

_REFUSED = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))

REFUSED_TYPES: Mapping[str, Message] = {
    name: advise(advice["kind"], **advice.get("values", {}))
    for advice in _REFUSED["advice"]
    for name in advice["types"]
    if name not in KNOWN_TYPES
}
"""Types of XLSForm that are refused, and what to do instead."""

REFUSED_COLUMNS: frozenset[str] = frozenset(_REFUSED["columns"])
"""Columns and settings of XLSForm that are refused by name."""

REFUSED_PREFIXES: tuple[str, ...] = tuple(_REFUSED["prefixes"])
"""How columns of XLSForm begin that put anything at all into the XForm behind it."""


def is_refused(column: str) -> bool:
    """Say whether XLSForm has the column, in a language or not, and this service has not."""
    return column.partition("::")[0] in REFUSED_COLUMNS or column.startswith(REFUSED_PREFIXES)
