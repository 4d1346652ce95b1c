"""The page of one event: findings and charts first, then what is suppressed, and the tables."""

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import NotFound, Response, hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request

DATABASE = "public"

PARTS = ("", "pre_post", "pre_followup", "post_followup", "pre", "post", "followup")
"""Comparisons and waves in the order in which an event page shows them; "" is the summary."""

CODED = """
(
    SELECT event, question, risk, n,
        sum(CASE stage WHEN 'prevention' THEN count END) AS prevention,
        sum(CASE stage WHEN 'response' THEN count END) AS response,
        sum(CASE stage WHEN 'elimination' THEN count END) AS elimination,
        sum(CASE stage WHEN '' THEN count END) AS none
    FROM coded_texts WHERE event = :event GROUP BY question, risk
) ORDER BY question, risk = 'other', n DESC, risk
"""
"""How many texts are about each risk, a column for each stage."""

RISKS = "choices WHERE event = :event AND question = 'top_risks'"

OF_EVENT = {
    "findings": "findings WHERE event = :event ORDER BY position",
    "changes": (
        "changes LEFT JOIN (SELECT event, comparison, kind, name, position FROM findings)"
        " USING (event, comparison, kind, name) WHERE event = :event ORDER BY position"
    ),
    "coded": CODED,
    "proposals": "proposals WHERE event = :event ORDER BY position",
    "pooled": "pooled WHERE event = :event ORDER BY month, pooled_event",
    "waves": "waves WHERE event = :event ORDER BY position",
    "questions": "questions WHERE event = :event ORDER BY position",
    "withheld": "withheld WHERE event = :event ORDER BY rule, part, kind, name",
    "editions": "editions WHERE event = :event ORDER BY number DESC",
}
"""What the page shows, by the name under which the template finds it."""


async def show_event(datasette: Datasette, request: Request) -> Response:
    """Show one event."""
    slug, language = request.url_vars["event"], request.scope["language"]
    database = datasette.get_database(DATABASE)

    async def rows(rest: str) -> list[Any]:
        sql = f"SELECT * FROM {rest}"  # noqa: S608 constants
        return list((await database.execute(sql, {"event": slug})).rows)

    events = await rows("events WHERE event = :event")
    if not events:
        return _lead_to_pool(datasette, slug, await rows("pooled WHERE pooled_event = :event"))
    [series] = await rows("series WHERE series = (SELECT series FROM events WHERE event = :event)")
    found = {name: await rows(rest) for name, rest in OF_EVENT.items()}
    context = {
        **found,
        "event": events[0],
        "series": series,
        "parts": PARTS,
        "risks": {row["choice"]: row[f"text_{language}"] for row in await rows(RISKS)},
        "labels": {row["question"]: row[f"text_{language}"] for row in found["questions"]},
        "about": {row["key"]: row for row in await rows("about")},
    }
    return Response.html(
        await datasette.render_template("event.html", context, request=request, view_name="event")
    )


def _lead_to_pool(datasette: Datasette, slug: str, pools: list[Any]) -> Response:
    """Lead to the event together with which a small one was published."""
    if not pools:
        message = f"no event {slug}"
        raise NotFound(message)
    return Response.redirect(datasette.urls.path(f"/event/{pools[0]['event']}"))


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """Give every event its page."""
    return [(r"/event/(?P<event>[\w-]+)$", show_event)]
