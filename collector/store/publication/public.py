"""Write the public database: the one file that is served.

It writes what it is given, and never reads the private database.
"""

import fcntl
import filecmp
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from collector.core.publication.editions import by_name
from collector.core.rows.columns import list_columns
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
        # The public site may run as another user.
        path.parent.chmod(path.parent.stat().st_mode | 0o055)
        directory = os.open(path.parent, os.O_RDONLY)
    except OSError as error:
        raise _not_written(path, error) from error
    try:
        fcntl.flock(directory, fcntl.LOCK_EX)
        yield
    finally:
        os.close(directory)


def save_public(path: Path, parts: Iterable[PublicTables]) -> None:
    """Write a new file beside the served one and put it in its place in one step.

    The rows come in parts, of which one at a time is in memory. The bytes depend on the rows alone,
    in whatever parts and order they come.
    It raises DataDirectoryError if that cannot be written; what was served before is untouched.
    """
    new = path.with_name(f"{path.name}.new")
    try:
        _discard(new)
        with closing(sqlite3.connect(new, isolation_level=None)) as connection:
            _write(connection, parts)
        sync(new)
        new.chmod(0o644)
        new.replace(path)
        sync(path.parent)
    except (OSError, sqlite3.OperationalError) as error:
        with suppress(OSError):
            _discard(new)  # a file that fills the disk would also block new responses
        raise _not_written(path, error) from error


def is_as_written(path: Path, parts: Iterable[PublicTables]) -> bool:
    """Say whether the served file has exactly the bytes that these rows make.

    It is compared with a temporary file, and nothing is changed.
    """
    with TemporaryDirectory() as folder:
        anew = Path(folder) / path.name
        save_public(anew, parts)
        return path.is_file() and filecmp.cmp(anew, path, shallow=False)


def _discard(new: Path) -> None:
    """Delete a file that was begun, and the journal that SQLite may have left beside it."""
    for begun in (new, new.with_name(f"{new.name}-journal")):
        begun.unlink(missing_ok=True)


def _write(connection: sqlite3.Connection, parts: Iterable[PublicTables]) -> None:
    connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.executescript(f"BEGIN; PRAGMA defer_foreign_keys = ON; {SCHEMA}")
    for part in parts:
        for name, rows in by_name(part).items():
            columns = [each.name for each in list_columns(PUBLIC_TABLES[name])]
            places = ", ".join("?" for _ in columns)
            sql = f"INSERT INTO {name} VALUES ({places})"  # noqa: S608 a table of SCHEMA
            connection.executemany(sql, map(attrgetter(*columns), rows))
    connection.execute("COMMIT")
    connection.execute("VACUUM")  # every page is written anew, in the order of the keys


def _not_written(path: Path, error: Exception) -> DataDirectoryError:
    return DataDirectoryError(
        f"cannot write the public database {path} ({error}); what was published before stays up; "
        "make room or give write permission, then publish again"
    )
