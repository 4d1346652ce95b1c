"""Charts on pages: the address of each, and the published rows that it is drawn from.

Pages show them as pictures, so that a page is light and a drawing is fetched when it comes into
view. A PNG is drawn from the drawing when it is asked for, if the service, which
can draw, has started the site.
"""

import re
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import yaml
from datasette import NotFound, Response, hookimpl
from datasette.app import Datasette
from datasette.plugins import pm as plugin_manager
from datasette.utils.asgi import Request
from markupsafe import Markup

DATABASE = "public"

SOURCES: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
    (Path(__file__).parent.parent / "sources.yaml").read_text(encoding="utf-8")
)
"""The rows of an event that each kind of chart is drawn from: tables, and how to filter them.

The kind is the chart's whole name, or what stands before its first underscore. In braces stand its
part, the waves of that, what its name is about, the statements of that scale, and all of these.
"""

IN_DETAIL = ("slope", "balance", "change")
"""Kinds of charts that show more closely what the overview of changes shows already."""

NAMED = ("changes", "usefulness")
"""Tables in which single statements of a chart may be missing."""

IN_WORDS = {"results": "results_in_words"}
"""Tables in whose place readers see one that has the words of questions beside the numbers."""

ALIKE = {**IN_WORDS, "changes_over_events": "changes"}
"""Tables that show the same rows as another one."""

CHARTS = """
    SELECT event, part, chart, language, title, description, substr(svg, 1, 400) AS head
    FROM charts WHERE event = :event AND language = :language AND (:only = '' OR chart = :only)
    ORDER BY position
"""
TREND_CHARTS = """
    SELECT series, scale, wording, language, title, description, substr(svg, 1, 400) AS head
    FROM trend_charts WHERE series = :series AND language = :language
        AND (:scale = '' OR scale = :scale)
    ORDER BY scale, wording DESC
"""
ITEMS = """
    SELECT wave, scale, question FROM questions
    WHERE event = :event AND scale <> '' AND type = 'select_one' AND EXISTS (
        SELECT 1 FROM results WHERE results.event = questions.event
            AND results.wave = questions.wave AND results.question = questions.question
    ) ORDER BY position
"""
"""Statements with results; those of a change are asked in its first wave."""

KNOWN = """
    SELECT 'changes' AS "table", comparison AS part, name FROM changes WHERE event = :event
    UNION ALL SELECT 'usefulness', wave, question FROM usefulness WHERE event = :event
"""
"""What of a scale may be suppressed although its answers are not; a link leads to what is there."""
_SIZE = re.compile(r' width="([\d.]+)" height="([\d.]+)"')

Source = tuple[str, dict[str, str]]
Known = set[tuple[str, str, str]]
Items = dict[tuple[str, str], list[str]]
"""Names of statements by wave and scale."""


class Chart(NamedTuple):
    """A chart on a page, with its size, so that pages keep room for it until it is there.

    `drawn_from` has the tables that it is drawn from with how to filter them, `sources` the same
    as queries. The chart of a trend is in no part and has a wording.
    """

    title: str
    description: str
    has_png: bool
    path: str
    width: int | None
    height: int | None
    sources: list[tuple[str, str]]
    part: str = ""
    chart: str = ""
    wording: int = 0
    in_detail: bool = False
    drawn_from: tuple[Source, ...] = ()


def find_sources(part: str, chart: str, items: Items, known: Known) -> Iterator[Source]:
    """Yield the tables that a chart is drawn from, each with how to filter an event's rows."""
    kind, _, about = chart.partition("_")
    statements = items.get((part.partition("_")[0], about), [])
    names = {"{items}": statements, "{all}": [about, *statements]}
    values = {"part": part, "about": about, "waves": part.replace("_", ",")}
    for table, filters in SOURCES.get(chart, SOURCES.get(kind, {})).items():
        filled = {}
        for column, value in filters.items():
            listed = names.get(value)
            if listed is not None and table in NAMED:
                listed = [name for name in listed if (table, part, name) in known]
            filled[column] = value.format(**values) if listed is None else ",".join(listed)
        if all(filled.values()):
            yield IN_WORDS.get(table, table), filled


@hookimpl
def extra_template_vars(datasette: Datasette, request: Request | None) -> dict[str, object]:
    """Let templates list the charts of an event, of a series, and beside a table."""
    database = datasette.get_database(DATABASE)
    language = request.scope.get("language", "et") if request else "et"

    async def rows(sql: str, **values: str) -> list[sqlite3.Row]:
        found = await database.execute(sql, {"language": language, **values})
        return list(found.rows)

    async def charts_of(event: str, only: str = "") -> list[Chart]:
        items: Items = {}
        for row in await rows(ITEMS, event=event):
            items.setdefault((row["wave"], row["scale"]), []).append(row["question"])
        known = {(row["table"], row["part"], row["name"]) for row in await rows(KNOWN, event=event)}
        charts = await rows(CHARTS, event=event, only=only)
        return [
            _place_chart(row, tuple(find_sources(row["part"], row["chart"], items, known)))
            for row in charts
        ]

    async def trends_of(series: str, scale: str = "") -> list[Chart]:
        charts = await rows(TREND_CHARTS, series=series, scale=scale)
        return [_place_trend(chart) for chart in charts]

    async def charts_beside(table: str, selections: list[tuple[str, str, str]]) -> list[Chart]:
        exact = {column: value for column, lookup, value in selections if lookup == "exact"}
        if table == "trends" and "series" in exact:
            return await trends_of(exact["series"], exact.get("scale", ""))
        if "event" not in exact:
            return []
        shown = ALIKE.get(table, table)
        return [
            chart
            for chart in await charts_of(exact["event"])
            if any(name == shown and _agrees(filters, exact) for name, filters in chart.drawn_from)
        ]

    return {"charts_of": charts_of, "trends_of": trends_of, "charts_beside": charts_beside}


def _place_chart(row: sqlite3.Row, drawn_from: tuple[Source, ...]) -> Chart:
    event, part, name = row["event"], row["part"], row["chart"]
    path = f"/event/{event}/{part}/{name}.{row['language']}"
    sources = [(table, urlencode({"event": event, **rest})) for table, rest in drawn_from]
    return _measure(row, path, sources)._replace(
        part=part,
        chart=name,
        in_detail=name != "change_overview" and name.partition("_")[0] in IN_DETAIL,
        drawn_from=drawn_from,
    )


def _place_trend(row: sqlite3.Row) -> Chart:
    named = {key: row[key] for key in ("series", "scale", "wording")}
    path = f"/trend/{row['series']}/{row['scale']}/{row['wording']}.{row['language']}"
    chart = _measure(row, path, [("trends", urlencode(named))])
    return chart._replace(wording=row["wording"])


def _measure(row: sqlite3.Row, path: str, sources: list[tuple[str, str]]) -> Chart:
    size = _SIZE.search(row["head"])
    width, height = (round(float(each)) for each in size.groups()) if size else (None, None)
    words = (row["title"], row["description"])
    return Chart(*words, plugin_manager.has_plugin(PAINTER), path, width, height, sources)


def _agrees(filters: dict[str, str], exact: dict[str, str]) -> bool:
    """Say whether any row that a chart is drawn from is left by a page's own filters."""
    known = {key.removesuffix("__in"): value.split(",") for key, value in filters.items()}
    return all(value in known.get(column, [value]) for column, value in exact.items())


PAINTER = "painter"
"""The plugin that draws pictures, which the service adds; another Datasette has drawings alone."""

KEPT = 256
"""So many pictures are kept in memory; one has some 25 kB."""

SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

FILES = {
    "svg": "SELECT svg AS content FROM {drawings} WHERE {key}",
    "png": "SELECT png AS content FROM {pictures} WHERE {key}",
}
DRAWINGS = {
    "event": ("charts", "chart_pictures", ("event", "part", "chart", "language")),
    "trend": ("trend_charts", "trend_pictures", ("series", "scale", "wording", "language")),
}


@lru_cache(KEPT)
def draw(svg: str) -> bytes | None:
    """Return a drawing as PNG, or None where nothing can draw it."""
    painter = plugin_manager.get_plugin(PAINTER)
    picture: bytes | None = painter and painter.write_png(svg)
    return picture


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    """Let the views of pictures draw, and nothing but what is in the file.

    In the file itself they are without pictures, so that any program can read it.
    """
    if database != DATABASE:
        return
    keys = {drawings: key for drawings, _, key in DRAWINGS.values()}

    def draw_picture(drawings: str, *named: str) -> bytes | None:
        if drawings not in keys:
            return None
        where = " AND ".join(f"{column} = ?" for column in keys[drawings])
        sql = f"SELECT svg FROM {drawings} WHERE {where}"  # noqa: S608 of DRAWINGS
        with suppress(sqlite3.OperationalError):  # the time is up, and ends the whole query
            for (svg,) in conn.execute(sql, named):
                return draw(svg)
        return None

    conn.create_function("draw_picture", 5, draw_picture, deterministic=True)
    for drawings, pictures, key in DRAWINGS.values():
        named = ", ".join(key)
        conn.execute(
            f"CREATE TEMP VIEW {pictures} AS SELECT {named},"  # noqa: S608 of DRAWINGS
            f" draw_picture('{drawings}', {named}) AS png FROM main.{drawings}"
        )


async def send_chart(datasette: Datasette, request: Request) -> Response:
    """Send one chart as an SVG or a PNG file."""
    wanted = dict(request.url_vars)
    about, ending = wanted.pop("about"), wanted.pop("ending")
    drawings, pictures, key = DRAWINGS[about]
    where = " AND ".join(f"{column} = :{column}" for column in key)
    sql = FILES[ending].format(drawings=drawings, pictures=pictures, key=where)
    found = (await datasette.get_database(DATABASE).execute(sql, wanted)).first()
    if found is None or found["content"] is None:
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
    row: dict[str, object], value: object, column: str, table: str, datasette: Datasette
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


def _plain(value: object) -> str:
    """Return a cell's value; a key that leads somewhere comes with a label."""
    return str(value["value"] if isinstance(value, dict) else value)


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Give every chart its addresses."""
    name = r"(?P<{}>[\w-]+)"
    ending = r"\.(?P<language>et|ru|en)\.(?P<ending>svg|png)$"
    return [
        (rf"/(?P<about>{about})/{'/'.join(map(name.format, key[:-1]))}{ending}", send_chart)
        for about, (_, _, key) in DRAWINGS.items()
    ]
