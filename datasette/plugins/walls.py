"""What the public site does not show, and what browsers may not do with it.

No script runs on any page: there is none to run, and the policy forbids all.
"""

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any, NoReturn

from datasette import NotFound, hookimpl
from datasette.app import Datasette

Asgi = Callable[..., Awaitable[None]]

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}

MAX_CELL_BYTES = 200_000
"""No text or blob is longer, also none that a query makes up; a drawing has some 10 000."""


@hookimpl(tryfirst=True)
def register_routes(datasette: Datasette) -> list[tuple[str, Callable[..., Any]]]:  # noqa: ARG001 a hook
    """Close Datasette's inner pages: they tell paths, versions and settings of the machine."""

    async def refuse() -> NoReturn:
        message = "not a public page"
        raise NotFound(message)

    return [(r"/-/.*$", refuse)]


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Refuse to tell where on the machine the file is, and to make cells that fill its memory."""

    def authorise(action: int, name: str | None, *_: str | None) -> int:
        is_refused = action == sqlite3.SQLITE_PRAGMA and name == "database_list"
        return sqlite3.SQLITE_DENY if is_refused else sqlite3.SQLITE_OK

    conn.set_authorizer(authorise)
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_CELL_BYTES)


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[Asgi], Asgi]:  # noqa: ARG001 a hook
    """Send the headers with every response; one that sets its own policy keeps it."""

    def wrap(app: Asgi) -> Asgi:
        async def serve(scope: dict[str, Any], receive: Asgi, send: Asgi) -> None:
            async def send_with_headers(message: dict[str, Any]) -> None:
                if message["type"] == "http.response.start":
                    there = {name.lower() for name, _ in message.get("headers", [])}
                    more = [
                        (name.encode(), value.encode())
                        for name, value in HEADERS.items()
                        if name.encode() not in there
                    ]
                    message = {**message, "headers": [*message.get("headers", []), *more]}
                await send(message)

            await app(scope, receive, send_with_headers)

        return serve

    return wrap
