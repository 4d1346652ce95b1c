"""The page that says how every published number was made."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import yaml
from datasette import Response, hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request

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


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """Put the page beside the home page."""
    return [(r"/method$", show_method)]
