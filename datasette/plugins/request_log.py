"""A line of the log for each request: its route, never its address, query or sender.

Who runs the site decides where lines go; plain Datasette shows none but those of faults.
"""

import logging
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette

LOG = logging.getLogger("tagasiside.public")
METHODS = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE"}
LEFT = 499
"""The status of a request whose sender left before the answer."""

Asgi = Callable[..., Awaitable[None]]


def name_route(pattern: str) -> str:
    """Return the pattern of an address as a reader writes it, such as `/event/<slug>`."""
    named = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<\1>", pattern)
    return re.sub(r"\(\\\.<format>\)\?|[\\$?]|\(|\)", "", named)


def find_route(datasette: Datasette, path: str) -> str:
    """Return the route of an address."""
    path = "/" + path.removeprefix(datasette.setting("base_url")).lstrip("/")
    if not hasattr(datasette, "named_routes"):
        found = datasette._routes()  # noqa: SLF001 it has no other list of them
        datasette.named_routes = [(pattern, name_route(pattern.pattern)) for pattern, _ in found]
    return next(
        (name for pattern, name in datasette.named_routes if pattern.match(path)), "unknown"
    )


@hookimpl(trylast=True)
def asgi_wrapper(datasette: Datasette) -> Callable[[Asgi], Asgi]:
    """Log how each request ended."""

    def wrap(app: Asgi) -> Asgi:
        async def serve(scope: dict[str, Any], receive: Asgi, send: Asgi) -> None:
            if scope["type"] != "http":
                return await app(scope, receive, send)
            started, status = time.perf_counter(), LEFT
            number = scope["number"] = secrets.token_hex(4)

            async def send_and_see(message: dict[str, Any]) -> None:
                nonlocal status
                status = message.get("status", status)
                await send(message)

            try:
                await app(scope, receive, send_and_see)
            finally:
                fields = {
                    "route": find_route(datasette, scope["path"]),
                    "method": scope["method"] if scope["method"] in METHODS else "other",
                    "id": number,
                    "status": status,
                    "ms": round(1000 * (time.perf_counter() - started), 1),
                }
                LOG.info("request", extra={"fields": fields})

        return serve

    return wrap
