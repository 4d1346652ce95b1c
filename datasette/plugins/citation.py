"""How to cite an edition, and the feed of editions."""

import asyncio
import gzip
import re
import sqlite3
import uuid
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

from datasette import NotFound, Response, hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request

DATABASE = "public"

EDITIONS = """
    SELECT editions.*, events.title_et, events.title_ru, events.title_en, events.simulated,
        events.month AS event_month, series.organiser_et, series.organiser_ru, series.organiser_en,
        editions.number = (
            SELECT max(number) FROM editions AS other WHERE other.event = editions.event
        ) AS is_latest
    FROM editions JOIN events USING (event) JOIN series USING (series)
"""

_SPECIAL = re.compile(r"([&%$#_{}])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


async def list_editions(datasette: Datasette, rest: str, *values: object) -> list[sqlite3.Row]:
    """Return editions with what a citation says of them."""
    results = await datasette.get_database(DATABASE).execute(f"{EDITIONS} {rest}", values)
    return list(results.rows)


async def show_citations(datasette: Datasette, request: Request) -> Response:
    """Show how to cite the whole database and each event."""
    database = datasette.get_database(DATABASE)
    version = await asyncio.get_running_loop().run_in_executor(None, lambda: database.hash)
    context = {
        "version": version,
        "editions": await list_editions(
            datasette, "ORDER BY editions.month DESC, event, number DESC"
        ),
    }
    page = await datasette.render_template("cite.html", context, request, view_name="cite")
    return Response.html(page)


async def show_edition(datasette: Datasette, request: Request) -> Response:
    """Show one edition: when, what was new, how to get it, to check it and to cite it."""
    edition = await _get_edition(datasette, request)
    others = await list_editions(
        datasette, "WHERE editions.event = ? ORDER BY number DESC", edition["event"]
    )
    context = {"edition": edition, "editions": others}
    page = await datasette.render_template("edition.html", context, request, view_name="edition")
    return Response.html(page)


async def send_edition(datasette: Datasette, request: Request) -> Response:
    """Send one edition whole, byte for byte as its hash was made."""
    edition = await _get_edition(datasette, request)
    document = await asyncio.get_running_loop().run_in_executor(
        None, _read_whole, datasette.get_database(DATABASE).path, edition
    )
    headers = {
        "access-control-allow-origin": "*",
        "etag": f'"{edition["content_hash"]}"',
        "content-disposition": f'inline; filename="{edition["event"]}-{edition["number"]}.json"',
    }
    return Response(document, content_type="application/json; charset=utf-8", headers=headers)


async def _get_edition(datasette: Datasette, request: Request) -> sqlite3.Row:
    found = await list_editions(
        datasette,
        "WHERE editions.event = ? AND number = CAST(? AS INTEGER)",
        request.url_vars["event"],
        request.url_vars["number"],
    )
    if not found:
        message = "no such edition"
        raise NotFound(message)
    return found[0]


def _read_whole(path: str, edition: sqlite3.Row) -> bytes:
    """Return an edition's text; the connections that queries use refuse texts so long."""
    address = f"{Path(path).resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        found = connection.execute(
            "SELECT document FROM editions_whole WHERE event = ? AND number = ?",
            [edition["event"], edition["number"]],
        ).fetchone()
    if found is None:
        message = "the edition is not in the file"
        raise NotFound(message)
    return gzip.decompress(found[0])


def write_bibtex(key: str, fields: dict[str, str]) -> str:
    """Return an entry for BibTeX and for what reads its files."""
    lines = [f"  {name} = {{{_escape(name, value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _escape(name: str, value: str) -> str:
    if name == "url":
        return value
    escaped = _SPECIAL.sub(r"\\\1", value.replace("\\", "/"))
    # Else "Safety Council of Ida-Virumaa" would become a person with that last name.
    return f"{{{escaped}}}" if name in {"author", "title"} else escaped


def cite_in_bibtex(edition: sqlite3.Row, language: str, address: str) -> str:
    """Return the entry of one edition."""
    year, _, month = edition["month"].partition("-")
    return write_bibtex(
        f"{edition['event']}-{edition['number']}",
        {
            "author": edition[f"organiser_{language}"],
            "title": edition[f"title_{language}"],
            "year": year,
            "month": _MONTHS[int(month) - 1],
            "edition": str(edition["number"]),
            "url": address,
            "note": f"Data set. CC BY 4.0. SHA-256 {edition['content_hash']}",
        },
    )


@hookimpl
def extra_template_vars(datasette: Datasette) -> dict[str, object]:
    """Let any page cite."""

    async def find_editions(event: str) -> list[sqlite3.Row]:
        return await list_editions(
            datasette, "WHERE editions.event = ? ORDER BY number DESC", event
        )

    return {
        "find_editions": find_editions,
        "cite_in_bibtex": cite_in_bibtex,
        "write_bibtex": write_bibtex,
    }


@hookimpl(tryfirst=True)
def render_cell(row: sqlite3.Row, column: str, table: str, datasette: Datasette) -> str | None:
    """Say where the whole text of an edition is."""
    if (table, column) != ("editions_whole", "document"):
        return None
    event = row["event"]
    slug = event["value"] if isinstance(event, dict) else event
    number = row["number"]
    plain = number["value"] if isinstance(number, dict) else number
    return str(datasette.urls.path(f"/event/{slug}/edition/{plain}.json"))


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
    named = [{**dict(row), "id": uuid.uuid5(SPACE, row["content_hash"]).urn} for row in editions]
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


async def _rows(datasette: Datasette, sql: str) -> list[sqlite3.Row]:
    results = await datasette.get_database(DATABASE).execute(sql)
    return list(results.rows)


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Give citations, editions and what machines look for their addresses."""
    edition = r"/event/(?P<event>[\w-]+)/edition/(?P<number>[1-9]\d{0,5})"
    return [
        (r"/cite$", show_citations),
        (rf"{edition}$", show_edition),
        (rf"{edition}\.json$", send_edition),
        (r"/editions\.atom$", send_feed),
        (r"/sitemap\.xml$", send_map),
        (r"/robots\.txt$", send_robots),
    ]
