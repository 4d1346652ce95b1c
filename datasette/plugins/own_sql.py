"""Queries of strangers run in a process of their own, which is killed when the reader leaves."""

import asyncio
import json
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing, suppress
from contextvars import ContextVar
from typing import Any

from datasette.database import Database, QueryInterrupted, Results
from datasette.plugins import pm as plugin_manager

START_WITHIN_S = 30
MORE_S = 2
"""A query that SQLite has not ended so long after its time is killed."""

Asgi = Callable[..., Awaitable[Any]]


class Apart:
    """The process of one request; it is started when the first query comes."""

    def __init__(self) -> None:
        """Begin without a process."""
        self._process: Any = None
        self._turn = asyncio.Lock()

    async def ask(self, path: str, question: dict[str, Any]) -> Any:  # noqa: ANN401 JSON
        """Return the answer to a query, or raise OperationalError if it took too long."""
        guard = plugin_manager.get_plugin("guard.py")
        try:
            async with self._turn:
                if self._process is None:
                    self._process = await _start(guard.__file__, path)
                    await _hear(self._process, START_WITHIN_S)
                self._process.stdin.write(guard.write_message(question))
                return await _hear(self._process, question["seconds"] + MORE_S)
        except (TimeoutError, EOFError, ConnectionError) as error:
            await self.end()
            message = "interrupted"
            raise sqlite3.OperationalError(message) from error

    async def end(self) -> None:
        """Kill the process, whatever it does."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()


ASKED: ContextVar[Apart | None] = ContextVar("asked", default=None)
"""The process of the present request, if it brings SQL of its own."""


async def _start(program: str, path: str) -> Any:  # noqa: ANN401 a process with pipes
    pipe = asyncio.subprocess.PIPE
    command = (sys.executable, "-I", "-S", program, path)
    return await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, env={})


async def _hear(process: Any, within_s: float) -> Any:  # noqa: ANN401 JSON
    async with asyncio.timeout(within_s):
        size = int.from_bytes(await process.stdout.readexactly(8), "big")
        body = await process.stdout.readexactly(size)
    return json.loads(body, object_hook=_read_bytes)


def _read_bytes(found: dict[str, Any]) -> Any:  # noqa: ANN401 a cell or a message
    return bytes.fromhex(found["bytes"]) if found.keys() == {"bytes"} else found


async def execute(
    database: Database, apart: Apart, sql: str, values: object, seconds: float, most: int | None
) -> Results:
    """Run a query as Datasette does, but apart."""
    question = {"sql": sql, "values": values or {}, "seconds": seconds, "most": most}
    answer = await apart.ask(database.path, question)
    if "error" in answer:
        error = getattr(sqlite3, answer["error"])(answer["words"])
        raise QueryInterrupted(error, sql, values) if error.args == ("interrupted",) else error
    description = [(column,) for column in answer["columns"]]
    return Results(_name_cells(answer["columns"], answer["rows"]), answer["truncated"], description)


def _name_cells(columns: list[str], rows: list[list[Any]]) -> list[sqlite3.Row]:
    names = (column.replace('"', '""') for column in columns)
    with closing(sqlite3.connect(":memory:")) as empty:
        cursor = empty.execute("select " + ", ".join(f'null as "{name}"' for name in names))
        return [sqlite3.Row(cursor, tuple(row)) for row in rows]


async def serve_while_wanted(app: Asgi, scope: dict[str, Any], receive: Asgi, send: Asgi) -> None:
    """Answer a request until its reader leaves, then end what was begun for it."""
    apart = Apart()
    ASKED.set(apart)

    async def receive_nothing() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    answering = asyncio.ensure_future(app(scope, receive_nothing, send))
    leaving = asyncio.ensure_future(_wait_until_left(receive))
    try:
        await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if answering.done():
            await answering
    finally:
        leaving.cancel()
        answering.cancel()
        await asyncio.wait({answering, leaving})
        await apart.end()


async def _wait_until_left(receive: Asgi) -> None:
    message: dict[str, Any] = {}
    while message.get("type") != "http.disconnect":
        message = await receive()
