"""Copies of the private database elsewhere: what Litestream replicates, and a second directory.

Phones keep acknowledged answers until one of the two has them.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

from collector.errors import DataDirectoryError
from collector.store.backups import list_backups

WITHIN_S = 2  # how long Litestream may take to replicate what it has not yet
SYNCED = {"synced", "no_change"}  # what it says when everything is replicated


@dataclass(frozen=True)
class Copies:
    """Where copies are made; nowhere if it has neither Litestream's socket nor a directory."""

    database: Path
    litestream: Path | None
    folders: Sequence[Path]
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def are_cut_off(self) -> bool:
        """Say whether Litestream should replicate, but listens at its socket no more."""
        if self.litestream is None:
            return False
        with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(WITHIN_S)
            connection.connect(str(self.litestream))
            return False
        return True

    def lack_answers_of(self, seconds: int | None, now: datetime) -> bool:
        """Say whether answers stored so many seconds ago, or just now, may not be copied yet.

        Where no copies are made they never are, and phones need not wait for it.
        """
        if self.litestream is None and not self.folders:
            return False
        return seconds is None or not (self._is_backed_up(seconds, now) or self._is_replicated())

    def _is_backed_up(self, seconds: int, now: datetime) -> bool:
        backups = chain.from_iterable(list_backups(folder) for folder in self.folders)
        since = now - timedelta(seconds=seconds)
        return any(since < each.moment <= now for each in backups if each.is_whole)

    def _is_replicated(self) -> bool:
        """Let Litestream replicate everything; False while another thread waits for that."""
        if self.litestream is None or not self._one_at_a_time.acquire(blocking=False):
            return False
        try:
            return _sync(self.litestream, self.database) in SYNCED
        finally:
            self._one_at_a_time.release()


def find_litestream() -> str | None:
    """Return the path of Litestream's program, which may stand beside this one's."""
    beside = Path(sys.executable).parent
    return shutil.which("litestream", path=f"{beside}{os.pathsep}{os.environ.get('PATH', '')}")


def read_replica(config: Path, database: Path, moment: datetime | None, out: Path) -> None:
    """Write the database as it was at a moment, or as lately as Litestream knows, into a file.

    Raise DataDirectoryError if it cannot be had.
    """
    program = find_litestream()
    until = () if moment is None else ("-timestamp", moment.isoformat().replace("+00:00", "Z"))
    arguments = ("restore", "-config", str(config), *until, "-o", str(out))
    try:
        if program is None:
            raise OSError("the program litestream is not installed")  # noqa: TRY301 one sentence
        subprocess.run(  # noqa: S603 as its configuration says
            [program, *arguments, str(database.absolute())],
            check=True,
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            umask=0o077,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        said = (getattr(error, "stderr", None) or str(error).encode()).decode(errors="replace")
        raise DataDirectoryError(
            f"Litestream gives nothing back by {config} ({' '.join(said.split())}): mend that, or "
            "restore the FILE of a backup"
        ) from error


def _sync(path: Path, database: Path) -> str:
    """Return what Litestream says of replicating a database, or nothing if it does not answer."""
    body = json.dumps({"path": str(database.absolute()), "wait": True, "timeout": WITHIN_S})
    request = (
        "POST /sync HTTP/1.0\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    )
    with suppress(OSError, ValueError), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(2 * WITHIN_S)
        connection.connect(str(path))
        connection.sendall(request.encode("ascii"))
        with connection.makefile("rb") as reply:
            _, _, answer = reply.read().partition(b"\r\n\r\n")
        return str(json.loads(answer).get("status", ""))
    return ""
