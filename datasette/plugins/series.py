"""The pages of a series, and of the trend of one scale over its events."""

from collections.abc import Awaitable, Callable
from typing import Any

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

Row = dict[str, Any]


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
    }
    page = await datasette.render_template("trend.html", context, request=request)
    return Response.html(page)


async def _rows(
    datasette: Datasette, request: Request, sql: str, values: dict[str, str]
) -> list[Row]:
    database = datasette.get_database(DATABASE)
    found = await database.execute(sql.format(language=request.scope["language"]), values)
    return [dict(row) for row in found.rows]


async def _get_series(datasette: Datasette, request: Request) -> Row:
    named = {"series": request.url_vars["series"]}
    found = await _rows(datasette, request, "SELECT * FROM series WHERE series = :series", named)
    if not found:
        message = f"no series {named['series']}"
        raise NotFound(message)
    return found[0]


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """Give every series and every trend its page."""
    series, scale = r"(?P<series>[\w-]+)", r"(?P<scale>[\w-]+)"
    return [
        (rf"/series/{series}$", show_series),
        (rf"/trend/{series}/{scale}$", show_trend),
    ]
