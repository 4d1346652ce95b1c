"""The limit of concurrency: few threads compute at a time, and the others wait their turn.

Threads that all want the interpreter's lock hand it over at every SQL statement, which costs more
than the statement. So a request waits for a turn, and gives it away while it waits for the disk.
"""

import threading
from collections.abc import Callable, Iterable
from typing import TypeVar
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from sqlite_utils import Database

from collector.store.writer import Write

T = TypeVar("T")

AT_ONCE = 2  # one computes while another waits for the disk (measured: see `make bench`)

ASIDE = "collector.aside"
"""True in the environment of a request that has a thread of its own and takes no turn."""


class Concurrency:
    """The limit of concurrency of one web process."""

    def __init__(self) -> None:
        """Begin with every turn free."""
        self._free = threading.Semaphore(AT_ONCE)
        self._thread = threading.local()

    def taken_by(self, application: WSGIApplication) -> WSGIApplication:
        """Return the application with the limit: a request waits for its turn."""

        def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            if environ.get(ASIDE):
                return application(environ, start)
            with self._free:
                self._thread.has_turn = True
                try:
                    return application(environ, start)
                finally:
                    self._thread.has_turn = False

        return answer

    def given_away_by(self, write: Write) -> Write:
        """Return the write with its turn given away until the change is durable."""

        def write_meanwhile(change: Callable[[Database], T]) -> T:
            if not getattr(self._thread, "has_turn", False):
                return write(change)
            self._free.release()
            try:
                return write(change)
            finally:
                self._free.acquire()

        return write_meanwhile
