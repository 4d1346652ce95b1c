"""What a connection to the public file may do, and a program of its own for queries of strangers.

It needs nothing but Python itself, so that the program starts at once. The program answers on its
standard output the questions that come on its standard input, each as JSON after its length.
"""

import json
import resource
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO
from weakref import WeakKeyDictionary

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 200,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 20_000,
}
"""The longest text of a query, in bytes; a drawing, the longest text, has some 10 000.

SQLite checks the time between steps only, and comparing two long texts is one step: with longer
texts a single step of LIKE takes minutes.
"""

MAX_RESULT_BYTES = 20_000_000
"""The largest result of a query, so that rows of long cells cannot fill the memory."""

REFUSED = {
    (sqlite3.SQLITE_PRAGMA, "database_list", None),
    (sqlite3.SQLITE_FUNCTION, None, "fts3_tokenizer"),
    (sqlite3.SQLITE_FUNCTION, None, "printf"),
    (sqlite3.SQLITE_FUNCTION, None, "format"),
}
"""Functions that tell the file's path or an address in the memory, or that take minutes.

`printf` is one step, whatever width it is asked for, and no time limit ends a step.
"""

FILES = {("editions_whole", "document")}
"""Columns that a query finds empty: longer than any cell, they are sent as files."""

STEPS_BETWEEN_LOOKS = 50
"""The most steps of SQLite between two checks of a query's time.

A step that searches a long text can take some hundredths of a second, so a query of a thousand
such steps, after which Datasette checks, would go on for a quarter of a minute.
"""

MEMORY_BYTES = 512_000_000
PROCESSOR_S = 20
"""What the program may use, whatever it is asked."""

SIZE_BYTES = 8
"""The length of a question or answer is written in so many bytes."""


def guard(conn: sqlite3.Connection) -> None:
    """Hide the path of the file, and refuse what would fill the memory."""
    conn.set_authorizer(authorise)
    for limit, most in LIMITS.items():
        conn.setlimit(limit, most)
    conn.row_factory = weigh_rows()


def authorise(action: int, name: str | None, column: str | None, *_: str | None) -> int:
    """Return what SQLite may do as it prepares a query."""
    if (action, name, column) in REFUSED:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_READ and (name, column) in FILES:
        return sqlite3.SQLITE_IGNORE
    return sqlite3.SQLITE_OK


def weigh_rows() -> Callable[[sqlite3.Cursor, tuple[Any, ...]], sqlite3.Row]:
    """Return a maker of rows that stops a result when it grows too big."""
    weights: WeakKeyDictionary[sqlite3.Cursor, int] = WeakKeyDictionary()

    def make_row(cursor: sqlite3.Cursor, cells: tuple[Any, ...]) -> sqlite3.Row:
        weight = sum(len(cell) for cell in cells if isinstance(cell, str | bytes))
        weights[cursor] = weights.get(cursor, 0) + weight
        if weights[cursor] > MAX_RESULT_BYTES:
            message = "the result is too big: ask for fewer rows or columns"
            raise sqlite3.OperationalError(message)
        return sqlite3.Row(cursor, cells)

    return make_row


def read_message(stream: BinaryIO) -> Any:  # noqa: ANN401 whatever JSON holds
    """Return the next message, or None at the end."""
    size = int.from_bytes(stream.read(SIZE_BYTES), "big")
    return json.loads(stream.read(size)) if size else None


def write_message(message: dict[str, Any]) -> bytes:
    """Return a message as it is sent; bytes in it as `{"bytes": hexadecimal}`."""
    body = json.dumps(message, default=lambda cell: {"bytes": cell.hex()}).encode()
    return len(body).to_bytes(SIZE_BYTES, "big") + body


def answer(conn: sqlite3.Connection, question: dict[str, Any]) -> dict[str, Any]:
    """Run a query, and return its rows or why there are none."""
    ends = time.perf_counter() + question["seconds"]
    conn.set_progress_handler(lambda: time.perf_counter() >= ends, STEPS_BETWEEN_LOOKS)
    most = question["most"]
    try:
        cursor = conn.execute(question["sql"], question["values"])
        rows = cursor.fetchall() if most is None else cursor.fetchmany(most + 1)
    except MemoryError:
        return {"error": "OperationalError", "words": "the query needs too much memory"}
    except (sqlite3.Error, sqlite3.Warning) as error:
        return {"error": type(error).__name__, "words": str(error)}
    return {
        "columns": [column[0] for column in cursor.description or ()],
        "rows": [tuple(row) for row in (rows if most is None else rows[:most])],
        "truncated": most is not None and len(rows) > most,
    }


def main(path: str) -> None:
    """Answer until nobody asks any more."""
    for what, most in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, PROCESSOR_S)):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
    conn = sqlite3.connect(f"file:{path}?immutable=1", uri=True)
    conn.text_factory = lambda text: str(text, "utf-8", "replace")
    guard(conn)
    message: dict[str, Any] = {"ready": True}
    while True:
        sys.stdout.buffer.write(write_message(message))
        sys.stdout.buffer.flush()
        question = read_message(sys.stdin.buffer)
        if question is None:
            return
        message = answer(conn, question)


if __name__ == "__main__":
    main(sys.argv[1])
