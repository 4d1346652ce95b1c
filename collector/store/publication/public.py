"""Write the public database: the one file that is served.

It writes what it is given, and never reads the private database.
"""

import fcntl
import filecmp
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from collector.core.publication.editions import by_name
from collector.core.rows.columns import PublicRow, list_columns
from collector.core.rows.tables import PUBLIC_TABLES, PublicTables
from collector.errors import DataDirectoryError
from collector.store.database import sync
from collector.store.publication.schema import SCHEMA

PAGE_SIZE = 4096


@contextmanager
def one_writer(path: Path) -> Iterator[None]:
    """Let one process at a time read editions and replace the file; the others wait.

    The lock is the directory's own, so that a killed process leaves nothing to clean up. It raises
    DataDirectoryError if the directory cannot be made or opened.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.parent.chmod(0o755)  # the public site may run as another user
        directory = os.open(path.parent, os.O_RDONLY)
    except OSError as error:
        raise _not_written(path, error) from error
    try:
        fcntl.flock(directory, fcntl.LOCK_EX)
        yield
    finally:
        os.close(directory)


def save_public(path: Path, tables: PublicTables) -> None:
    """Write a new file beside the served one and put it in its place in one step.

    The bytes depend on the rows alone: everything is inserted once, in order, into a new file.
    It raises DataDirectoryError if that cannot be written; what was served before is untouched.
    """
    new = path.with_name(f"{path.name}.new")
    try:
        _discard(new)
        with closing(sqlite3.connect(new, isolation_level=None)) as connection:
            _write(connection, tables)
        sync(new)
        new.chmod(0o644)
        new.replace(path)
        sync(path.parent)
    except (OSError, sqlite3.OperationalError) as error:
        with suppress(OSError):
            _discard(new)  # a file that fills the disk would also block new responses
        raise _not_written(path, error) from error


def is_as_written(path: Path, tables: PublicTables) -> bool:
    """Say whether the served file has exactly the bytes that these rows make.

    It is compared with a temporary file, and nothing is changed.
    """
    with TemporaryDirectory() as folder:
        anew = Path(folder) / path.name
        save_public(anew, tables)
        return path.is_file() and filecmp.cmp(anew, path, shallow=False)


def _discard(new: Path) -> None:
    """Delete a file that was begun, and the journal that SQLite may have left beside it."""
    for begun in (new, new.with_name(f"{new.name}-journal")):
        begun.unlink(missing_ok=True)


def _write(connection: sqlite3.Connection, tables: PublicTables) -> None:
    connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.executescript(f"BEGIN; PRAGMA defer_foreign_keys = ON; {SCHEMA}")
    for name, rows in sorted(by_name(tables).items()):
        _insert(connection, name, rows)
    connection.execute("COMMIT")
    connection.execute("VACUUM")  # the pages of the schema split, and keep what they held before


def _insert(connection: sqlite3.Connection, name: str, rows: Sequence[PublicRow]) -> None:
    columns = [each.name for each in list_columns(PUBLIC_TABLES[name])]
    places = ", ".join("?" for _ in columns)
    # The key is the first columns, so this is the order of the key.
    values = sorted(map(attrgetter(*columns), rows))
    connection.executemany(f"INSERT INTO {name} VALUES ({places})", values)  # noqa: S608 a table of SCHEMA


def _not_written(path: Path, error: Exception) -> DataDirectoryError:
    return DataDirectoryError(
        f"cannot write the public database {path} ({error}); what was published before stays up; "
        "make room or give write permission, then publish again"
    )
