import sqlite3
import stat

import pytest

from collector.errors import DataDirectoryError, SchemaTooNewError
from collector.store.database import (
    create_database,
    find_damage,
    open_database,
    snapshot,
    transaction,
)


def test_create_database_is_durable_and_strict(db):
    pragmas = [
        db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    ]
    own = [table for table in db.tables if not table.name.startswith("_sqlite")]

    assert pragmas == ["wal", 2, 1, 1]
    assert [table.name for table in own if not table.strict] == []


def test_create_database_makes_a_file_for_the_owner_alone(data, db):
    assert stat.S_IMODE((data / "collector.db").stat().st_mode) == 0o600


def test_create_database_twice_keeps_rows(data, db):
    db.execute("INSERT INTO audit (day, account, what) VALUES ('2026-05-12', 'a', 'b')")

    again = create_database(data / "collector.db")

    assert again.table("audit").count == 1


def test_create_database_refuses_a_newer_schema(data, db):
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('collector', 'm999_future', '2030')"
    )

    with pytest.raises(SchemaTooNewError, match="m999_future"):
        create_database(data / "collector.db")


def test_create_database_refuses_a_file_in_place_of_the_directory(tmp_path):
    (tmp_path / "data").write_text("a file")

    with pytest.raises(DataDirectoryError, match="choose another"):
        create_database(tmp_path / "data" / "collector.db")


def test_create_database_refuses_a_file_that_is_no_database(tmp_path):
    (tmp_path / "collector.db").write_text("not a database, but long enough to be looked at" * 20)

    with pytest.raises(DataDirectoryError, match="not a database"):
        create_database(tmp_path / "collector.db")


def test_open_database_refuses_a_missing_file(tmp_path):
    with pytest.raises(DataDirectoryError, match="cannot open"):
        open_database(tmp_path / "collector.db")


def test_transaction_undoes_everything_after_an_error(db):
    with pytest.raises(RuntimeError), transaction(db):
        db.execute("INSERT INTO audit (day, account, what) VALUES ('d', 'a', 'b')")
        raise RuntimeError

    assert db.table("audit").count == 0


def test_transaction_whose_commit_fails_is_not_left_open(db):
    with pytest.raises(sqlite3.IntegrityError), transaction(db):
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute("INSERT INTO reports VALUES (77, '2026-05-12', '{}')")

    assert (db.conn.in_transaction, db.table("reports").count) == (False, 0)


def test_transaction_within_a_transaction_is_undone_alone(db):
    with transaction(db):
        db.execute("INSERT INTO audit (day, account, what) VALUES ('d', 'a', 'kept')")
        with pytest.raises(RuntimeError), transaction(db):
            db.execute("INSERT INTO audit (day, account, what) VALUES ('d', 'a', 'undone')")
            raise RuntimeError

    assert [row["what"] for row in db.table("audit").rows] == ["kept"]


def test_snapshot_stays_the_same_while_others_write(data, db):
    other = open_database(data / "collector.db")

    with snapshot(db):
        before = db.table("audit").count
        other.execute("INSERT INTO audit (day, account, what) VALUES ('d', 'a', 'b')")
        during = db.table("audit").count
    other.close()

    assert (before, during, db.table("audit").count) == (0, 0, 1)


def test_find_damage_names_a_table_with_a_dangling_reference(data, db):
    with sqlite3.connect(data / "collector.db") as connection:
        connection.execute("INSERT INTO reports VALUES (77, '2026-05-12', '{}')")
    connection.close()

    assert find_damage(db) == ["a row of reports refers to nothing"]
