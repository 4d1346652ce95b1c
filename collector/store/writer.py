"""One writer for all threads of a process: many writes in one durable transaction.

SQLite's wait for a lock has no queue, so threads that each commit for themselves starve one
another. Here they queue up, and each is answered only after the commit that holds its write.
What a write does belongs to the modules of the tables.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Protocol, TypeVar

from sqlite_utils import Database

from collector.store.database import open_database, transaction

T = TypeVar("T")

MAX_BATCH = 256

_Job = tuple[Callable[[Database], Any], "Future[Any]"]


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

    def __init__(self, path: Path) -> None:
        """Start the thread that owns the writing connection."""
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
        self._db = open_database(path)
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    def __call__(self, change: Callable[[Database], T]) -> T:
        """Queue the change, wait until it is durable and return its result."""
        future: Future[T] = Future()
        self._queue.put((change, future))
        return future.result()

    def close(self) -> None:
        """Finish what is queued, then stop."""
        self._queue.put(None)
        self._thread.join()
        self._db.close()

    def _work(self) -> None:
        while (first := self._queue.get()) is not None:
            self._commit(self._drain(first))

    def _drain(self, first: _Job) -> list[_Job]:
        batch = [first]
        while len(batch) < MAX_BATCH:
            try:
                job = self._queue.get_nowait()
            except Empty:
                break
            if job is None:
                self._queue.put(None)
                break
            batch.append(job)
        return batch

    def _commit(self, batch: list[_Job]) -> None:
        try:
            with transaction(self._db):
                outcomes = [self._attempt(change) for change, _ in batch]
        except _HalfDoneError:
            outcomes = [self._attempt_alone(change) for change, _ in batch]
        except Exception as error:  # noqa: BLE001 each waiting thread must hear of it
            outcomes = [error] * len(batch)
        for (_, future), outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, Exception):
                future.set_exception(outcome)
            else:
                future.set_result(outcome)

    def _attempt(self, change: Callable[[Database], T]) -> T | Exception:
        """Make a change among others; nearly all that fail do so before they changed a row."""
        rows_before = self._db.conn.total_changes
        try:
            return change(self._db)
        except Exception as error:
            if self._db.conn.total_changes != rows_before:
                raise _HalfDoneError from error
            return error

    def _attempt_alone(self, change: Callable[[Database], T]) -> T | Exception:
        try:
            with transaction(self._db):
                return change(self._db)
        except Exception as error:  # noqa: BLE001 it belongs to the thread that asked
            return error


class _HalfDoneError(Exception):
    """A change failed after it had changed rows, so its whole batch is undone and done singly."""
