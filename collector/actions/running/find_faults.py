"""What keeps the running service from being ready, each fault in one sentence."""

import shutil
import time
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from collector.actions.running.check_site import is_served
from collector.errors import DataDirectoryError
from collector.store.backups import has_room, list_backups
from collector.store.database import write_nothing_durably
from collector.store.writer import Write

SILENT_S = 30
"""Seconds after which the worker, which gives a sign of life every five, counts as stopped."""

BACKUP_AGE = timedelta(days=1)
"""The age of the newest backup in days, which are those of UTC."""


def find_faults(
    write: Write,
    database: Path,
    heartbeat: Path,
    backups: Iterable[Path],
    public_url: str,
    *,
    now: datetime,
) -> Iterator[str]:
    """Yield the faults. It writes to the database and asks the public site."""
    try:
        write(write_nothing_durably)
    except DataDirectoryError as error:
        yield f"write: {error}"
    silent_s = time.time() - heartbeat.stat().st_mtime if heartbeat.exists() else None
    if silent_s is None or silent_s > SILENT_S:
        since = "since the start" if silent_s is None else f"for {silent_s:.0f} seconds"
        yield f"worker: the worker has given no sign of life {since}"
    if not is_served(f"{public_url}/robots.txt"):
        yield "data: the public site does not answer"
    if not has_room(database.parent, database):
        free = shutil.disk_usage(database.parent).free
        yield f"disk: only {free / 1e6:.0f} MB are free where the data directory is"
    for folder in backups:
        newest = max((each.day for each in list_backups(folder) if each.is_whole), default=None)
        if newest is None or newest < now.date() - BACKUP_AGE:
            age = "missing" if newest is None else f"of {newest}"
            yield f"backup: the newest backup in {folder} is {age}"
