"""Back up the private database every day and on demand, and restore it.

A backup holds no keys, so its hashes cannot be linked.
"""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path

from sqlite_utils import Database

from collector.actions.linking.seal import seal_event
from collector.core.events.planning import TALLINN
from collector.store.backups import (
    Backup,
    carry_over,
    date_anew,
    list_backups,
    replace_database,
    save_backup,
    set_aside,
)
from collector.store.clock import find_clock
from collector.store.database import create_database
from collector.store.events.events import find_event, list_events
from collector.store.linking.keys import end_all_sessions
from collector.store.linking.sealing import Sealing, find_sealing, save_sealing
from collector.store.linking.withdrawals import apply_withdrawals
from collector.store.people.audit import save_audit

KEPT_FOR = timedelta(days=14)
"""How long a backup is kept, and with it what was withdrawn or sealed since."""


def back_up_daily(db: Database, folder: Path, *, now: datetime) -> Backup | None:
    """Write the first backup of a day, in UTC, and delete those that are too old.

    A clock that is doubted deletes none. Backups of days to come, which a wrong clock made, are
    given the date of today.

    Raise DataDirectoryError if it cannot be written; the old ones stay.
    """
    backups = list_backups(folder)
    is_made = any(each.day == now.date() and each.is_whole for each in backups)
    made = None if is_made else save_backup(db, folder, now)
    for number, backup in enumerate(backups if find_clock(db).may_destroy(now) else [], start=1):
        if backup.day > now.date():
            date_anew(backup, now + timedelta(microseconds=number))
        elif backup.day + KEPT_FOR <= now.date():
            backup.path.unlink(missing_ok=True)
    return made


@dataclass(frozen=True)
class Restored:
    """Where the state before is kept, if there was any, and whether its accounts are still so."""

    kept: Backup | None = None
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
    restored = Restored(set_aside(database, folder, now))
    if restored.kept is None and database.exists():
        with closing(create_database(database)) as present:
            found = {each.slug: find_sealing(present, each.id) for each in list_events(present)}
            sealed = {slug: sealing for slug, sealing in found.items() if sealing is not None}
            apply_withdrawals(present, keys)
            restored = Restored(save_backup(present, folder, now))

    def prepare(db: Database) -> None:
        nonlocal restored
        if restored.kept is not None and restored.kept.is_whole:
            restored = replace(restored, has_its_accounts=carry_over(db, restored.kept.path))
        apply_withdrawals(db, keys)
        _seal_again(db, sealed, keys, now)
        save_audit(db, now, "command line", "backup_restored", backup=backup.name)

    replace_database(database, backup, prepare)
    if not restored.has_its_accounts:
        end_all_sessions(keys)
    return restored


def _seal_again(db: Database, sealed: Mapping[str, Sealing], keys: Path, now: datetime) -> None:
    for slug, sealing in sealed.items():
        event = find_event(db, slug)
        if event is not None:
            # The clock may have been set back since.
            promised = datetime.combine(max(sealing.day, event.sealing), time(12), TALLINN)
            again = seal_event(db, slug, keys=keys, now=max(now, promised), account="restore")
            save_sealing(db, replace(again, day=sealing.day))
