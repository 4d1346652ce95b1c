"""The whole public database, or one event of it, as a Frictionless data package in a zip file.

It is made of the served file alone: a CSV file per table, drawings and earlier editions as files,
and `datapackage.json`, which says what every column means, in what unit, and how tables join.
"""

import asyncio
import csv
import gzip
import hashlib
import json
import os
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from datasette import NotFound, Response, hookimpl
from datasette.app import Datasette
from datasette.plugins import pm as plugin_manager
from datasette.utils.asgi import Request

if TYPE_CHECKING:
    import tables as schema
else:

    class _Schema:
        """The plugin that describes tables; plugins cannot import one another."""

        def __getattr__(self, name: str) -> object:
            return getattr(plugin_manager.get_plugin("tables.py"), name)

    schema = _Schema()

State = tuple[int, int, int]

DATABASE = "public"
FILES = {
    ("charts", "svg"): "charts/{event}/{part}/{chart}.{language}.svg",
    ("trend_charts", "svg"): "charts/{series}/{scale}-{wording}.{language}.svg",
    ("editions_whole", "document"): "editions/{event}/{number}.json",
}
"""Columns whose texts are files of their own; the table has the file's name in their place."""

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A text that begins so is a formula to a spreadsheet, so an apostrophe goes before it."""

DAWN = (1980, 1, 1, 0, 0, 0)
KEPT = 8
"""So many packages of the served file are kept in memory; an event's is some 300 kB."""

# One at a time and in a thread of its own: other requests go on meanwhile.
_maker = ThreadPoolExecutor(1, "data-package")
_made: dict[tuple[str, State, str], tuple[str, bytes]] = {}


def write_package(path: str, event: str = "") -> tuple[str, bytes]:
    """Return the version of a database file and the package of it, or of one event in it.

    The same file gives the same bytes, because nothing else goes into them.

    Raises:
        LookupError: there is no such event.
    """
    version, connection = _open(path)
    with closing(connection):
        tables = [_look_at_table(connection, name) for name in _list_tables(connection)]
        rows = {
            table.name: _read_rows(connection, table, event)
            for table in tables
            if len(table.columns) > len(table.keys)
        }
    if event and not rows["events"]:
        raise LookupError(event)
    tables = [table for table in tables if table.name in rows]
    files = {
        name: content for table in tables for name, content in _write_table(table, rows[table.name])
    }
    described = schema.describe(version, event, rows)
    described["resources"] = [schema.describe_table(table, files) for table in tables]
    files["datapackage.json"] = json.dumps(described, ensure_ascii=False, indent=2).encode()
    files["README.md"] = schema.write_readme(described).encode()
    return version, _pack(files)


def look_at(path: str) -> State:
    """Return what tells one state of a file from another."""
    status = os.stat(path)  # noqa: PTH116 called at every request
    return status.st_ino, status.st_mtime_ns, status.st_size


def _open(path: str) -> tuple[str, sqlite3.Connection]:
    """Return the file's SHA-256 and a connection to it, both of one and the same state."""
    while True:
        state = look_at(path)
        connection = sqlite3.connect(f"{Path(path).resolve().as_uri()}?immutable=1", uri=True)
        connection.row_factory = sqlite3.Row
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with open(path, "rb") as file:  # noqa: PTH123 the path is a text
            version = hashlib.file_digest(file, "sha256").hexdigest()
        if look_at(path) == state:
            return version, connection
        connection.close()


def _list_tables(connection: sqlite3.Connection) -> list[str]:
    """Return the tables in the order in which metadata.yaml describes them, then any other."""
    there = [
        row["name"]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
    ]
    described = list(schema.DESCRIBED)
    known = [name for name in described if name in there]
    return known + sorted(set(there) - set(known))


def _look_at_table(connection: sqlite3.Connection, name: str) -> "schema.Table":
    """Return the schema of a table."""
    [sql] = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()
    found = connection.execute('SELECT name, type, "notnull", pk FROM pragma_table_info(?)', [name])
    columns = [schema.Column(*row) for row in found]
    keys = [each.name for each in sorted(columns, key=lambda each: each.place) if each.place]
    links: dict[int, schema.Link] = {}
    for at, table, own, other in connection.execute(
        'SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?)', [name]
    ):
        link = links.setdefault(at, schema.Link(table, [], []))
        link.own.append(own)
        link.others.append(other)
    files = frozenset(column for table, column in FILES if table == name)
    return schema.Table(name, sql, columns, keys, [links[at] for at in sorted(links)], files)


def _read_rows(
    connection: sqlite3.Connection, table: "schema.Table", event: str
) -> "list[schema.Row]":
    """Return the rows in the order of their key; those of one event if it is named."""
    names = [each.name for each in table.columns]
    found = connection.execute(
        f"SELECT {', '.join(names)} FROM {table.name} WHERE {_choose(names)}"  # noqa: S608 of the schema
        f" ORDER BY {', '.join(table.keys)}",
        {"event": event},
    )
    return [dict(row) for row in found]


def _choose(columns: list[str]) -> str:
    """Return the condition that a row belongs to the event that is asked for, if one is."""
    if "event" in columns:
        return ":event IN ('', event)"
    if "series" in columns:
        return ":event = '' OR series IN (SELECT series FROM events WHERE event = :event)"
    return ":event IS NOT NULL"


def _write_table(table: "schema.Table", rows: "list[schema.Row]") -> Iterator[tuple[str, bytes]]:
    """Yield a table's file, and before it the files that its rows name in place of long texts."""
    named: list[schema.Row] = []
    for row in rows:
        paths = {column: FILES[table.name, column].format(**row) for column in table.files}
        for column, path in paths.items():
            yield path, _unpack(row[column])
        named.append({**row, **paths})
    yield f"data/{table.name}.csv", _write_csv([each.name for each in table.columns], named)


def _unpack(cell: "schema.Cell") -> bytes:
    return gzip.decompress(cell) if isinstance(cell, bytes) else str(cell).encode()


def _write_csv(columns: list[str], rows: "list[schema.Row]") -> bytes:
    """Return UTF-8 without a byte order mark, lines and quotes as in RFC 4180."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_disarm(row[column]) for column in columns] for row in rows)
    return text.getvalue().encode()


def _disarm(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RUNS) else cell


def _pack(files: dict[str, bytes]) -> bytes:
    """Return a zip file without a time, its description first."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files, key=lambda name: ("/" in name, name != "datapackage.json", name)):
            entry = ZipInfo(name, DAWN)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same on every system
            archive.writestr(entry, files[name], ZIP_DEFLATED)
    return packed.getvalue()


def make_package(path: str, event: str) -> tuple[str, bytes]:
    """Return a package, made once for each state of the file."""
    state = look_at(path)
    for key in [key for key in _made if key[0] == path and key[1] != state]:
        del _made[key]
    key = path, state, event
    if key not in _made:
        package = write_package(path, event)
        while len(_made) >= KEPT:
            del _made[next(iter(_made))]
        _made[key] = package
    return _made[key]


async def send_package(datasette: Datasette, request: Request) -> Response:
    """Send the package of everything or of one event; 304 to a client that has it."""
    event = request.url_vars.get("event", "")
    database = datasette.get_database(DATABASE)
    if event and not (await database.execute("SELECT 1 FROM events WHERE event = ?", [event])).rows:
        message = f"no event {event}"
        raise NotFound(message)
    version, package = await asyncio.get_running_loop().run_in_executor(
        _maker, make_package, database.path, event
    )
    name = "-".join(part for part in ("tagasiside", event, version[:12]) if part)
    etag = f'"{version}"'
    headers = {
        "content-disposition": f'attachment; filename="{name}.zip"',
        "etag": etag,
        "access-control-allow-origin": "*",
    }
    if etag in request.headers.get("if-none-match", ""):
        return Response(b"", status=304, headers=headers)
    return Response(package, content_type="application/zip", headers=headers)


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Put the packages beside the pages they are about."""
    return [
        (r"/data-package\.zip$", send_package),
        (r"/event/(?P<event>[\w-]+)/data-package\.zip$", send_package),
    ]
