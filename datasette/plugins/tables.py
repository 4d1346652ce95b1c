"""What the pages of tables and rows have in addition to Datasette's own: addresses and links."""

from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils import tilde_encode
from markupsafe import Markup

NAMES_OF_QUESTIONS = ("question", "outcome", "variable")
"""Columns in which a question is named."""


@hookimpl
def extra_template_vars(datasette: Datasette, database: str, table: str) -> dict[str, Any]:
    """Let the table page say where a row's own page is."""

    def row_address(key: str) -> str:
        path = ",".join(tilde_encode(value) for value in key.split(","))
        return str(datasette.urls.row(database, table, path))

    return {"row_address": row_address}


@hookimpl
def render_cell(value: object, column: str, table: str, datasette: Datasette) -> Markup | None:
    """Let the name of a question lead to its page."""
    if not table or column not in NAMES_OF_QUESTIONS or not value:
        return None
    path = datasette.urls.path(f"/question/{value}")
    return Markup('<a href="{}">{}</a>').format(path, value)
