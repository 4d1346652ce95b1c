"""The pages of our own: home, an event, a chart as a file, and errors in the reader's language.

They read the public database alone, by its tables; words and layout are in `templates/`.
"""

import re
import sqlite3
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from datasette import NotFound, Response, hookimpl
from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.plugins import pm as plugin_manager
from datasette.utils import tilde_encode
from datasette.utils.asgi import Base400, Request, asgi_static
from datasette.views.base import DatasetteError
from markupsafe import Markup

Row = dict[str, Any]

DATABASE = "public"

PARTS = ("", "pre_post", "pre_followup", "post_followup", "pre", "post", "followup")
"""Comparisons and waves in the order in which an event page shows them; "" is the summary."""

_CODED = """
(
    SELECT event, question, risk, n,
        sum(CASE stage WHEN 'prevention' THEN count END) AS prevention,
        sum(CASE stage WHEN 'response' THEN count END) AS response,
        sum(CASE stage WHEN 'elimination' THEN count END) AS elimination,
        sum(CASE stage WHEN '' THEN count END) AS none
    FROM coded_texts WHERE event = :slug GROUP BY question, risk
) ORDER BY question, risk = 'other', n DESC, risk
"""
"""How many texts are about each risk, a column for each stage."""

_RISKS = "choices WHERE event = :slug AND question = 'top_risks'"

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)

DEFAULT_EXPLANATION = "datasette.handle_exception"

WRONG_ADDRESS = (AssertionError, KeyError, ValueError, QueryInterrupted, sqlite3.Error)
"""What Datasette raises for parameters that it did not expect, or that ask too much."""

SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


async def _rows(datasette: Datasette, sql: str, **values: object) -> list[Row]:
    results = await datasette.get_database(DATABASE).execute(sql, values)
    return [dict(row) for row in results.rows]


async def _about(datasette: Datasette) -> dict[str, Row]:
    return {row["key"]: row for row in await _rows(datasette, "SELECT * FROM about")}


async def show_home(datasette: Datasette, request: Request) -> Response:
    """Show every series, its events, and what was found at each."""
    findings: dict[str, list[Row]] = {}
    for finding in await _rows(
        datasette,
        "SELECT * FROM findings WHERE kind <> 'item' AND comparison IN ('', 'pre_post')"
        " ORDER BY event, position",
    ):
        findings.setdefault(finding["event"], []).append(finding)
    charts = await _rows(
        datasette,
        "SELECT event, svg FROM charts WHERE language = :language"
        " AND part = 'pre_post' AND chart = 'change_overview'",
        language=request.scope["language"],
    )
    context = {
        "series": await _rows(datasette, "SELECT * FROM series ORDER BY series"),
        "events": await _rows(datasette, "SELECT * FROM events ORDER BY month DESC, event"),
        "findings": findings,
        "charts": {row["event"]: _drawn(row) for row in charts},
        "about": await _about(datasette),
    }
    return Response.html(
        await datasette.render_template("home.html", context, request=request, view_name="home")
    )


async def show_event(datasette: Datasette, request: Request) -> Response:
    """Show one event: findings and charts first, what was withheld, and the way to the tables."""
    slug, language = request.url_vars["event"], request.scope["language"]
    events = await _rows(datasette, "SELECT * FROM events WHERE event = :slug", slug=slug)
    if not events:
        message = f"no event {slug}"
        raise NotFound(message)
    charts = await _rows(
        datasette,
        "SELECT * FROM charts WHERE event = :slug AND language = :language ORDER BY position",
        slug=slug,
        language=language,
    )

    async def of_event(rest: str) -> list[Row]:
        return await _rows(datasette, f"SELECT * FROM {rest}", slug=slug)  # noqa: S608 constants

    wording = await of_event("questions WHERE event = :slug")
    context = {
        "event": events[0],
        "parts": PARTS,
        "labels": {row["question"]: row[f"text_{language}"] for row in wording},
        "charts": [_drawn(chart) for chart in charts],
        "findings": await of_event("findings WHERE event = :slug ORDER BY position"),
        "changes": await of_event(
            "changes LEFT JOIN (SELECT event, comparison, kind, name, position FROM findings)"
            " USING (event, comparison, kind, name) WHERE event = :slug ORDER BY position"
        ),
        "coded": await of_event(_CODED),
        "risks": {row["choice"]: row[f"text_{language}"] for row in await of_event(_RISKS)},
        "proposals": await of_event("proposals WHERE event = :slug ORDER BY position"),
        "pooled": await of_event("pooled WHERE event = :slug ORDER BY month, pooled_event"),
        "waves": await of_event("waves WHERE event = :slug ORDER BY position"),
        "withheld": await of_event("withheld WHERE event = :slug ORDER BY rule, part, kind, name"),
        "editions": await of_event("editions WHERE event = :slug ORDER BY number DESC"),
        "about": await _about(datasette),
    }
    return Response.html(
        await datasette.render_template("event.html", context, request=request, view_name="event")
    )


def _drawn(chart: Row) -> Row:
    """Return a chart whose drawing is put into the page as it is, but for its own style element.

    The service drew it, and the policy in `walls` forbids any script; the page has the colours.
    """
    return {**chart, "svg": Markup(_STYLE.sub("", chart["svg"]))}  # noqa: S704 drawn by us


async def send_chart(datasette: Datasette, request: Request) -> Response:
    """Send one chart as an SVG file."""
    charts = await _rows(
        datasette,
        "SELECT svg FROM charts WHERE event = :event AND part = :part AND chart = :chart"
        " AND language = :language",
        **request.url_vars,
    )
    if not charts:
        message = "no such chart"
        raise NotFound(message)
    return Response(
        charts[0]["svg"],
        content_type="image/svg+xml; charset=utf-8",
        headers={"content-security-policy": SVG_POLICY},
    )


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """Put our pages before Datasette's."""
    name = r"(?P<{}>[\w-]+)"
    chart = "/".join(name.format(part) for part in ("event", "part", "chart"))
    # Datasette mounts the folder only if it is told where; pages are to look right in any case.
    static = asgi_static(Path(__file__).parent.parent / "static")
    return [
        (r"/static/(?P<path>.*)$", static),
        (r"/$", show_home),
        (rf"/event/{name.format('event')}$", show_event),
        (rf"/event/{chart}\.(?P<language>et|ru|en)\.svg$", send_chart),
    ]


@hookimpl
def extra_template_vars(datasette: Datasette, database: str, table: str) -> dict[str, Any]:
    """Let the table page say where a row's own page is."""

    def row_address(key: str) -> str:
        path = ",".join(tilde_encode(value) for value in key.split(","))
        return str(datasette.urls.row(database, table, path))

    return {"row_address": row_address}


@hookimpl
def render_cell(
    row: Row, value: object, column: str, table: str, datasette: Datasette
) -> Markup | None:
    """Show a link in place of a drawing's source text."""
    if table != "charts" or column != "svg" or value is None:
        return None
    event = row["event"]
    slug = event["value"] if isinstance(event, dict) else event
    path = f"/event/{slug}/{row['part']}/{row['chart']}.{row['language']}.svg"
    return Markup('<a href="{}">SVG</a>').format(datasette.urls.path(path))


@hookimpl
def startup() -> None:
    """Take the place of Datasette's own explanation of errors.

    Datasette would run it beside ours, and it fails itself where no exception is being handled.
    """
    if plugin_manager.has_plugin(DEFAULT_EXPLANATION):
        plugin_manager.unregister(name=DEFAULT_EXPLANATION)


@hookimpl
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Callable[[], Awaitable[Response]]:
    """Explain an error on a page of ours, or in JSON to who asked for it."""
    status = _find_status(exception)
    interrupted = isinstance(exception, QueryInterrupted) or (
        getattr(exception, "title", "") == "SQL Interrupted"
    )
    detail = str(getattr(exception, "message", exception))
    if not isinstance(exception, Base400 | DatasetteError):
        traceback.print_exception(exception)
        detail = ""

    async def explain() -> Response:
        if request.path.endswith(".json"):
            error = {"ok": False, "error": detail, "status": status, "title": None}
            cors = {"access-control-allow-origin": "*"} if datasette.cors else {}
            return Response.json(error, status=status, headers=cors)
        context = {
            "status": status,
            "interrupted": interrupted,
            "detail": "" if status == 404 or interrupted else detail,  # noqa: PLR2004 HTTP
        }
        page = await datasette.render_template("problem.html", context, request=request)
        return Response.html(page, status=status)

    return explain


def _find_status(exception: Exception) -> int:
    """Return 500 only for what no address can cause.

    Datasette checks few of its parameters, and says 500 of some that it has checked.
    """
    status = int(getattr(exception, "status", 500))
    is_wrong_address = isinstance(exception, (DatasetteError, *WRONG_ADDRESS))
    return 400 if status == 500 and is_wrong_address else status  # noqa: PLR2004 HTTP
