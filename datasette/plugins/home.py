"""The home page, the page about the method, and the site's own files."""

import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec
from datasette import Response, hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request, asgi_static

DATABASE = "public"

NUMERIC = """
    SELECT entries.name AS "table", columns.name AS column
    FROM sqlite_master AS entries JOIN pragma_table_info(entries.name) AS columns
    WHERE entries.type IN ('table', 'view') AND columns.type IN ('INTEGER', 'REAL')
    ORDER BY entries.type, entries.rowid, columns.cid
"""

Texts = dict[str, str]


@dataclass(frozen=True)
class Method:
    """How every number was made: in general, and by column, of any table or of one."""

    general: list[dict[str, Texts]]
    columns: dict[str, Texts]
    tables: dict[str, dict[str, Texts]]


METHOD = msgspec.yaml.decode(
    (Path(__file__).parent.parent / "method.yaml").read_bytes(), type=Method
)


def explain(table: str, column: str) -> Texts | None:
    """Return how a number was made, in each language; the table's own words go first."""
    return METHOD.tables.get(table, {}).get(column) or METHOD.columns.get(column)


async def show_method(datasette: Datasette, request: Request) -> Response:
    """Show how every number was made, table by table."""
    found = await datasette.get_database(DATABASE).execute(NUMERIC)
    tables: dict[str, list[tuple[str, Texts | None]]] = {}
    for table, column in found.rows:
        tables.setdefault(table, []).append((column, explain(table, column)))
    context = {
        "general": METHOD.general,
        "numbers": tables,
        "asked": request.args.get("table"),
        "described_tables": datasette.metadata("tables", database=DATABASE) or {},
    }
    page = await datasette.render_template("method.html", context, request=request)
    return Response.html(page)


STATIC = Path(__file__).parent.parent / "static"

ICON = STATIC / "icon.svg"

NEWEST = 3
"""So many events of a series show findings and a chart; of the others only the title is listed."""

SERIES = "SELECT series, title_{language}, organiser_{language} FROM series ORDER BY series"
EVENTS = """
    SELECT event, series, month, title_{language}, place_{language}, simulated
    FROM events ORDER BY month DESC, event
"""
ABOUT = "SELECT key, text_{language} FROM about"
FINDINGS = """
    SELECT event, sentence_{language} FROM (
        SELECT *, row_number() OVER (PARTITION BY event ORDER BY position) AS place
        FROM findings WHERE kind IN ('summary', 'scale') AND comparison IN ('', 'pre_post')
    ) WHERE place <= 3 ORDER BY event, place
"""


class Series(NamedTuple):
    """A series in the reader's language."""

    series: str
    title: str
    organiser: str


class Event(NamedTuple):
    """An event in the reader's language."""

    event: str
    series: str
    month: str
    title: str
    place: str
    simulated: int


async def show_home(datasette: Datasette, request: Request) -> Response:
    """Show every series, its events, and what was found at each."""
    database = datasette.get_database(DATABASE)

    async def rows(sql: str) -> list[sqlite3.Row]:
        found = await database.execute(sql.format(language=request.scope["language"]))
        return list(found.rows)

    findings: dict[str, list[str]] = {}
    for event, sentence in await rows(FINDINGS):
        findings.setdefault(event, []).append(sentence)
    context = {
        "series": [Series(*row) for row in await rows(SERIES)],
        "events": [Event(*row) for row in await rows(EVENTS)],
        "newest": NEWEST,
        "findings": findings,
        "about": {row[0]: row[1] for row in await rows(ABOUT)},
    }
    return Response.html(
        await datasette.render_template("home.html", context, request=request, view_name="home")
    )


async def show_icon() -> Response:
    """Show the site's own icon to programs that ask for it at the usual address."""
    return Response(ICON.read_text("utf-8"), content_type="image/svg+xml")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Put our home before Datasette's, and serve the files beside the pages.

    Datasette mounts the folder only if it is told where; pages are to look right in any case.
    """
    static = asgi_static(STATIC)
    return [
        (r"/static/(?P<path>.*)$", static),
        (r"/favicon\.ico$", show_icon),
        (r"/$", show_home),
        (r"/method$", show_method),
    ]
