"""Find what keeps the service from being ready, and what is wrong with its data directory.

Each fault is a sentence that says what to do.
"""

import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Literal

from sqlite_utils import Database

from collector.actions.running.processes import is_served
from collector.core.linking.certificates import read_certificate
from collector.errors import CollectorError, DataDirectoryError
from collector.store.backups import has_room, list_backups, list_strays
from collector.store.database import write_nothing_durably
from collector.store.events.events import list_events
from collector.store.linking import keys as store
from collector.store.linking.keys import list_card_numbers
from collector.store.linking.sealing import SealingState, find_sealing, list_certificates
from collector.store.linking.withdrawals import check_withdrawals
from collector.store.writer import Write

SILENT_S = 20
"""Seconds after which the worker, which gives a sign of life every five, counts as stopped."""

BACKUP_AGE = timedelta(days=1)  # the age of the newest backup in days, which are those of UTC


@dataclass(frozen=True)
class Fault:
    """A kind of fault, a sentence in English about this one, and its path, for the log alone."""

    kind: Literal["write", "worker", "data", "disk", "backup", "copy"]
    sentence: str
    path: Path | None = None

    def __str__(self) -> str:
        """Return the fault as a line."""
        return f"{self.kind}: {self.sentence}"


def find_faults(
    write: Write,
    database: Path,
    heartbeat: Path,
    backups: Iterable[Path],
    public_url: str,
    *,
    now: datetime,
) -> Iterator[Fault]:
    """Yield the faults. It writes to the database and asks the public site."""
    try:
        write(write_nothing_durably)
    except DataDirectoryError as error:
        yield Fault("write", str(error))
    silent_s = measure_age(heartbeat)
    if silent_s is None or silent_s > SILENT_S:
        since = "since the start" if silent_s is None else f"for {silent_s:.0f} seconds"
        yield Fault("worker", f"the worker has given no sign of life {since}")
    if not is_served(f"{public_url}/robots.txt"):
        yield Fault("data", "the public site does not answer")
    if not has_room(database.parent, database):
        free = f"{shutil.disk_usage(database.parent).free / 1e6:.0f} MB"
        yield Fault("disk", f"only {free} are free where the data directory is")
    for which, folder in zip(("first", "second"), backups, strict=False):
        newest = max((each.day for each in list_backups(folder) if each.is_whole), default=None)
        if newest is None or newest < now.date() - BACKUP_AGE:
            age = "missing" if newest is None else f"of {newest}"
            yield Fault("backup", f"the newest backup in the {which} folder is {age}", folder)


def measure_age(file: Path) -> float | None:
    """Return for how many seconds a file has not been written, or None if there is none."""
    return time.time() - file.stat().st_mtime if file.exists() else None


OTHERS = 0o077  # the bits of a file's mode that are about everybody but its owner


def find_key_faults(db: Database, keys: Path) -> Iterator[str]:
    """Yield what is wrong with the keys and with what stands beside them."""
    yield from _check_events(db, keys)
    yield from _check_secrets(db, keys)
    for each in list_certificates(db):
        for sentence in _complain(partial(read_certificate, each.text)):
            yield f"the certificate {each.id} of the sealing of {each.event}: {sentence}"
    for path in [keys, *sorted(keys.glob("*"))]:
        if path.exists() and path.stat().st_mode & OTHERS:
            yield f"{path} can be read by others than its owner: run `chmod go= {path}`"


def _check_events(db: Database, keys: Path) -> Iterator[str]:
    known = {event.slug: find_sealing(db, event.id) for event in list_events(db)}
    for slug, sealing in known.items():
        if sealing is None:
            yield from _complain(partial(store.get_key, db, keys, slug))
            yield from _complain(partial(list_card_numbers, keys, slug))
        elif sealing.state is not SealingState.DONE:
            yield f"{slug} is sealed in part: run `collector seal` on it"
        elif (keys / store.key_name(slug)).exists():
            path = keys / store.key_name(slug)
            yield f"{slug} is sealed, and its key came back: delete {path} and every copy of it"
    for path in sorted(keys.glob("*.key")):
        if path.stem not in known:
            yield (
                f"{path} belongs to no event, so the database may be older than the keys: put the "
                "backup that belongs to them back with `collector restore`, or move the file away"
            )


def _check_secrets(db: Database, keys: Path) -> Iterator[str]:
    for secret in store.Secret:
        path = keys / secret
        if path.exists():
            yield from _complain(partial(store.get_secret, keys, secret))
        if not store.is_as_checked(db, keys, secret):
            yield (
                f"{path} is missing or another than before, of another day or server: put it back "
                "from where you keep it, or what it keys is unknown from now on"
            )
    yield from _complain(partial(check_withdrawals, keys))
    for path in sorted(keys.glob("*.stand-in")):
        if path.stat().st_size != store.KEY_BYTES:
            yield f"{path} is damaged: put it back from where you keep it, or delete it"


def _complain(check: Callable[[], object]) -> Iterator[str]:
    try:
        check()
    except CollectorError as error:
        yield str(error)


def find_backup_faults(backups: Path) -> list[str]:
    """Return what lies among the backups and is none of the service's."""
    return [
        f"{path} is no backup that the service made, so it is never deleted: move it to where "
        "nobody else can read it"
        for path in list_strays(backups)
    ]


def check_is_there(database: Path, keys: Path, backups: Path) -> None:
    """Raise DataDirectoryError if the database is gone and what belongs to it is still here."""
    if database.exists() and database.stat().st_size:
        return
    rests = chain(keys.glob("*.key"), (backup.path for backup in list_backups(backups)))
    rest = next(rests, None)
    if rest is not None:
        raise DataDirectoryError(
            f"{database} is missing, but {rest} is there: put the database back with "
            "`collector restore`, or choose another directory with --data"
        )
