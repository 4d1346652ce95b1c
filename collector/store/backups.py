"""Backups: dated copies of the private database, without keys, for the owner alone."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from collector import __version__
from collector.errors import DataDirectoryError, SchemaTooNewError
from collector.store import database as store
from collector.store.database import delete_database, put_file, sync

_STAMP, _WHOLE = "collector-%Y%m%d-%H%M%S-%f", ".db"

WAVE = "wave"  # the kind of backups that are made every few minutes while a wave is open

HALF_READ = "replica.db"
"""What was read from a replica to be restored; left behind, a restore was cut off."""

HALF_RESTORED = "restored.db"
"""What a restore prepares beside the database; left behind, it was cut off."""

_BEFORE = "before-"
"""The kind of a backup that was made before a version of the service changed the schema."""


@dataclass(frozen=True)
class Backup:
    """One file, and the moment at which it was made, in UTC."""

    path: Path
    moment: datetime

    @property
    def day(self) -> date:
        """Return the day on which it was made, in UTC."""
        return self.moment.date()

    @property
    def is_whole(self) -> bool:
        """Say whether it was written to its end."""
        return self.path.suffix == _WHOLE

    @property
    def kind(self) -> str:
        """Return what it was made for; nothing if it was made daily or on demand."""
        return self.path.stem.partition(".")[2]


def save_backup(db: Database, folder: Path, now: datetime, kind: str = "") -> Backup:
    """Write a copy that is complete and durable before it gets its name.

    Raise DataDirectoryError if it cannot be written, or there is one of this moment.
    """
    moment = now.astimezone(UTC)
    path = folder / f"{moment.strftime(_STAMP)}{kind and f'.{kind}'}{_WHOLE}"
    if path.exists():
        raise DataDirectoryError(f"there is a backup of this moment already: {path}")

    put_file(path, lambda part: db.conn.execute("VACUUM INTO ?", [str(part)]))
    return Backup(path, moment)


def copy_backups(folder: Path, other: Path) -> None:
    """Copy the whole backups that another directory lacks, which must be there already.

    Raise DataDirectoryError if it is not there, as a disk that is not mounted, or takes nothing.
    """
    if not other.is_dir():
        raise DataDirectoryError(
            f"the second directory of backups {other} is not there: mount it, or make it"
        )
    known = {each.path.name for each in list_backups(other)}
    for backup in list_backups(folder):
        if backup.is_whole and backup.path.name not in known:
            put_file(other / backup.path.name, partial(shutil.copyfile, backup.path))


def list_backups(folder: Path) -> list[Backup]:
    """Return the backups by age, the oldest first; half-written ones count as well."""
    known = [(path, _read_moment(path)) for path in _list_files(folder)]
    return [Backup(path, moment) for path, moment in known if moment is not None]


def date_anew(backup: Backup, moment: datetime) -> None:
    """Give a backup the name of another moment."""
    _, dot, rest = backup.path.name.partition(".")
    backup.path.rename(backup.path.with_name(moment.astimezone(UTC).strftime(_STAMP) + dot + rest))


def list_strays(folder: Path) -> list[Path]:
    """Return what lies among the backups and is none, so that it is never deleted."""
    return [path for path in _list_files(folder) if _read_moment(path) is None]


def _list_files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _read_moment(path: Path) -> datetime | None:
    with suppress(ValueError):
        return datetime.strptime(path.name.partition(".")[0], _STAMP).replace(tzinfo=UTC)
    return None


_STATE = """
    SELECT (SELECT count(*) FROM responses), (SELECT total(id) FROM responses),
        (SELECT max(id) FROM audit), (SELECT total(step) FROM questionnaire_drafts)
"""
"""What another answer, withdrawal, act of an organiser or edit of a draft changes."""


def is_as_in(db: Database, backup: Backup) -> bool:
    """Say whether answers, log and drafts are as in a backup, whose schema may be an older one."""
    with suppress(sqlite3.Error), closing(_open(backup.path)) as before:
        return bool(before.execute(_STATE).fetchone() == db.execute(_STATE).fetchone())
    return False


LEAST_ROOM = 200_000_000  # bytes that stay free on the disk, besides what a backup takes


def has_room(folder: Path, like: Path) -> bool:
    """Say whether the disk of a folder has room for a file like another one, and to spare."""
    return shutil.disk_usage(folder).free >= LEAST_ROOM + like.stat().st_size


def thin(backups: list[Backup], now: datetime) -> list[Backup]:
    """Return which of the backups of waves are not needed any more beside the others.

    All stay for an hour, the last of each hour for a day, then the last of each day.
    """
    last: dict[str, Backup] = {}
    for backup in (each for each in backups if each.kind == WAVE and each.is_whole):
        age = now - backup.moment
        shape = "%Y%m%d%H%M%S%f" if age < timedelta(hours=1) else "%Y%m%d%H"
        last[backup.moment.strftime(shape if age < timedelta(days=1) else "%Y%m%d")] = backup
    return [each for each in backups if each.kind == WAVE and each not in last.values()]


def upgrade_database(path: Path, folder: Path, now: datetime) -> Database:
    """Open the private database as `create_database` does, with a backup before it changes.

    Raise SchemaTooNewError if a newer version changed it, with the command that goes back.
    """
    try:
        return store.create_database(
            path, lambda db: save_backup(db, folder, now, f"{_BEFORE}{__version__}")
        )
    except SchemaTooNewError as error:
        made = [each for each in list_backups(folder) if each.kind.startswith(_BEFORE)]
        if not made:
            raise
        raise SchemaTooNewError(
            f"{error}: it was version {made[-1].kind.removeprefix(_BEFORE)}. To go back to what "
            f"was there before that, end the service and run `collector restore {made[-1].path}`"
        ) from error


def set_aside(database: Path, folder: Path, now: datetime) -> Backup | None:
    """Copy a damaged database among the backups, with whom it goes; None if it is whole.

    Raise DataDirectoryError if it cannot be copied.
    """
    if store.is_whole(database):
        return None
    moment = now.astimezone(UTC)
    path = folder / f"{moment.strftime(_STAMP)}.damaged"
    for ending in ("-wal", ""):
        part, kept = (each.with_name(each.name + ending) for each in (database, path))
        if part.exists():
            put_file(kept, partial(shutil.copyfile, part))
    return Backup(path, moment)


def replace_database(path: Path, backup: Path, prepare: Callable[[Database], None]) -> None:
    """Put a backup in place of the database, which must not be open anywhere, once it is prepared.

    Raise DataDirectoryError if the backup is damaged or none of this service, or the disk is full,
    and SchemaTooNewError if a newer version of the service wrote it; nothing is changed.
    """
    copy = path.with_name(HALF_RESTORED)
    _check_ours(backup)
    # The log of a restore that was cut off would be taken for that of the copy.
    delete_database(copy)
    try:
        copy.touch(mode=0o600)
        shutil.copyfile(backup, copy)
        with closing(store.create_database(copy)) as db:
            damage = store.find_damage(db)
            if damage:
                raise DataDirectoryError(f"the backup {backup} is damaged: {damage[0]}")
            prepare(db)
        sync(copy)
        # A log that is left would be taken for that of the backup.
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        # Litestream would go on from where the database was before.
        shutil.rmtree(path.with_name(f".{path.name}-litestream"), ignore_errors=True)
        copy.replace(path)
        sync(path.parent)
    except (OSError, sqlite3.Error) as error:
        raise DataDirectoryError(
            f"cannot restore {backup} ({error}); nothing was changed: make room or give the right "
            f"to write {path.parent}, then try again"
        ) from error
    finally:
        delete_database(copy)


_CARRY_OVER = """
    INSERT OR REPLACE INTO accounts SELECT * FROM earlier.accounts;
    DELETE FROM identities WHERE account_id IN (SELECT id FROM earlier.accounts);
    INSERT INTO identities SELECT * FROM earlier.identities;
    DELETE FROM invitations;
    INSERT INTO invitations SELECT * FROM earlier.invitations;
    INSERT OR IGNORE INTO audit SELECT * FROM earlier.audit;
    INSERT OR REPLACE INTO key_checks SELECT * FROM earlier.key_checks;
    INSERT OR IGNORE INTO certificates SELECT * FROM earlier.certificates;
    INSERT OR REPLACE INTO clock SELECT * FROM earlier.clock;
"""


def carry_over(db: Database, earlier: Path) -> bool:
    """Take accounts, invitations, log, certificates, check values and clock over from another one.

    Return False if that has no accounts, others under the same numbers, or is of another version
    that keeps them otherwise; then nothing is taken over.
    """
    db.conn.execute("ATTACH ? AS earlier", [str(earlier)])
    try:
        others = "SELECT 1 FROM accounts JOIN earlier.accounts AS other USING (id)"
        if db.execute(f"{others} WHERE accounts.name <> other.name").fetchone():
            return False
        with store.transaction(db):
            for statement in filter(str.strip, _CARRY_OVER.split(";")):
                db.execute(statement)
    except sqlite3.OperationalError:
        return False
    finally:
        db.conn.execute("DETACH earlier")
    return True


def _check_ours(backup: Path) -> None:
    try:
        with closing(_open(backup)) as db:
            db.execute("SELECT slug FROM events").fetchall()
    except sqlite3.Error as error:
        raise DataDirectoryError(f"{backup} is no backup of this service: {error}") from error


def _open(backup: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)
