"""The feed of editions, the map for search engines, and robots.txt. Dates are months."""

import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import Response, hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request

Row = dict[str, Any]

DATABASE = "public"

PATHS = """
    SELECT '/event/' || event AS path FROM events
    UNION SELECT '/event/' || event || '/edition/' || number FROM editions
    UNION SELECT '/question/' || question FROM questions
    UNION SELECT '/series/' || series FROM series
    UNION SELECT '/trend/' || series || '/' || scale FROM trends
    ORDER BY path
"""
"""Pages of which there are as many as the data has things to tell of."""

SPACE = uuid.UUID("0c4d0a2e-6d0e-5d43-9b1f-7a52d1f6a9c3")
"""The names of editions are made within it (RFC 9562, version 5); it never changes."""


async def send_feed(datasette: Datasette, request: Request) -> Response:
    """Send every edition, the latest first, as an Atom feed (RFC 4287)."""
    editions = await _rows(
        datasette,
        "SELECT editions.*, events.title_et, events.title_ru, events.title_en, events.simulated,"
        " series.organiser_et, series.organiser_ru, series.organiser_en"
        " FROM editions JOIN events USING (event) JOIN series USING (series)"
        " ORDER BY editions.month DESC, event, number DESC",
    )
    named = [{**row, "id": uuid.uuid5(SPACE, row["content_hash"]).urn} for row in editions]
    text = await datasette.render_template("editions.xml", {"editions": named}, request)
    headers = {"access-control-allow-origin": "*"}
    return Response(text, headers=headers, content_type="application/atom+xml; charset=utf-8")


async def send_map(datasette: Datasette, request: Request) -> Response:
    """Send the addresses of all pages that are worth finding, in each language."""
    database = datasette.get_database(DATABASE)
    queries = datasette.metadata("queries", database=DATABASE) or {}
    names = [*await database.table_names(), *await database.view_names(), *queries]
    paths = ["/", "/cite", "/method", "/public"]
    paths += [row["path"] for row in await _rows(datasette, PATHS)]
    paths += [f"/public/{name}" for name in names]
    text = await datasette.render_template("sitemap.xml", {"paths": paths}, request)
    return Response(text, content_type="application/xml; charset=utf-8")


async def send_robots(datasette: Datasette, request: Request) -> Response:
    """Keep search engines from walking through every filter of every table."""
    text = await datasette.render_template("robots.txt", {}, request)
    return Response.text(text)


async def _rows(datasette: Datasette, sql: str) -> list[Row]:
    results = await datasette.get_database(DATABASE).execute(sql)
    return [dict(row) for row in results.rows]


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Give them the addresses at which machines look."""
    return [
        (r"/editions\.atom$", send_feed),
        (r"/sitemap\.xml$", send_map),
        (r"/robots\.txt$", send_robots),
    ]
