"""The limit of concurrency: few threads compute at a time, and the others wait their turn.

Threads that all want the interpreter's lock hand it over at every SQL statement, which costs more
than the statement. So a request waits for a turn, and gives it away while it waits for the disk.
"""

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from sqlite_utils import Database

from collector.store.writer import Write

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

T = TypeVar("T")

AT_ONCE = 2
"""One computes while another waits for the disk (measured: see `make bench`)."""


class Concurrency:
    """The limit of concurrency of one web process."""

    def __init__(self) -> None:
        """Begin with every turn free."""
        self._free = threading.Semaphore(AT_ONCE)

    def taken_by(self, application: "WSGIApplication") -> "WSGIApplication":
        """Return the application with the limit: each request waits for its turn."""

        def answer(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
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
