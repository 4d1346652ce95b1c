"""The pages of a series, of a trend and of an event."""

import sqlite3
from collections.abc import Awaitable, Callable

from datasette import NotFound, Response, hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request

DATABASE = "public"

ITEMS = """
    SELECT trends.wording, question, min(questions.position) AS place,
        questions.text_{language} AS text, questions.reverse
    FROM trends JOIN questions USING (event, scale)
    WHERE trends.series = :series AND scale = :scale AND questions.wave = 'pre'
        AND event = (SELECT event FROM trends AS other WHERE other.series = trends.series
            AND other.scale = trends.scale AND other.wording = trends.wording
            ORDER BY month DESC, event LIMIT 1)
    GROUP BY trends.wording, question ORDER BY trends.wording, place
"""
POINTS = """
    SELECT trends.*, events.title_{language} AS title, events.simulated
    FROM trends JOIN events USING (event)
    WHERE trends.series = :series AND scale = :scale
    ORDER BY wording DESC, trends.month, event
"""
SCALES = """
    SELECT scale, count(*) AS points FROM trends
    WHERE series = :series GROUP BY scale ORDER BY scale
"""


CHANGES = """
    SELECT * FROM series_changes
    WHERE series = :series AND (:scale = '' OR scale = :scale)
    ORDER BY CASE comparison WHEN 'pre_post' THEN 1 WHEN 'pre_followup' THEN 2 ELSE 3 END,
        scale, wording DESC
"""


async def show_series(datasette: Datasette, request: Request) -> Response:
    """Show a series: its events, and the trend of each scale."""
    named = {"series": request.url_vars["series"]}
    context = {
        "series": await _get_series(datasette, request),
        "events": await _rows(
            datasette,
            request,
            "SELECT * FROM events WHERE series = :series ORDER BY month DESC, event",
            named,
        ),
        "scales": await _rows(datasette, request, SCALES, named),
        "changes": await _rows(datasette, request, CHANGES, {**named, "scale": ""}),
    }
    page = await datasette.render_template("series.html", context, request=request)
    return Response.html(page)


async def show_trend(datasette: Datasette, request: Request) -> Response:
    """Show the trend of a scale: a chart and the numbers of each wording, never joined."""
    named = {key: request.url_vars[key] for key in ("series", "scale")}
    points = await _rows(datasette, request, POINTS, named)
    if not points:
        message = "no such trend"
        raise NotFound(message)
    context = {
        "series": await _get_series(datasette, request),
        "scale": named["scale"],
        "points": points,
        "wordings": list(dict.fromkeys(row["wording"] for row in points)),
        "items": await _rows(datasette, request, ITEMS, named),
        "changes": await _rows(datasette, request, CHANGES, named),
    }
    page = await datasette.render_template("trend.html", context, request=request)
    return Response.html(page)


async def _rows(
    datasette: Datasette, request: Request, sql: str, values: dict[str, str]
) -> list[sqlite3.Row]:
    database = datasette.get_database(DATABASE)
    found = await database.execute(sql.format(language=request.scope["language"]), values)
    return list(found.rows)


async def _get_series(datasette: Datasette, request: Request) -> sqlite3.Row:
    named = {"series": request.url_vars["series"]}
    found = await _rows(datasette, request, "SELECT * FROM series WHERE series = :series", named)
    if not found:
        message = f"no series {named['series']}"
        raise NotFound(message)
    return found[0]


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
    "points": (
        "(SELECT DISTINCT COUNT(*) AS points FROM questions JOIN choices"
        " USING (event, wave, question) WHERE event = :event AND type = 'select_one'"
        " AND scale <> '' AND missing = 0 GROUP BY wave, question"
        " HAVING MIN(choice) = '1' AND MAX(choice) = COUNT(*) || '') ORDER BY points"
    ),
    "waves": "waves WHERE event = :event ORDER BY position",
    "questions": "questions WHERE event = :event ORDER BY position",
    "withheld": "withheld WHERE event = :event ORDER BY part, kind, name",
    "certificates": "certificates WHERE event = :event ORDER BY kind",
    "editions": "editions WHERE event = :event ORDER BY number DESC",
}
"""What the page shows, by the name under which the template finds it."""


async def show_event(datasette: Datasette, request: Request) -> Response:
    """Show one event."""
    slug, language = request.url_vars["event"], request.scope["language"]
    database = datasette.get_database(DATABASE)

    async def rows(rest: str) -> list[sqlite3.Row]:
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


def _lead_to_pool(datasette: Datasette, slug: str, pools: list[sqlite3.Row]) -> Response:
    """Redirect to the event together with which a small one was published."""
    if not pools:
        message = f"no event {slug}"
        raise NotFound(message)
    return Response.redirect(datasette.urls.path(f"/event/{pools[0]['event']}"))


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Give every series, trend and event its page."""
    series, scale = r"(?P<series>[\w-]+)", r"(?P<scale>[\w-]+)"
    return [
        (rf"/series/{series}$", show_series),
        (rf"/trend/{series}/{scale}$", show_trend),
        (r"/event/(?P<event>[\w-]+)$", show_event),
    ]
