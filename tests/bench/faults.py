"""What faults cost: each part killed, the disk full, the network cut, during 500 submissions.

Every submission is sent again, as a phone does, until it is acknowledged. Run by itself
(`python -m tests.bench.faults`) it prints the figures of each fault.
"""

import os
import resource
import signal
import socket
import tempfile
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from uuid import UUID

from collector.actions.events.run_wave import open_wave
from collector.core.waves import WaveName
from collector.store.database import create_database, open_database
from tests.servers.serving import Serving, fetch, in_threads, serving
from tests.support.factories import NOW, make_event

SUBMISSIONS = 500
FULL_FOR_S = 1.0
PATH = "/e/spring/pre"

Breaks = Callable[[Serving], None]


@dataclass(frozen=True)
class Endured:
    """What became of the submissions, and the seconds until the page was there after the fault."""

    fault: str
    acknowledged: int
    stored: int
    back_s: float

    def __str__(self) -> str:
        """Return the figures in one line."""
        return (
            f"{self.fault}: {self.acknowledged} acknowledged, {self.stored} stored,"
            f" back after {self.back_s:.1f} s"
        )


def endure(folder: Path) -> Iterator[Endured]:
    """Yield what each fault costs, each on a data directory of its own."""
    kills = {f"kill -9 of {part}": kill(part) for part in ("web", "worker", "data")}
    for place, (fault, breaks) in enumerate((kills | {"the disk full": fill_disk}).items()):
        yield meet(folder / str(place), fault, breaks)
    yield meet(folder / "network", "the network cut", lambda _: None, cut_every=3)


def meet(data: Path, fault: str, breaks: Breaks, cut_every: int = 0) -> Endured:
    """Send all submissions, let the fault come at a quarter, and count what is stored."""
    db = create_database(data / "collector.db")
    make_event(db, data / "keys")
    open_wave(db, "spring", WaveName.PRE, now=NOW, account="bench")
    db.close()
    acknowledged, counted, back = [], count(1), [0.0]

    def send(number: int) -> None:
        fields = {"submission": str(UUID(int=number + 1, version=4)), "mot_interest": "4"}
        if cut_every and number % cut_every == 0:
            send_into_the_void(service.port, fields)
        while fetch(service.url + PATH, fields)[0] != 200:
            time.sleep(0.1)
        acknowledged.append(number)
        if next(counted) == SUBMISSIONS // 4:
            breaks(service)
            began = time.monotonic()
            while fetch(service.url + PATH)[0] != 200:
                time.sleep(0.05)
            back[0] = time.monotonic() - began

    with serving(data) as service:
        in_threads(SUBMISSIONS, send)
    db = open_database(data / "collector.db")
    stored = db.table("responses").count
    db.close()
    return Endured(fault, len(acknowledged), stored, back[0])


def kill(part: str) -> Breaks:
    """Return what kills a part."""
    return lambda service: os.kill(service.parts()[part], signal.SIGKILL)


def fill_disk(service: Serving) -> None:
    """Let no file of the web process grow for a while."""
    web = service.parts()["web"]
    before = resource.prlimit(web, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    time.sleep(FULL_FOR_S)
    resource.prlimit(web, resource.RLIMIT_FSIZE, before)


def send_into_the_void(port: int, fields: dict[str, str]) -> None:
    """Send a submission whole, and lose the connection before the answer comes."""
    body = urllib.parse.urlencode(fields)
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    )
    with cut(port) as connection:
        connection.sendall((head + body).encode())


@contextmanager
def cut(port: int) -> Iterator[socket.socket]:
    """Connect, and reset the connection at the end of the block."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        yield connection


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        for endured in endure(Path(temporary)):
            print(endured, flush=True)  # noqa: T201 a program's output
