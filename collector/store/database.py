"""Opening the private database, and transactions on it."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from collector import __version__
from collector.errors import DataDirectoryError, SchemaTooNewError
from collector.store.migrations.steps import migrations

BUSY_TIMEOUT_MS = 10_000

_UNWRITABLE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR}
"""What SQLite says of a disk that is full or must not be written."""

_UNUSABLE = {*_UNWRITABLE, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN}

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def open_database(path: Path) -> Database:
    """Open an existing, up-to-date database for one thread, or raise DataDirectoryError."""
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, check_same_thread=False
        )
        connection.executescript(f"""
            PRAGMA busy_timeout = {BUSY_TIMEOUT_MS};
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA secure_delete = ON;
        """)
    except sqlite3.Error as error:
        message = f"cannot open the database {path}: {error}; check --data and its permissions"
        raise DataDirectoryError(message) from error
    return Database(connection, strict=True)


def create_database(
    path: Path, before_change: Callable[[Database], object] | None = None
) -> Database:
    """Create the file if needed, switch to WAL and apply new migrations; then open it.

    Call it once, before any process serves: many processes that create one file lock each other
    out. `before_change` is called with a database that migrations are about to change.

    Raise DataDirectoryError if the directory or file cannot be written, or is no database, and
    SchemaTooNewError if a newer version of the service wrote it.
    """
    with naming_failures(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(mode=0o600)
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
        except (OSError, sqlite3.OperationalError) as error:
            message = (
                f"cannot use the data directory {path.parent} ({error}): make room or give the "
                "right to write, or choose another: --data"
            )
            raise DataDirectoryError(message) from error
        db = open_database(path)
        _check_schema_is_known(db)
        if before_change is not None and migrations.applied(db) and migrations.pending(db):
            before_change(db)
        migrations.apply(db)
    return db


def _check_schema_is_known(db: Database) -> None:
    known = {step.name for step in migrations.pending(Database(memory=True))}
    unknown = sorted({step.name for step in migrations.applied(db)} - known)
    if unknown:
        raise SchemaTooNewError(
            f"the database has the step {unknown[-1]}, which this version, {__version__}, does not "
            "know; install the newer version that wrote it"
        )


def write_nothing_durably(db: Database) -> None:
    """Write a page as it is, to learn whether the disk takes it."""
    db.execute("PRAGMA user_version = 0")


@contextmanager
def transaction(db: Database) -> Iterator[Database]:
    """Run the block as one durable write transaction; an exception rolls it back.

    It begins IMMEDIATE: a deferred one that reads first may fail at its first write without
    waiting for other writers.

    Raise DataDirectoryError if the disk is full or cannot be written; nothing was changed.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield db
        return
    with naming_failures():
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield db
            db.conn.commit()
        except BaseException:
            db.conn.rollback()
            raise


@contextmanager
def naming_failures(path: Path | None = None) -> Iterator[None]:
    """Say in a sentence what about the disk or a database file made SQLite fail in the block.

    Raise DataDirectoryError if the disk is full or must not be written; the block must undo its
    changes. With the path of its file, raise it also if that is damaged, or cannot be used now.
    """
    try:
        yield
    except sqlite3.Error as error:
        # The extended code tells more than the kind of failure.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if path is not None and code in _DAMAGED:
            raise _damaged(path, str(error)) from error
        if path is not None and code in _UNUSABLE:
            raise DataDirectoryError(
                f"the database cannot be used now ({error}): make room on the disk, then try again"
            ) from error
        if code in _UNWRITABLE:
            raise DataDirectoryError(
                f"cannot write the private database ({error}); nothing was changed: make room or "
                "give write permission, then try again"
            ) from error
        raise


@contextmanager
def snapshot(db: Database) -> Iterator[Database]:
    """Run the block, which only reads, on one state of the database; writers go on meanwhile."""
    db.conn.execute("BEGIN")
    try:
        yield db
    finally:
        db.conn.rollback()


def check_whole(db: Database, path: Path, *, thoroughly: bool = True) -> None:
    """Raise DataDirectoryError if SQLite finds damage in the file, or thoroughly in all of it."""
    with naming_failures(path):
        damage = [] if not thoroughly and is_whole(path) else find_damage(db)
    if damage:
        raise _damaged(path, damage[0])


def _damaged(path: Path, what: str) -> DataDirectoryError:
    return DataDirectoryError(
        f"the database {path} is damaged ({' '.join(what.split())}): end the service, and put the "
        "latest whole backup back with `collector restore`"
    )


def is_whole(path: Path) -> bool:
    """Say whether a database file is whole, or is not there.

    Raise DataDirectoryError if the disk has no room for looking.
    """
    if not path.is_file():
        return True
    try:
        with naming_failures(), closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def check_unused(path: Path) -> None:
    """Raise DataDirectoryError if a program has a whole database open; its log is emptied if not.

    Only who is alone may leave the journal mode WAL.
    """
    if not path.exists() or not is_whole(path):
        return
    with closing(sqlite3.connect(path, timeout=0)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            raise DataDirectoryError(
                f"another program has {path} open ({error}): end it, and Litestream as well"
            ) from error


def delete_database(path: Path) -> None:
    """Delete a database's files; missing ones are ignored."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def find_damage(db: Database) -> list[str]:
    """Return what SQLite finds wrong in the file and its references; empty if it is whole."""
    damage = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    dangling = [row[0] for row in db.execute("PRAGMA foreign_key_check")]
    return damage + [f"a row of {table} refers to nothing" for table in dangling]


def put_file(path: Path, write: Callable[[Path], object]) -> None:
    """Let a file for its owner alone be written, and put it in its place when it is on the disk.

    A power cut leaves what was there before, or the new file.

    Raise DataDirectoryError if it cannot be written.
    """
    fresh = path.with_name(f"{path.name}-new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh.unlink(missing_ok=True)
        fresh.touch(mode=0o600)
        write(fresh)
        sync(fresh)
        fresh.replace(path)
        sync(path.parent)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        message = f"cannot write {path} ({error}): make room or give the right to"
        raise DataDirectoryError(message) from error


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
