"""Write what the public tables and their columns hold into the files of the public site.

`python -m tests.documents.described_tables` makes the tables of `datasette/metadata.yaml` and the
file `datasette/descriptions.yaml` of the rows and their words, and `datasette/sources.yaml` of the
rows that charts are drawn from. Facets and sizes stay as they are.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import yaml

from collector.core.publication.editions import PART_COLUMNS
from collector.core.rows.columns import MayBeEmpty, OneOf, PublicRow
from collector.core.rows.tables import PUBLIC_TABLES
from collector.formats.plots import report_charts
from collector.store.publication.schema import SCHEMA
from collector.texts.catalogue import Phrases
from collector.texts.languages import LANGUAGES, Translated

FOLDER = Path(__file__).parents[2] / "datasette"
METADATA, DESCRIPTIONS = FOLDER / "metadata.yaml", FOLDER / "descriptions.yaml"
SOURCES = FOLDER / "sources.yaml"
BEGIN = (
    "    # From here on made by `make descriptions`; only facets and sizes are written by hand.\n"
)
HEAD = (
    "# Made by `make descriptions`: what tables and columns hold, in Estonian and Russian, by the\n"
    "# English of metadata.yaml.\n"
)

HEAD_OF_SOURCES = (
    "# Made by `make descriptions`: the tables that each kind of chart is drawn from, with how to\n"
    "# filter their rows. plugins/charts.py says what stands in braces.\n"
)

WORDS = Phrases("tables")
TEXTS_IN = {f"_{code}": WORDS[f"languages.in_{code}"] for code in LANGUAGES}
PUBLISHED = Phrases("tables", "published")


def main() -> None:
    """Write the files."""
    METADATA.write_text(with_tables(METADATA.read_text("utf-8")), "utf-8")
    DESCRIPTIONS.write_text(write_descriptions(), "utf-8")
    SOURCES.write_text(write_sources(), "utf-8")


@cache
def list_columns() -> dict[str, list[str]]:
    """Return the columns of every public table and view, in the order in which they are made."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA)
        made = connection.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY rowid"
        )
        return {
            name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            for (name,) in made.fetchall()
        }


def find_key(table: str, column: str) -> str:
    """Return the key of the words of a column: its table's own, or those of several tables.

    Raises:
        LookupError: nothing says what it holds.
    """
    name = f"{column[:-3]}_language" if column[-3:] in TEXTS_IN else column
    keys = (f"{group}.{name}" for group in (table, "columns"))
    found = next((key for key in keys if key in WORDS), None)
    if found is None:
        message = f"collector/texts/phrases/tables.yaml does not say what {table}.{column} holds"
        raise LookupError(message)
    return found


def describe(table: str, column: str) -> Translated:
    """Return what a public column holds."""
    language = TEXTS_IN.get(column[-3:], "")
    return WORDS[find_key(table, column)].fill(**PUBLISHED, language=language)


def describe_unprotected(table: str, column: str) -> str:
    """Return in English what a report, which is not for publication, has in the same field."""
    return WORDS[find_key(table, column)].en.format(**dict.fromkeys(PUBLISHED, ""))


def with_tables(metadata: str) -> str:
    """Return the site's metadata with the tables of today in place of its own."""
    by_hand, _, _ = metadata.partition(BEGIN)
    before = yaml.safe_load(metadata)["databases"]["public"]["tables"]
    lines = [
        line
        for table, columns in list_columns().items()
        for line in _write_table(table, columns, before.get(table, {}))
    ]
    return f"{by_hand}{BEGIN}    tables:\n" + "".join(f"      {line}\n" for line in lines)


def _write_table(table: str, columns: list[str], before: Mapping[str, Any]) -> Iterator[str]:
    yield f"{table}:"
    yield "  license: *name"
    yield "  license_url: *url"
    yield f"  description: {_write_scalar(WORDS[f'tables.{table}'].en)}"
    if optional := _list_optional(table):
        yield f"  may_be_empty: [{', '.join(optional)}]"
    if "size" in before:
        yield f"  size: {before['size']}"
    if "facets" in before:
        yield f"  facets: [{', '.join(before['facets'])}]"
    yield "  columns:"
    yield from (f"    {each}: {_write_scalar(describe(table, each).en)}" for each in columns)


def _list_optional(table: str) -> list[str]:
    """Return the texts of a table that may be empty."""
    hints = get_type_hints(PUBLIC_TABLES.get(table, object), include_extras=True)
    said = {name: getattr(hint, "__metadata__", ()) for name, hint in hints.items()}
    named = {name for name, all_said in said.items() if any(map(_allows_none, all_said))}
    return [name for name in list_columns()[table] if name in named]


def _allows_none(said: object) -> bool:
    return isinstance(said, MayBeEmpty) or (isinstance(said, OneOf) and "" in said.values)


def _write_scalar(text: str) -> str:
    return text if yaml.safe_load(f"a: {text}") == {"a": text} else _quote(text)


def write_descriptions() -> str:
    """Return the words of tables and columns in Estonian and Russian, by the English ones."""
    made = list_columns()
    said = [WORDS[f"tables.{table}"] for table in made]
    said += [describe(table, each) for table, columns in made.items() for each in columns]
    return HEAD + "".join(
        f"{_quote(each.en)}:\n  et: {_quote(each.et)}\n  ru: {_quote(each.ru)}\n"
        for each in {each.en: each for each in said}.values()
    )


def write_sources() -> str:
    """Return the tables that each kind of chart is drawn from, with how to filter their rows."""
    sources = {
        chart: {row.table.name: _filter_rows(row, values) for row, values in rows.items()}
        for chart, rows in report_charts.SOURCES.items()
    }
    return HEAD_OF_SOURCES + yaml.safe_dump(sources, sort_keys=False)


def _filter_rows(row: type[PublicRow], values: Mapping[str, str]) -> dict[str, str]:
    """Return the values of a chart's rows; those of its part, unless the part's column has some."""
    columns = {name.removesuffix("__in") for name in values}
    if unknown := columns - {each.name for each in fields(row)}:
        message = f"a chart is drawn from columns that {row.table.name} has not: {sorted(unknown)}"
        raise LookupError(message)
    about = PART_COLUMNS[row.table.name]
    part = {} if about in columns else {about: "{part}"}
    return {**part, **values}


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    main()
