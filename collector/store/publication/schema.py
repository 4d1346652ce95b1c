"""The schema of the public database, made from the definitions of its rows."""

import textwrap
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Literal, get_args, get_origin, get_type_hints

from collector.core.rows.columns import OneOf, PublicRow, Sql, list_columns
from collector.core.rows.tables import PUBLIC_ROWS, PUBLIC_TABLES
from collector.texts.languages import LANGUAGES

WIDEST = 100
"""A line of the schema is at most so long, because readers see it."""

TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", bytes: "BLOB"}

VIEWS = Path(__file__).with_name("views.sql").read_text("utf-8")
"""Pictures would be half of the file; the public site draws one when it is asked for."""


def write_table(row: type[PublicRow]) -> str:
    """Return the statements that make a table and its indexes.

    It is WITHOUT ROWID, so that no hidden number tells the order of anything.
    """
    table = row.table
    lines = [*_write_columns(row)]
    if len(table.key) > 1:
        lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    for named in table.foreign:
        other, _, column = named.partition(".")
        leads_to = PUBLIC_TABLES[other].table.key
        key = f"FOREIGN KEY ({', '.join((*leads_to[:-1], column or leads_to[-1]))})"
        leads = f"REFERENCES {other} ({', '.join(leads_to)})"
        fits = len(f"     {key} {leads},") <= WIDEST
        lines.append(f"{key} {leads}" if fits else f"{key}\n        {leads}")
    body = ",\n    ".join(lines)
    indexes = (
        f"CREATE INDEX {table.name}_by_{index[0]} ON {table.name} ({', '.join(index)});\n"
        for index in table.indexes
    )
    made = f"CREATE TABLE {table.name} (\n    {body}\n) STRICT, WITHOUT ROWID;\n"
    return made + "".join(indexes)


def _write_columns(row: type[PublicRow]) -> Iterator[str]:
    """Yield the columns, a line each, but those of one text in three languages together."""
    hints = get_type_hints(row, include_extras=True)
    texts: list[str] = []
    for field in list_columns(row):
        column = _write_column(field.name, hints[field.name], is_key=row.table.key == (field.name,))
        if field.name.endswith(tuple(f"_{language}" for language in LANGUAGES)):
            texts.append(column)
            if len(texts) == len(LANGUAGES):
                yield ", ".join(texts)
                texts.clear()
        else:
            yield column


def _write_column(name: str, hint: object, *, is_key: bool) -> str:
    hint, *said = get_args(hint) if hasattr(hint, "__metadata__") else (hint,)
    given = get_args(hint) if get_origin(hint) is UnionType else (hint,)
    python = given[0]
    words = [name]
    if python is bool:
        said, python = [OneOf((0, 1))], int
    if get_origin(python) is Literal:
        said, python = [OneOf(get_args(python))], str
    elif issubclass(python, StrEnum):
        said, python = [OneOf(tuple(each.value for each in python))], str
    words.append(TYPES[python])
    words += ["PRIMARY KEY"] if is_key else [] if type(None) in given else ["NOT NULL"]
    words += [each.text.format(name=name) for each in said if isinstance(each, Sql)]
    words += [_write_check(name, each) for each in said if isinstance(each, OneOf)]
    return " ".join(words)


def _write_check(name: str, allowed: OneOf) -> str:
    listed = ", ".join(
        str(each) if isinstance(each, int) else f"'{each}'" for each in allowed.values
    )
    if len(listed) > WIDEST - len("    language TEXT NOT NULL CHECK (language IN ()),"):
        wrapped = textwrap.fill(listed, WIDEST, initial_indent=" " * 8, subsequent_indent=" " * 8)
        listed = f"\n{wrapped}\n    "
    return f"CHECK ({name} IN ({listed}))"


SCHEMA = "".join(map(write_table, PUBLIC_ROWS)) + VIEWS
