"""The limit of concurrency: few threads compute at a time, and the others wait their turn.

Threads that all want the interpreter's lock hand it over at every SQL statement, which costs more
than the statement. So a request waits for its body first, then for a turn, and gives the turn away
while it waits for the disk.
"""

import threading
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

from sqlite_utils import Database
from werkzeug.wsgi import get_input_stream

from collector.store.writer import Write

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

T = TypeVar("T")

AT_ONCE = 2
"""One computes while another waits for the disk (measured: see `make bench`)."""

READ_AHEAD = 1 << 20
"""Bytes of a body that are kept; the whole body has arrived before a turn is taken."""

DISCARD_LIMIT = 16_000_000
"""Bytes beyond them that are read and discarded, so that the browser shows the answer."""


class Concurrency:
    """The limit of concurrency of one web process."""

    def __init__(self) -> None:
        """Begin with every turn free."""
        self._free = threading.Semaphore(AT_ONCE)

    def taken_by(self, application: "WSGIApplication") -> "WSGIApplication":
        """Return the application with the limit: each request waits for its turn."""

        def answer(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
            if environ.get("CONTENT_LENGTH") or environ.get("HTTP_TRANSFER_ENCODING"):
                _wait_for_body(environ)
            with self._free:
                return application(environ, start)

        return answer

    def given_away_by(self, write: Write) -> Write:
        """Return the write with its turn given away until the change is durable."""

        def write_meanwhile(change: Callable[[Database], T]) -> T:
            self._free.release()
            try:
                return write(change)
            finally:
                self._free.acquire()

        return write_meanwhile


def _wait_for_body(environ: "WSGIEnvironment") -> None:
    """Read the body before taking a turn, so that a slow phone never holds one."""
    source = get_input_stream(environ)
    body = source.read(READ_AHEAD)
    discarded = 0
    while len(body) == READ_AHEAD and discarded < DISCARD_LIMIT and (more := source.read(1 << 16)):
        discarded += len(more)
    environ["wsgi.input"] = BytesIO(body)
    environ["CONTENT_LENGTH"] = str(len(body))
    environ.pop("HTTP_TRANSFER_ENCODING", None)
