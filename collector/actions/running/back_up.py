"""Back up the private database every day, while a wave is open and on demand, and restore it.

A backup holds no keys, so its hashes cannot be linked.
"""

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path

from sqlite_utils import Database

from collector.actions.linking.seal import seal_event
from collector.core.events.planning import TALLINN
from collector.core.waves import WaveState
from collector.errors import NotFoundError, SchemaTooNewError
from collector.store import backups as store
from collector.store.clock import find_clock
from collector.store.database import open_database
from collector.store.events.events import find_event, list_events
from collector.store.events.waves import list_timed_waves
from collector.store.linking.keys import end_all_sessions
from collector.store.linking.sealing import Sealing, find_sealing, save_sealing
from collector.store.linking.withdrawals import apply_withdrawals
from collector.store.people.audit import save_audit

KEPT_FOR = timedelta(days=14)
"""How long a backup is kept, and with it what was withdrawn or sealed since."""

EVERY = timedelta(minutes=5)  # how often a backup is made while a wave is open, if anything changed


def back_up_due(db: Database, folder: Path, *others: Path, now: datetime) -> store.Backup | None:
    """Write the first backup of a day, in UTC, and while a wave is open one every few minutes.

    Those that are too old are deleted, and those that another folder lacks are copied to it. A
    clock that is doubted deletes none. Backups of days to come, which a wrong clock made, are given
    the date of today.

    Raise DataDirectoryError if it cannot be written; the old ones stay.
    """
    kind = _find_due(db, folder, now)
    made = None if kind is None else store.save_backup(db, folder, now, kind)
    may_destroy = find_clock(db).may_destroy(now)
    if may_destroy:
        _tidy(folder, now)
    for other in others:
        store.copy_backups(folder, other)
        if may_destroy:
            _tidy(other, now)
    return made


def _find_due(db: Database, folder: Path, now: datetime) -> str | None:
    """Return of which kind a backup is due now, or None."""
    whole = [each for each in store.list_backups(folder) if each.is_whole and each.moment <= now]
    if all(each.day != now.date() for each in whole):
        return ""
    last = whole[-1]
    is_open = any(wave.state is WaveState.OPEN for wave in list_timed_waves(db))
    is_due = is_open and now - last.moment >= EVERY and not store.is_as_in(db, last)
    return store.WAVE if is_due and store.has_room(folder, last.path) else None


def _tidy(folder: Path, now: datetime) -> None:
    backups = store.list_backups(folder)
    needless = store.thin(backups, now)
    for number, backup in enumerate(backups, start=1):
        if backup.day > now.date():
            store.date_anew(backup, now + timedelta(microseconds=number))
        elif backup.day + KEPT_FOR <= now.date() or backup in needless:
            backup.path.unlink(missing_ok=True)


def find_backup(folders: Iterable[Path], moment: datetime) -> store.Backup:
    """Return the newest whole backup that is not after a moment; NotFoundError if none is."""
    found = [each for folder in folders for each in store.list_backups(folder) if each.is_whole]
    before = [each for each in found if each.moment <= moment]
    if not before:
        oldest = min((each.moment for each in found), default=None)
        known = f"; the oldest is of {oldest.astimezone(TALLINN):%Y-%m-%d %H:%M}" if oldest else ""
        raise NotFoundError(f"there is no backup of that time or before{known}")
    return max(before, key=lambda each: each.moment)


@dataclass(frozen=True)
class Restored:
    """Where the state before is kept, if there was any, and whether its accounts are still so."""

    kept: store.Backup | None = None
    has_its_accounts: bool = False


def restore(database: Path, backup: Path, folder: Path, *, keys: Path, now: datetime) -> Restored:
    """Put a backup in place of the database, which is backed up itself before.

    What was withdrawn stays withdrawn, what was sealed stays sealed, and accounts stay as they
    are. If they cannot be read, they are the backup's, and everybody signs in again. Nobody may
    have the database open.

    Raise DataDirectoryError if the backup is damaged or none of this service; nothing is changed,
    and SchemaTooNewError if a newer version of the service wrote it; nothing is changed.
    """
    sealed: dict[str, Sealing] = {}
    restored = Restored(store.set_aside(database, folder, now))
    if restored.kept is None and database.exists():
        with closing(_open_present(database, folder, now)) as present:
            found = {each.slug: find_sealing(present, each.id) for each in list_events(present)}
            sealed = {slug: sealing for slug, sealing in found.items() if sealing is not None}
            apply_withdrawals(present, keys)
            restored = Restored(store.save_backup(present, folder, now))

    def prepare(db: Database) -> None:
        nonlocal restored
        if restored.kept is not None and restored.kept.is_whole:
            restored = replace(restored, has_its_accounts=store.carry_over(db, restored.kept.path))
        apply_withdrawals(db, keys)
        _seal_again(db, sealed, keys, now)
        save_audit(db, now, "command line", "backup_restored", backup=backup.name)
        if not restored.has_its_accounts:
            end_all_sessions(keys)

    store.replace_database(database, backup, prepare)
    return restored


def _open_present(database: Path, folder: Path, now: datetime) -> Database:
    """Open what is to be replaced, also as a newer version of the service left it."""
    try:
        return store.upgrade_database(database, folder, now)
    except SchemaTooNewError:
        return open_database(database)


def _seal_again(db: Database, sealed: Mapping[str, Sealing], keys: Path, now: datetime) -> None:
    for slug, sealing in sealed.items():
        event = find_event(db, slug)
        if event is not None:
            # The clock may have been set back since.
            promised = datetime.combine(max(sealing.day, event.sealing), time(12), TALLINN)
            again = seal_event(db, slug, keys=keys, now=max(now, promised), account="restore")
            save_sealing(db, replace(again, day=sealing.day))
