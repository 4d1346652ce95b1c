"""Charts as files, SVG and PNG, and the links to them from the tables that hold them."""

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import NotFound, Response, hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request
from markupsafe import Markup

DATABASE = "public"

SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

FILES = {
    "svg": "SELECT svg AS content FROM {drawings} WHERE {key}",
    "png": "SELECT png AS content FROM {pictures} WHERE {key}",
}
DRAWINGS = {
    "event": ("charts", "chart_pictures", ("event", "part", "chart", "language")),
    "trend": ("trend_charts", "trend_pictures", ("series", "scale", "wording", "language")),
}


async def send_chart(datasette: Datasette, request: Request) -> Response:
    """Send one chart as an SVG or a PNG file."""
    wanted = dict(request.url_vars)
    about, ending = wanted.pop("about"), wanted.pop("ending")
    drawings, pictures, key = DRAWINGS[about]
    where = " AND ".join(f"{column} = :{column}" for column in key)
    sql = FILES[ending].format(drawings=drawings, pictures=pictures, key=where)
    found = (await datasette.get_database(DATABASE).execute(sql, wanted)).first()
    if found is None:
        message = "no such chart"
        raise NotFound(message)
    if ending == "png":
        return Response(found["content"], content_type="image/png")
    return Response(
        found["content"],
        content_type="image/svg+xml; charset=utf-8",
        headers={"content-security-policy": SVG_POLICY},
    )


@hookimpl
def render_cell(
    row: dict[str, Any], value: object, column: str, table: str, datasette: Datasette
) -> Markup | None:
    """Show a link in place of a drawing's source text or a picture's bytes."""
    kinds = {("charts", "svg"), ("chart_pictures", "png")}
    trends = {("trend_charts", "svg"), ("trend_pictures", "png")}
    if value is None or (table, column) not in kinds | trends:
        return None
    about = "trend" if (table, column) in trends else "event"
    *names, language = (_plain(row[each]) for each in DRAWINGS[about][2])
    path = f"/{about}/{'/'.join(names)}.{language}.{column}"
    return Markup('<a href="{}">{}</a>').format(datasette.urls.path(path), column.upper())


def _plain(value: Any) -> str:  # noqa: ANN401 a cell
    """Return a cell's value; a key that leads somewhere comes with a label."""
    return str(value["value"] if isinstance(value, dict) else value)


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """Give every chart its addresses."""
    name = r"(?P<{}>[\w-]+)"
    ending = r"\.(?P<language>et|ru|en)\.(?P<ending>svg|png)$"
    return [
        (rf"/(?P<about>{about})/{'/'.join(map(name.format, key[:-1]))}{ending}", send_chart)
        for about, (_, _, key) in DRAWINGS.items()
    ]
