"""One writer for all threads of a process: many writes in one durable transaction.

SQLite's wait for a lock has no queue, so threads that commit for themselves starve one another.
Here they queue up, and each gets its result after the commit that holds its write.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Protocol, TypeVar

from sqlite_utils import Database

from collector.store.database import open_database, transaction

T = TypeVar("T")

AT_ONCE = 256  # changes in one transaction at most


class Write(Protocol):
    """Runs a function in a durable write transaction and returns its result."""

    def __call__(self, change: Callable[[Database], T]) -> T:
        """Return what the change returned, once it is durable; its exception undoes it alone."""


def write_directly(db: Database) -> Write:
    """Return a `Write` for a program that has the database to itself, without a queue."""

    def write(change: Callable[[Database], T]) -> T:
        with transaction(db):
            return change(db)

    return write


class Writer:
    """A `Write` whose changes, from any thread, share transactions (group commit)."""

    def __init__(self, path: Path, *, at_once: int = AT_ONCE) -> None:
        """Start the thread that owns the writing connection."""
        self._at_once = at_once
        self._queue: SimpleQueue[_Queued | None] = SimpleQueue()
        self._db = open_database(path)
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    def __call__(self, change: Callable[[Database], T]) -> T:
        """Queue the change, wait until it is durable and return its result."""
        queued = _Queued(change)
        self._queue.put(queued)
        queued.ended.acquire()
        if queued.error is not None:
            raise queued.error
        result: T = queued.result
        return result

    @property
    def waiting(self) -> int:
        """Return how many changes wait."""
        return self._queue.qsize()

    def close(self) -> None:
        """Finish what is queued, then stop."""
        self._queue.put(None)
        self._thread.join()
        self._db.close()

    def _work(self) -> None:
        while (first := self._queue.get()) is not None:
            batch = self._drain(first)
            self._commit(batch)
            for queued in batch:
                queued.ended.release()

    def _drain(self, first: "_Queued") -> list["_Queued"]:
        batch = [first]
        with suppress(Empty):
            while len(batch) < self._at_once:
                queued = self._queue.get_nowait()
                if queued is None:
                    self._queue.put(None)
                    break
                batch.append(queued)
        return batch

    def _commit(self, batch: list["_Queued"]) -> None:
        try:
            with transaction(self._db):
                for queued in batch:
                    self._attempt(queued)
        except _HalfDoneError:
            for queued in batch:
                self._attempt_alone(queued)
        except Exception as error:  # noqa: BLE001 each waiting thread must hear of it
            for queued in batch:
                queued.error = error

    def _attempt(self, queued: "_Queued") -> None:
        """Make one change of a batch. Nearly all changes that fail do so before they change a row.

        On a full or failing disk SQLite itself undoes the changes beside it as well.
        """
        connection = self._db.conn
        rows_before = connection.total_changes
        try:
            queued.result = queued.change(self._db)
        except Exception as error:
            if connection.total_changes != rows_before or not connection.in_transaction:
                raise _HalfDoneError from error
            queued.error = error

    def _attempt_alone(self, queued: "_Queued") -> None:
        queued.error = None
        try:
            with transaction(self._db):
                queued.result = queued.change(self._db)
        except Exception as error:  # noqa: BLE001 it belongs to the thread that asked
            queued.error = error


class _Queued:
    """A change on its way through the writer; the thread that asked waits for `ended`.

    A bare lock, because a Future's condition costs a tenth of the time of a submission.
    """

    __slots__ = ("change", "ended", "error", "result")

    def __init__(self, change: Callable[[Database], Any]) -> None:
        self.change = change
        self.ended = threading.Lock()
        self.ended.acquire()
        self.error: Exception | None = None
        self.result: Any = None


class _HalfDoneError(Exception):
    """A change failed after it had changed rows, so its whole batch is undone and done singly."""
