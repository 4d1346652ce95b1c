import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from collector.store.database import open_database
from collector.store.writer import Writer, write_directly


@pytest.fixture
def writer(data, db):
    running = Writer(data / "collector.db")
    yield running
    running.close()


@pytest.fixture
def commits(writer):
    """The statements COMMIT that the writer has made."""
    made = []
    writer._db.conn.set_trace_callback(lambda sql: made.append(sql) if sql == "COMMIT" else None)
    return made


def note(text):
    return lambda db: db.execute(
        "INSERT INTO audit (day, account, what) VALUES ('', '', ?)", [text]
    )


def whats(data):
    other = open_database(data / "collector.db")
    found = [row["what"] for row in other.query("SELECT what FROM audit ORDER BY what")]
    other.close()
    return found


def fail_half_done(db):
    note("undone")(db)
    raise ValueError("half done")


def undo_all(db):
    """Fail as a full disk does: SQLite itself undoes the whole transaction."""
    note("undone")(db)
    db.execute("INSERT OR ROLLBACK INTO audit (day) VALUES (NULL)")


@contextmanager
def queued(writer, changes):
    """Queue changes while the writer is held up by another; it goes on after the block."""
    begun, go_on = threading.Event(), threading.Event()

    def hold_up(_db):
        begun.set()
        go_on.wait(10)

    with ThreadPoolExecutor(len(changes) + 1) as pool:
        pool.submit(writer, hold_up)
        begun.wait(10)
        futures = [pool.submit(writer, change) for change in changes]
        while writer._queue.qsize() < len(changes):
            time.sleep(0.001)
        yield futures
        go_on.set()


def test_writer_returns_when_the_change_is_durable(writer, data):
    writer(note("a"))

    assert whats(data) == ["a"]


def test_writer_returns_the_result(writer):
    assert writer(lambda db: db.execute("SELECT 7").fetchone()[0]) == 7


def test_writer_undoes_only_the_change_that_failed(writer, data):
    writer(note("a"))
    with pytest.raises(ValueError, match="half done"):
        writer(fail_half_done)
    writer(note("b"))

    assert whats(data) == ["a", "b"]


def test_writer_shares_transactions_among_waiting_threads(writer, data, commits):
    texts = [f"{n:02}" for n in range(40)]

    with queued(writer, [note(text) for text in texts]):
        pass

    assert whats(data) == texts
    assert len(commits) == 2


def test_writer_takes_no_more_than_a_batch_at_once(writer, data, commits):
    writer._at_once = 2

    with queued(writer, [note(f"{n}") for n in range(7)]):
        pass

    assert len(whats(data)) == 7
    assert len(commits) == 5


def test_writer_tells_every_waiting_thread_when_the_commit_fails(writer, data, db):
    db.execute("BEGIN IMMEDIATE")
    writer._db.conn.execute("PRAGMA busy_timeout = 50")

    with pytest.raises(sqlite3.OperationalError, match="database is locked"):
        writer(note("a"))

    db.execute("COMMIT")
    assert whats(data) == []


@pytest.mark.parametrize("fail", [fail_half_done, undo_all])
def test_writer_undoes_a_failed_change_and_keeps_those_beside_it(writer, data, fail):
    changes = [note("a"), note("b"), fail, note("c"), fail]

    with queued(writer, changes) as futures:
        pass

    assert [future.exception() is None for future in futures] == [True, True, False, True, False]
    assert whats(data) == ["a", "b", "c"]


def test_writer_finishes_what_is_queued_before_it_closes(data, db):
    closing = Writer(data / "collector.db")

    with queued(closing, [note(f"{n}") for n in range(5)]):
        thread = threading.Thread(target=closing.close)
        thread.start()
    thread.join()

    assert len(whats(data)) == 5


def test_write_directly_undoes_a_failed_change(db):
    with pytest.raises(ValueError, match="half done"):
        write_directly(db)(fail_half_done)

    assert db.table("audit").count == 0
