"""The home page: every series, its events and their findings; and the site's own files."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from datasette import Response, hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request, asgi_static

DATABASE = "public"

STATIC = Path(__file__).parent.parent / "static"

ICON = STATIC / "icon.svg"

NEWEST = 3
"""So many events of a series show findings and a chart; of the others only the title is listed."""

FINDINGS = """
    SELECT event, sentence_{language} AS sentence FROM (
        SELECT *, row_number() OVER (PARTITION BY event ORDER BY position) AS place
        FROM findings WHERE kind <> 'item' AND comparison IN ('', 'pre_post')
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
    ]
