"""Hardening of the public site: what it does not show, and what browsers may not do with it.

No page has a script, and the policy forbids all scripts.
"""

import asyncio
import json
import sqlite3
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from datasette import NotFound, Request, Response, hookimpl
from datasette.app import Datasette
from datasette.plugins import pm as plugin_manager
from datasette.utils.asgi import BadRequest

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

OWN_SQL = {"sql", "_where", "_through"}
"""Arguments that bring SQL, or conditions as costly."""

METHODS = {"GET", "HEAD", "OPTIONS"}
LONGEST_NUMBER = 18
"""Digits of a number that a condition compares with: SQLite's have no more."""


@hookimpl(tryfirst=True)
def register_routes(datasette: Datasette) -> list[tuple[str, Callable[..., Any]]]:  # noqa: ARG001 a hook
    """Close Datasette's internal pages, which show paths, versions and settings of the machine."""

    async def refuse() -> NoReturn:
        message = "not a public page"
        raise NotFound(message)

    return [(r"/(-/|_internal\b).*$", refuse)]


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Let no connection do more than it must."""
    plugin_manager.get_plugin("guard.py").guard(conn)


def find_fault(method: str, arguments: list[tuple[str, str]]) -> HTTPStatus | None:
    """Return the status of a request that Datasette would fail at, or None."""
    if method not in METHODS:
        return HTTPStatus.METHOD_NOT_ALLOWED
    for name, value in arguments:
        is_number = "__" in name and value.isdigit()
        if is_number and not (value.isascii() and len(value) <= LONGEST_NUMBER):
            return HTTPStatus.BAD_REQUEST
        if name == "_through" and not is_condition(value):
            return HTTPStatus.BAD_REQUEST
    return None


def is_condition(text: str) -> bool:
    """Say whether a text names a table, a column and a value, as Datasette expects."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(read, dict) and all(
        isinstance(read.get(key), str) for key in ("table", "column", "value")
    )


async def refuse(datasette: Datasette, request: Request, status: HTTPStatus, send: Asgi) -> None:
    """Answer with a status: to a reader on the page of all errors, to a program alone."""
    if status == HTTPStatus.BAD_REQUEST:
        await datasette.invoke_startup()
        explain, *_ = plugin_manager.hook.handle_exception(
            datasette=datasette, request=request, exception=BadRequest("")
        )
        answer = await explain()
    else:
        allow = {"allow": ", ".join(sorted(METHODS))}
        answer = Response.text(f"{status.phrase}\n", status=status, headers=allow)
    await answer.asgi_send(send)


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[Asgi], Asgi]:
    """Send the headers with every response; one that sets its own policy keeps it.

    Requests with SQL of their own wait for one another, so that pages find a free connection.
    """
    own_queries = asyncio.Semaphore(max(1, datasette.setting("num_sql_threads") - 1))

    def wrap(app: Asgi) -> Asgi:
        async def wait_and_answer(scope: dict[str, Any], receive: Asgi, send: Asgi) -> None:
            async with own_queries:
                await app(scope, receive, send)

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

            query = scope.get("query_string", b"").decode("latin-1")
            arguments = parse_qsl(query, keep_blank_values=True)
            status = find_fault(scope.get("method", "GET"), arguments)
            if status is not None:
                request = Request(scope | {"csrftoken": str}, receive)  # no page has a form to sign
                await refuse(datasette, request, status, send_with_headers)
            elif OWN_SQL & {name for name, _ in arguments}:
                own_sql = plugin_manager.get_plugin("own_sql.py")
                await own_sql.serve_while_wanted(wait_and_answer, scope, receive, send_with_headers)
            else:
                await app(scope, receive, send_with_headers)

        return serve

    return wrap
