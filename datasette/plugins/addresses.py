"""Addresses in the reader's language, and the page for what cannot be answered."""

import logging
import os
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from datasette import Response, hookimpl
from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.plugins import pm as plugin_manager
from datasette.utils.asgi import Base400, Request
from datasette.views.base import DatasetteError

Asgi = Callable[..., Awaitable[None]]


@hookimpl(trylast=True)
def asgi_wrapper(datasette: Datasette) -> Callable[[Asgi], Asgi]:
    """Give each request the site's own address, without the path of the front server.

    Datasette writes the host of a request into citations, feed, previews and links of JSON, and
    anybody may claim one: the host is that of COLLECTOR_DATA_URL, or where the server listens.
    It finds its pages with the path as well, but writes it twice into links to the JSON and CSV
    of a page.
    """

    def wrap(app: Asgi) -> Asgi:
        async def serve(scope: dict[str, Any], receive: Asgi, send: Asgi) -> None:
            base = datasette.setting("base_url")
            if scope["type"] == "http":
                scope = {**scope, **_own_place(scope), "path": _strip(scope["path"], base)}
                raw = scope.get("raw_path")
                if raw is not None:
                    scope["raw_path"] = _strip(raw.decode("latin-1"), base).encode("latin-1")
            await app(scope, receive, send)

        return serve

    return wrap


def _own_place(scope: dict[str, Any]) -> dict[str, Any]:
    """Return the scheme and the headers of a request to the site's own address."""
    scheme, netloc, *_ = urlsplit(os.environ.get("COLLECTOR_DATA_URL", ""))
    if not netloc:
        host, port = scope.get("server") or ("localhost", None)
        host = f"[{host}]" if ":" in host else host
        scheme, netloc = scope["scheme"], f"{host}:{port}" if port else host
    headers = [(name, value) for name, value in scope["headers"] if name != b"host"]
    return {"scheme": scheme, "headers": [(b"host", netloc.encode("idna")), *headers]}


def _strip(path: str, base: str) -> str:
    if not f"{path}/".startswith(base):
        return path
    return path.removeprefix(base.rstrip("/")) or "/"


@hookimpl
def extra_template_vars(datasette: Datasette, request: Request | None) -> dict[str, object]:
    """Let templates write whole addresses, as citations, feeds and previews need them."""

    def absolute(path: str) -> str:
        return str(datasette.absolute_url(request, path)) if request else path

    return {"absolute": absolute}


LOG = logging.getLogger("tagasiside.public")

DEFAULT_EXPLANATION = "datasette.handle_exception"

WRONG_ADDRESS = (AssertionError, KeyError, ValueError, QueryInterrupted, sqlite3.Error)
"""What Datasette raises for parameters that it did not expect, or that ask too much."""


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
        fields = {"id": request.scope.get("number")}
        LOG.error("A page failed", exc_info=exception, extra={"fields": fields})
        detail = ""

    async def explain() -> Response:
        if request.path.endswith(".json"):
            error = {"ok": False, "error": detail, "status": status, "title": None}
            cors = {"access-control-allow-origin": "*"} if datasette.cors else {}
            return Response.json(error, status=status, headers=cors)
        context = {
            "status": status,
            "interrupted": interrupted,
            "incident": request.scope.get("number"),
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
