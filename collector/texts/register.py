"""What the private database and the files beside it hold, whose it is, and which rule ends it.

/stored and every document of data protection are made of this one description.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from collector.texts.catalogue import Phrases, read_texts
from collector.texts.languages import Translated

_DESCRIPTION = "database"
RULES = tuple(key.partition(".")[0] for key in Phrases("retention") if key.endswith(".time"))
"""The rules by which something is kept or destroyed."""


@dataclass(frozen=True)
class Column:
    """A column of a table, or a pattern of files, and the rule that says how long it is kept."""

    name: str
    rule: str
    meaning: Translated
    example: str


@dataclass(frozen=True)
class Table:
    """A table, and whether it is about participants, staff or nobody."""

    name: str
    whose: str
    title: Translated
    why: Translated
    columns: tuple[Column, ...]


@cache
def list_tables() -> tuple[Table, ...]:
    """Return every table of the private database."""
    texts, found = Phrases(_DESCRIPTION), []
    for key in texts:
        whose, name, *rest = key.split(".")
        if rest == ["title"]:
            start = f"{whose}.{name}."
            columns = tuple(_list_columns(start))
            found.append(Table(name, whose, texts[key], texts[f"{start}why"], columns))
    return tuple(found)


def list_files() -> tuple[Column, ...]:
    """Return the patterns of the files that a data directory may hold."""
    return tuple(_list_columns("files."))


def _list_columns(start: str) -> Iterator[Column]:
    texts, entries = Phrases(_DESCRIPTION), read_texts(_DESCRIPTION)
    for key in texts:
        rule, _, name = key.removeprefix(start).partition(".")
        if key.startswith(start) and name:
            yield Column(name, rule, texts[key], str(entries[key].get("example", "")))
