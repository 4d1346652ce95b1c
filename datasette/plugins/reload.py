"""Serve a replaced database file at once, without a stale row or a failed request.

Datasette keeps its connections for ever, so it would go on reading the old file. Here every request
checks the file first. If it is another one, a new Database takes the place of the old one in a
single assignment, and the old one is closed when its last requests are long over.
"""

import asyncio
import copy
import logging
import os
import sqlite3
from collections.abc import Awaitable, Callable
from queue import SimpleQueue
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm as plugin_manager

LOG = logging.getLogger("tagasiside.public")

SECONDS_TO_FINISH = 30
"""How long requests that began before a replacement may go on reading the old file."""

COUNTING_MS = 500
"""How long the rows of one table may be counted; after Datasette's 5 ms pages would say None."""

KEYS = {
    "chart_pictures": ["event", "part", "chart", "language"],
    "trend_pictures": ["series", "scale", "wording", "language"],
}
"""The keys of views whose rows have addresses."""

Asgi = Callable[..., Awaitable[None]]
State = tuple[int, int, int]


class Watched(sqlite3.Connection):
    """A connection that stops a slow query soon."""

    def set_progress_handler(
        self,
        progress_handler: Callable[[], int | None] | None,
        /,
        n: int,
    ) -> None:
        """Call the handler at least every few steps."""
        super().set_progress_handler(
            progress_handler, min(n, plugin_manager.get_plugin("guard.py").STEPS_BETWEEN_LOOKS)
        )


def ask_once(ask: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """Keep what a method says of the schema: it stays true as long as the file is the same.

    Datasette asks anew at every request, and a hundred times for the page of the database.
    """

    async def answer(self: "OneFile", *about: str) -> Any:  # noqa: ANN401 what it wraps
        question = (ask.__name__, *about)
        if question not in self.answers:
            self.answers[question] = await ask(self, *about)
        return copy.copy(self.answers[question])

    return answer


class OneFile(Database):  # type: ignore[misc]  # Datasette has no annotations
    """One state of a database file, with as many connections to it as there are threads.

    Datasette's own Database opens connections when they are first needed and keeps them by the
    database's name, so a second one of that name would go on reading the first one's file.
    """

    table_names = ask_once(Database.table_names)
    view_names = ask_once(Database.view_names)
    hidden_table_names = ask_once(Database.hidden_table_names)
    table_columns = ask_once(Database.table_columns)
    _primary_keys = ask_once(Database.primary_keys)
    fts_table = ask_once(Database.fts_table)
    get_all_foreign_keys = ask_once(Database.get_all_foreign_keys)

    def __init__(self, before: Database) -> None:
        """Open the file that is now at the path of another Database, and take its place."""
        super().__init__(before.ds, path=before.path, is_mutable=before.is_mutable)
        self.name, self.route = before.name, before.route
        self.state = look_at(self.path)
        self.answers: dict[tuple[str, ...], Any] = {}
        self.connections: SimpleQueue[sqlite3.Connection] = SimpleQueue()
        for _ in range(max(1, self.ds.setting("num_sql_threads"))):
            self.connections.put(self.open())

    def open(self) -> sqlite3.Connection:
        """Open one connection and read the schema, so that a broken file is found out now."""
        connection: sqlite3.Connection = self.connect()
        self.ds._prepare_connection(connection, self.name)  # noqa: SLF001 as Datasette's Database
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return connection

    def connect(self, *, write: bool = False) -> sqlite3.Connection:
        """Open the file as Datasette does, but never for writing."""
        way = "mode=ro" if self.is_mutable or write else "immutable=1"
        connection = sqlite3.connect(
            f"file:{self.path}?{way}", uri=True, check_same_thread=False, factory=Watched
        )
        self._all_file_connections.append(connection)
        return connection

    async def table_counts(self, limit: int = 10) -> dict[str, int | None]:
        """Count the rows once per file, with time enough for the tables of pictures too."""
        counts: dict[str, int | None] = await super().table_counts(max(limit, COUNTING_MS))
        return counts

    async def primary_keys(self, table: str) -> list[str]:
        """Return the key of a table, or of a view whose rows have addresses."""
        return KEYS.get(table) or await self._primary_keys(table)

    async def attached_databases(self) -> list[Any]:
        """Return none without asking SQLite, which would tell the file's path with it."""
        return []

    async def execute(
        self,
        sql: str,
        params: Any = None,  # noqa: ANN401 as Datasette
        truncate: bool = False,  # noqa: FBT001, FBT002 as Datasette
        custom_time_limit: int | None = None,
        page_size: int | None = None,
        log_sql_errors: bool = False,  # noqa: ARG002, FBT001, FBT002 it would log what was asked
    ) -> Any:  # noqa: ANN401 as Datasette
        """Run a query, apart if it is for a request with SQL of its own."""
        own_sql = plugin_manager.get_plugin("own_sql.py")
        apart = own_sql.ASKED.get()
        if apart is None:
            return await super().execute(
                sql, params, truncate, custom_time_limit, page_size, log_sql_errors=False
            )
        limit = min(self.ds.sql_time_limit_ms, custom_time_limit or self.ds.sql_time_limit_ms)
        most = self.ds.max_returned_rows + (self.ds.max_returned_rows == page_size)
        return await own_sql.execute(
            self, apart, sql, params, limit / 1000, most if truncate else None
        )

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], Any]) -> Any:  # noqa: ANN401 as Datasette
        """Run a function with one of the connections, in a thread if Datasette has threads."""

        def run() -> Any:  # noqa: ANN401 what it wraps
            connection = self.connections.get()
            try:
                return fn(connection)
            finally:
                self.connections.put(connection)

        if self.ds.executor is None:
            return run()
        return await asyncio.get_running_loop().run_in_executor(self.ds.executor, run)


def look_at(path: str) -> State:
    """Return what tells one state of a file from another."""
    status = os.stat(path)  # noqa: PTH116 called at every request
    return status.st_ino, status.st_mtime_ns, status.st_size


def take_new_file(datasette: Datasette, name: str) -> None:
    """Serve the file that is at the database's path now, if it is another one and can be read."""
    old = datasette.databases[name]
    try:
        if look_at(old.path) == getattr(old, "state", None):
            return
        new = OneFile(old)
        while look_at(old.path) != new.state:  # replaced again while it was being opened
            new.close()
            new = OneFile(old)
    except (OSError, sqlite3.Error) as error:
        LOG.error("%s cannot be read (%s); serving what was there", old.path, error)  # noqa: TRY400
        return
    datasette.databases = {**datasette.databases, name: new}
    asyncio.get_running_loop().call_later(SECONDS_TO_FINISH, old.close)


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[Asgi], Asgi]:
    """Look at the files before every request."""

    def wrap(app: Asgi) -> Asgi:
        async def serve(scope: dict[str, Any], receive: Asgi, send: Asgi) -> None:
            if scope["type"] == "http":
                for name, database in datasette.databases.items():
                    if database.path is not None:
                        take_new_file(datasette, name)
            await app(scope, receive, send)

        return serve

    return wrap
