"""What each public table and column holds, for pages and for the data package."""

import hashlib
import re
import sqlite3
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils import tilde_encode
from markupsafe import Markup

Json = dict[str, Any]

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


class Table(NamedTuple):
    """A table as the package has it; `files` are the columns whose texts are files of their own."""

    name: str
    sql: str
    columns: list[sqlite3.Row]
    keys: list[str]
    links: list[Json]
    files: frozenset[str]


def read_words(name: str) -> dict[str, Any]:
    """Return a YAML file of this folder."""
    words: dict[str, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return words


METADATA = read_words("metadata.yaml")
TEXTS = read_words("texts.yaml")
DESCRIPTIONS = read_words("descriptions.yaml")


def _translated(key: str, words: Json) -> Json:
    """Return a text in three languages, by the data packages' pattern for languages."""
    return {
        key if code == LANGUAGES[0] else f"{key}@{code}": words[code]
        for code in LANGUAGES
        if code in words
    }


def _described(english: str) -> Json:
    return _translated("description", {"en": english, **DESCRIPTIONS.get(english, {})})


def describe(version: str, event: str, rows: dict[str, list[Json]]) -> Json:
    """Return what is said of the package as a whole."""
    events, series = rows["events"], rows["series"]
    title = (
        {code: events[0][f"title_{code}"] for code in LANGUAGES} if event else TEXTS["site_line"]
    )
    purpose = next(row for row in rows["about"] if row["key"] == "purpose")
    makers = list(dict.fromkeys(row["organiser_en"] for row in series))
    return {
        "profile": "tabular-data-package",
        "name": f"tagasiside-{event}" if event else "tagasiside",
        **_translated("title", title),
        **_translated("description", {code: purpose[f"text_{code}"] for code in LANGUAGES}),
        "languages": list(LANGUAGES),
        "version": version,
        "licenses": LICENCES,
        "sources": [
            {
                "title": f"{row['title_en']}, {row['place_en']}, {row['month']}: "
                "questionnaires that its participants answered"
            }
            for row in events
        ],
        "contributors": [{"title": name, "role": "publisher"} for name in makers],
        "keywords": ["seminars", "evaluation", "before and after", "safety", "aggregate data"],
        "citation": _cite(title["en"], makers, rows["editions"], version),
    }


def _cite(title: str, makers: list[str], editions: list[Json], version: str) -> str:
    latest = max((row["month"] for row in editions), default="")
    return (
        f"{', '.join(makers) or 'Tagasiside'} ({latest[:4] or 'n.d.'}). {title} [Data set, "
        f"{len(editions)} editions up to {latest or 'now'}, SHA-256 {version}]. CC BY 4.0."
    )


def describe_table(table: Table, files: dict[str, bytes]) -> Json:
    """Return a table as a resource, with the keys that join it to the other files."""
    path = f"data/{table.name}.csv"
    said = METADATA["databases"][DATABASE]["tables"].get(table.name, {})
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path,
        **_translated(
            "title", TEXTS.get(f"table_{table.name}", dict.fromkeys(LANGUAGES, table.name))
        ),
        **_described(said.get("description", "")),
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
                    "fields": link["from"],
                    "reference": {"resource": link["table"], "fields": link["to"]},
                }
                for link in table.links
                if f"data/{link['table']}.csv" in files
            ],
        },
    }


def _describe_field(table: Table, column: sqlite3.Row, said: Json) -> Json:
    """Return a column's type and constraints, as the database has them."""
    name = column["name"]
    english = said.get("columns", {}).get(name, "")
    field: Json = {"name": name, "type": TYPES[column["type"]], **_described(english)}
    constraints: Json = {}
    # A text that is not there is empty in the database, a number is null.
    if column["notnull"] and name not in said.get("may_be_empty", ()):
        constraints["required"] = True
    chosen = dict(CHOSEN.findall(table.sql)).get(name)
    if chosen == "0, 1":
        field |= {"type": "boolean", "trueValues": ["1"], "falseValues": ["0"]}
    elif chosen:
        names = [each.strip().strip("'") for each in chosen.split(",")]
        constraints["enum"] = [each for each in names if each]
    elif name in MONTH.findall(table.sql):
        field["type"] = "yearmonth"
    elif field["type"] == "integer":
        constraints["minimum"] = 0
    if name in table.files:
        field |= _translated("description", TEXTS["package_file"])
    return {**field, "constraints": constraints} if constraints else field


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
def extra_template_vars(datasette: Datasette, database: str, table: str) -> dict[str, Any]:
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
