"""What keeps the running service from being ready, and the measures of its data directory."""

import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from collector.actions.running.check_site import is_served
from collector.errors import DataDirectoryError
from collector.store.backups import has_room, list_backups
from collector.store.database import write_nothing_durably
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
