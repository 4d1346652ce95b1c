"""Backups: dated copies of the private database, without keys, for the owner alone."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlite_utils import Database

from collector.errors import DataDirectoryError
from collector.store.database import (
    create_database,
    delete_database,
    find_damage,
    is_whole,
    sync,
    transaction,
)

_NAME = "collector-%Y%m%d-%H%M%S-%f.db"


@dataclass(frozen=True)
class Backup:
    """One file, and the day on which it was made, in UTC."""

    path: Path
    day: date

    @property
    def is_whole(self) -> bool:
        """Say whether it was written to its end."""
        return self.path.suffix == Path(_NAME).suffix


def save_backup(db: Database, folder: Path, now: datetime) -> Backup:
    """Write a copy that is complete and durable before it gets its name.

    Raise DataDirectoryError if it cannot be written, or there is one of this moment.
    """
    moment = now.astimezone(UTC)
    path = folder / moment.strftime(_NAME)
    if path.exists():
        raise DataDirectoryError(f"there is a backup of this moment already: {path}")
    part = path.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        db.conn.execute("VACUUM INTO ?", [str(part)])
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise DataDirectoryError(f"cannot write the backup {path}: {error}") from error
    return Backup(path, moment.date())


def list_backups(folder: Path) -> list[Backup]:
    """Return the backups by age, the oldest first; half-written ones count as well."""
    known = [(path, _read_day(path)) for path in _list_files(folder)]
    return [Backup(path, day) for path, day in known if day is not None]


def date_anew(backup: Backup, moment: datetime) -> None:
    """Give a backup the name of another moment."""
    named = backup.path.with_name(moment.astimezone(UTC).strftime(_NAME))
    backup.path.rename(named.with_suffix(backup.path.suffix))


def list_strays(folder: Path) -> list[Path]:
    """Return what lies among the backups and is none, so that it is never deleted."""
    return [path for path in _list_files(folder) if _read_day(path) is None]


def _list_files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _read_day(path: Path) -> date | None:
    with suppress(ValueError):
        return datetime.strptime(path.stem, Path(_NAME).stem).replace(tzinfo=UTC).date()
    return None


def set_aside(database: Path, folder: Path, now: datetime) -> Backup | None:
    """Copy a damaged database among the backups, with whom it goes; None if it is whole.

    Raise DataDirectoryError if it cannot be copied.
    """
    if is_whole(database):
        return None
    moment = now.astimezone(UTC)
    path = (folder / moment.strftime(_NAME)).with_suffix(".damaged")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for ending in ("-wal", ""):
            part, kept = (each.with_name(each.name + ending) for each in (database, path))
            if part.exists():
                kept.touch(mode=0o600)
                shutil.copyfile(part, kept)
    except OSError as error:
        raise DataDirectoryError(f"cannot keep the damaged database as {path}: {error}") from error
    return Backup(path, moment.date())


def replace_database(path: Path, backup: Path, prepare: Callable[[Database], None]) -> None:
    """Put a backup in place of the database, which must not be open anywhere, once it is prepared.

    Raise DataDirectoryError if the backup is damaged or none of this service; nothing is changed,
    and SchemaTooNewError if a newer version of the service wrote it; nothing is changed.
    """
    copy = path.with_name("restored.db")
    _check_ours(backup)
    shutil.copyfile(backup, copy)
    try:
        copy.chmod(0o600)
        with closing(create_database(copy)) as db:
            damage = find_damage(db)
            if damage:
                raise DataDirectoryError(f"the backup {backup} is damaged: {damage[0]}")
            prepare(db)
        sync(copy)
        # A log that is left would be taken for that of the backup.
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        copy.replace(path)
        sync(path.parent)
    finally:
        delete_database(copy)


_COUNT_ACCOUNTS = "SELECT count(*) FROM earlier.accounts"

_CARRY_OVER = """
    INSERT OR REPLACE INTO accounts SELECT * FROM earlier.accounts;
    DELETE FROM identities WHERE account_id IN (SELECT id FROM earlier.accounts);
    INSERT INTO identities SELECT * FROM earlier.identities;
    DELETE FROM invitations;
    INSERT INTO invitations SELECT * FROM earlier.invitations;
    INSERT OR IGNORE INTO audit SELECT * FROM earlier.audit;
    INSERT OR REPLACE INTO key_checks SELECT * FROM earlier.key_checks;
    INSERT OR REPLACE INTO clock SELECT * FROM earlier.clock;
"""


def carry_over(db: Database, earlier: Path) -> bool:
    """Take accounts, invitations, log, check values and clock over from another database.

    Returns:
        False if that has no accounts, or others under the same numbers; then nothing is taken over.
    """
    db.conn.execute("ATTACH ? AS earlier", [str(earlier)])
    try:
        others = "SELECT 1 FROM accounts JOIN earlier.accounts AS other USING (id)"
        if db.execute(f"{others} WHERE accounts.name <> other.name").fetchone():
            return False
        with transaction(db):
            for statement in filter(str.strip, _CARRY_OVER.split(";")):
                db.execute(statement)
    finally:
        db.conn.execute("DETACH earlier")
    return True


def _check_ours(backup: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)) as db:
            db.execute("SELECT slug FROM events").fetchall()
    except sqlite3.Error as error:
        raise DataDirectoryError(f"{backup} is no backup of this service: {error}") from error
