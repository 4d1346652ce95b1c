import threading

import pytest

from collector.store.database import open_database
from collector.store.writer import Writer, write_directly


@pytest.fixture
def writer(data, db):
    running = Writer(data / "collector.db")
    yield running
    running.close()


def note(text):
    return lambda db: db.execute(
        "INSERT INTO audit (day, account, what) VALUES ('', '', ?)", [text]
    )


def whats(data):
    other = open_database(data / "collector.db")
    found = [row["what"] for row in other.query("SELECT what FROM audit ORDER BY what")]
    other.close()
    return found


def test_writer_returns_when_the_change_is_durable(writer, data):
    writer(note("a"))

    assert whats(data) == ["a"]


def test_writer_returns_the_result(writer):
    assert writer(lambda db: db.execute("SELECT 7").fetchone()[0]) == 7


def test_writer_undoes_only_the_change_that_failed(writer, data):
    def fail(db):
        note("undone")(db)
        raise ValueError("the change failed")

    writer(note("a"))
    with pytest.raises(ValueError, match="the change failed"):
        writer(fail)
    writer(note("b"))

    assert whats(data) == ["a", "b"]


def test_writer_shares_transactions_among_waiting_threads(writer, data, db):
    commits = []
    writer._db.conn.set_trace_callback(lambda sql: commits.append(sql == "COMMIT"))
    db.execute("BEGIN IMMEDIATE")
    threads = [threading.Thread(target=writer, args=[note(f"{n:03}")]) for n in range(40)]
    for thread in threads:
        thread.start()
    db.execute("COMMIT")
    for thread in threads:
        thread.join()

    assert whats(data) == [f"{n:03}" for n in range(40)]
    assert sum(commits) < 20


def test_writer_tells_every_waiting_thread_when_the_commit_fails(writer, data, db):
    db.execute("BEGIN IMMEDIATE")
    writer._db.conn.execute("PRAGMA busy_timeout = 50")

    with pytest.raises(Exception, match="database is locked"):
        writer(note("a"))

    db.execute("COMMIT")
    assert whats(data) == []


def test_writer_finishes_what_is_queued_before_it_closes(data, db):
    closing = Writer(data / "collector.db")
    threads = [threading.Thread(target=closing, args=[note(f"{n}")]) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    closing.close()

    assert len(whats(data)) == 5


def test_write_directly_undoes_a_failed_change(db):
    def fail(db):
        note("undone")(db)
        raise ValueError("the change failed")

    with pytest.raises(ValueError, match="the change failed"):
        write_directly(db)(fail)

    assert db.table("audit").count == 0


def test_writer_undoes_a_half_done_change_and_keeps_those_beside_it(writer, data, db):
    def fail(db):
        note("undone")(db)
        raise ValueError("half done")

    def attempt(change):
        try:
            writer(change)
        except ValueError as error:
            errors.append(str(error))

    errors = []
    db.execute("BEGIN IMMEDIATE")
    changes = [note("a"), fail, note("b"), fail]
    threads = [threading.Thread(target=attempt, args=[change]) for change in changes]
    for thread in threads:
        thread.start()
    db.execute("COMMIT")
    for thread in threads:
        thread.join()

    assert (whats(data), errors) == (["a", "b"], ["half done", "half done"])


def test_writer_takes_no_more_than_a_batch_at_once(data, db):
    small = Writer(data / "collector.db", at_once=2)
    threads = [threading.Thread(target=small, args=[note(f"{n}")]) for n in range(7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    small.close()

    assert len(whats(data)) == 7
