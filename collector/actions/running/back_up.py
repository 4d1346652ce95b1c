"""Back up the private database every day and on demand, and restore it.

A backup holds no keys, so its hashes cannot be linked.
"""

from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from collector.actions.linking.seal import seal_due, seal_event
from collector.store.backups import Backup, date_anew, list_backups, replace_database, save_backup
from collector.store.clock import find_clock
from collector.store.database import create_database
from collector.store.events.events import find_event, list_events
from collector.store.linking.sealing import Sealing, find_sealing, save_sealing

KEPT_FOR = timedelta(days=14)
"""How long a backup is kept, and with it what was withdrawn or sealed since."""


def back_up_daily(db: Database, folder: Path, *, now: datetime) -> Backup | None:
    """Write the first backup of a day, in UTC, and delete those that are too old.

    A clock that is doubted deletes none. Backups of days to come, which a wrong clock made, are
    given the date of today.

    Raises:
        DataDirectoryError: it cannot be written; the old ones stay.
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


def restore(database: Path, backup: Path, folder: Path, *, keys: Path, now: datetime) -> None:
    """Put a backup in place of the database, which is backed up itself before.

    What was sealed stays sealed: the events are sealed again at once. Nobody may have the
    database open.

    Raises:
        DataDirectoryError: the backup is damaged or none of this service; nothing is changed.
        SchemaTooNewError: a newer version of the service wrote it; nothing is changed.
    """
    sealed: dict[str, Sealing] = {}
    if database.exists():
        with closing(create_database(database)) as present:
            sealed = _find_sealed(present)
            save_backup(present, folder, now)
    replace_database(database, backup)
    with closing(create_database(database)) as db:
        for slug, sealing in sealed.items():
            if find_event(db, slug) is not None:
                again = seal_event(db, slug, keys=keys, now=now, account="restore")
                save_sealing(db, replace(again, day=sealing.day))
        seal_due(db, keys=keys, now=now)


def _find_sealed(db: Database) -> dict[str, Sealing]:
    sealings = {event.slug: find_sealing(db, event.id) for event in list_events(db)}
    return {slug: sealing for slug, sealing in sealings.items() if sealing is not None}
