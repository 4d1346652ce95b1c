"""What each public table and column holds, for pages and for the data package."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils import tilde_encode
from markupsafe import Markup

Json = dict[str, object]
"""What is written as JSON."""

Cell = str | int | float | bytes | None
Row = Mapping[str, Cell]
"""A row of any table by column, as the file that is read has it."""

Texts = dict[str, str]
T = TypeVar("T")

DATABASE = "public"
FOLDER = Path(__file__).parent.parent
LANGUAGES = ("en", "et", "ru")
"""The first is that of the plain `title` and `description`, the others stand behind an @."""

LICENCES = [
    {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0 International",
    }
]
"""Of the package and of every table in it, which may be passed on alone."""

TYPES = {"INTEGER": "integer", "REAL": "number", "TEXT": "string", "BLOB": "string"}
"""A BLOB is a packed text, and packages have it as a file."""
CHOSEN = re.compile(r"CHECK \((\w+) IN \(([^)]+)\)\)")
MONTH = re.compile(r"CHECK \(length\((\w+)\) = 7\)")


class Column(NamedTuple):
    """A column; `place` is its place in the key, 0 if it is none of it."""

    name: str
    type: str
    is_needed: int
    place: int


class Link(NamedTuple):
    """The key of another table in columns of one's own."""

    table: str
    own: list[str]
    others: list[str]


class Table(NamedTuple):
    """A table as the package has it; `files` are the columns whose texts are files of their own."""

    name: str
    sql: str
    columns: list[Column]
    keys: list[str]
    links: list[Link]
    files: frozenset[str]


@dataclass(frozen=True)
class Described:
    """What metadata.yaml says of a table in English."""

    description: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    may_be_empty: frozenset[str] = frozenset()


@dataclass(frozen=True)
class DescribedDatabase:
    """What it says of a database."""

    tables: dict[str, Described]


@dataclass(frozen=True)
class Metadata:
    """What of metadata.yaml is in the package."""

    databases: dict[str, DescribedDatabase]


def _read(name: str, kind: type[T]) -> T:
    return msgspec.yaml.decode((FOLDER / name).read_bytes(), type=kind)


DESCRIBED = _read("metadata.yaml", Metadata).databases[DATABASE].tables
TEXTS = _read("texts.yaml", dict[str, Texts])
DESCRIPTIONS = _read("descriptions.yaml", dict[str, Texts])


@dataclass(frozen=True)
class Event:
    """What the package says of an event."""

    title_et: str
    title_ru: str
    title_en: str
    place_en: str
    month: str


@dataclass(frozen=True)
class Series:
    """What it says of a series."""

    organiser_en: str


@dataclass(frozen=True)
class Edition:
    """What it says of an edition."""

    month: str


@dataclass(frozen=True)
class About:
    """A text of the database about itself."""

    key: str
    text_et: str
    text_ru: str
    text_en: str


@dataclass(frozen=True)
class Told:
    """The rows that the package as a whole is described by."""

    events: list[Event]
    series: list[Series]
    editions: list[Edition]
    about: list[About]


def _translated(key: str, words: Mapping[str, str]) -> dict[str, str]:
    """Return a text in three languages, by the data packages' pattern for languages."""
    return {
        key if code == LANGUAGES[0] else f"{key}@{code}": words[code]
        for code in LANGUAGES
        if code in words
    }


def _described(english: str) -> dict[str, str]:
    return _translated("description", {"en": english, **DESCRIPTIONS.get(english, {})})


def describe(version: str, event: str, rows: Mapping[str, Sequence[Row]]) -> Json:
    """Return what is said of the package as a whole."""
    told = msgspec.convert(rows, Told)
    title = _say("title", told.events[0]) if event else TEXTS["site_line"]
    purpose = next(row for row in told.about if row.key == "purpose")
    makers = list(dict.fromkeys(row.organiser_en for row in told.series))
    return {
        "profile": "tabular-data-package",
        "name": f"tagasiside-{event}" if event else "tagasiside",
        **_translated("title", title),
        **_translated("description", _say("text", purpose)),
        "languages": list(LANGUAGES),
        "version": version,
        "licenses": LICENCES,
        "sources": [
            {
                "title": f"{row.title_en}, {row.place_en}, {row.month}: "
                "questionnaires that its participants answered"
            }
            for row in told.events
        ],
        "contributors": [{"title": name, "role": "publisher"} for name in makers],
        "keywords": ["seminars", "evaluation", "before and after", "safety", "aggregate data"],
        "citation": _cite(title["en"], makers, told.editions, version),
    }


def _say(column: str, row: Event | About) -> Texts:
    return {code: getattr(row, f"{column}_{code}") for code in LANGUAGES}


def _cite(title: str, makers: list[str], editions: list[Edition], version: str) -> str:
    latest = max((row.month for row in editions), default="")
    return (
        f"{', '.join(makers) or 'Tagasiside'} ({latest[:4] or 'n.d.'}). {title} [Data set, "
        f"{len(editions)} editions up to {latest or 'now'}, SHA-256 {version}]. CC BY 4.0."
    )


def describe_table(table: Table, files: dict[str, bytes]) -> Json:
    """Return a table as a resource, with the keys that join it to the other files."""
    path = f"data/{table.name}.csv"
    said = DESCRIBED.get(table.name, Described())
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path,
        **_translated(
            "title", TEXTS.get(f"table_{table.name}", dict.fromkeys(LANGUAGES, table.name))
        ),
        **_described(said.description),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "licenses": LICENCES,
        "bytes": len(files[path]),
        "hash": f"sha256:{hashlib.sha256(files[path]).hexdigest()}",
        "schema": {
            "fields": [_describe_field(table, row, said) for row in table.columns],
            "missingValues": [""],
            "primaryKey": table.keys,
            "foreignKeys": [
                {
                    "fields": link.own,
                    "reference": {"resource": link.table, "fields": link.others},
                }
                for link in table.links
                if f"data/{link.table}.csv" in files
            ],
        },
    }


def _describe_field(table: Table, column: Column, said: Described) -> Json:
    """Return a column's type and constraints, as the database has them."""
    name = column.name
    english = said.columns.get(name, "")
    described: Json = {"name": name, "type": TYPES[column.type], **_described(english)}
    constraints: Json = {}
    # A text that is not there is empty in the database, a number is null.
    if column.is_needed and name not in said.may_be_empty:
        constraints["required"] = True
    chosen = dict(CHOSEN.findall(table.sql)).get(name)
    if chosen == "0, 1":
        described |= {"type": "boolean", "trueValues": ["1"], "falseValues": ["0"]}
    elif chosen:
        names = [each.strip().strip("'") for each in chosen.split(",")]
        constraints["enum"] = [each for each in names if each]
    elif name in MONTH.findall(table.sql):
        described["type"] = "yearmonth"
    elif described["type"] == "integer":
        constraints["minimum"] = 0
    if name in table.files:
        described |= _translated("description", TEXTS["package_file"])
    return {**described, "constraints": constraints} if constraints else described


def write_readme(described: Json) -> str:
    """Return what a person reads first, in each language."""
    parts = []
    for code in LANGUAGES:
        end = "" if code == LANGUAGES[0] else f"@{code}"
        words = {key: described[f"{key}{end}"] for key in ("title", "description")}
        rest = {key: described[key] for key in ("citation", "version")}
        parts.append(TEXTS["package_readme"][code].format(**words, **rest))
    return "\n".join(parts)


NAMES_OF_QUESTIONS = ("question", "outcome", "variable")
"""Columns in which a question is named."""


@hookimpl
def extra_template_vars(datasette: Datasette, database: str, table: str) -> dict[str, object]:
    """Let the table page say where a row's own page is."""

    def row_address(key: str) -> str:
        path = ",".join(tilde_encode(value) for value in key.split(","))
        return str(datasette.urls.row(database, table, path))

    return {"row_address": row_address}


@hookimpl
def render_cell(value: object, column: str, table: str, datasette: Datasette) -> Markup | None:
    """Let the name of a question lead to its page."""
    if not table or column not in NAMES_OF_QUESTIONS or not value:
        return None
    path = datasette.urls.path(f"/question/{value}")
    return Markup('<a href="{}">{}</a>').format(path, value)
