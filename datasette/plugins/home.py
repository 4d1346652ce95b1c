"""The home page, the page about the method, and the site's own files."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import yaml
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

METHOD: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent.parent / "method.yaml").read_text(encoding="utf-8")
)


def explain(table: str, column: str) -> Texts | None:
    """Return how a number was made, in each language; the table's own words go first."""
    own: dict[str, Texts] = METHOD["tables"].get(table, {})
    every: dict[str, Texts] = METHOD["columns"]
    return own.get(column) or every.get(column)


async def show_method(datasette: Datasette, request: Request) -> Response:
    """Show how every number was made, table by table."""
    found = await datasette.get_database(DATABASE).execute(NUMERIC)
    tables: dict[str, list[Any]] = {}
    for row in found.rows:
        numbers = tables.setdefault(row["table"], [])
        numbers.append((row["column"], explain(row["table"], row["column"])))
    context = {
        "general": METHOD["general"],
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

FINDINGS = """
    SELECT event, sentence_{language} AS sentence FROM (
        SELECT *, row_number() OVER (PARTITION BY event ORDER BY position) AS place
        FROM findings WHERE kind IN ('summary', 'scale') AND comparison IN ('', 'pre_post')
    ) WHERE place <= 3 ORDER BY event, place
"""


async def show_home(datasette: Datasette, request: Request) -> Response:
    """Show every series, its events, and what was found at each."""
    database = datasette.get_database(DATABASE)

    async def rows(sql: str) -> list[Any]:
        return list((await database.execute(sql)).rows)

    findings: dict[str, list[str]] = {}
    for row in await rows(FINDINGS.format(language=request.scope["language"])):
        findings.setdefault(row["event"], []).append(row["sentence"])
    context = {
        "series": await rows("SELECT * FROM series ORDER BY series"),
        "events": await rows("SELECT * FROM events ORDER BY month DESC, event"),
        "newest": NEWEST,
        "findings": findings,
        "about": {row["key"]: row for row in await rows("SELECT * FROM about")},
    }
    return Response.html(
        await datasette.render_template("home.html", context, request=request, view_name="home")
    )


async def show_icon() -> Response:
    """Show the site's own icon to programs that ask for it at the usual address."""
    return Response(ICON.read_text("utf-8"), content_type="image/svg+xml")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
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
