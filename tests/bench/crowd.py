"""A full hall: 300 phones behind one address within one minute, while others hold up the service.

Readers browse the public site, an event is reported and published again and again, and slow sockets
send the beginning of a form and no more.

Each phone opens the questionnaire and sends it with every question answered, over a connection of
its own, as through one Wi-Fi router. The service runs as in production: web, worker and data.
Run by itself (`python -m tests.bench.crowd`) it prints the figures.
"""

import http.client
import random
import socket
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Any
from uuid import uuid4

from sqlite_utils import Database

from collector.core.questionnaire.model import Questionnaire
from collector.store.database import open_database
from collector.store.questionnaire.versions import get_questionnaire
from tests.bench.load import fill_in
from tests.servers.serving import COLLECTOR, fetch, serving

PHONES = 300
WITHIN_S = 60
PAUSE_S = 2
READERS = 3
SLOW = 200
EVENT = "proov"
PUBLISHED = "koostooseminar-2017"
PAGE = f"/e/{EVENT}/post?lang=ru"
PUBLIC_PAGES = (
    "/",
    "/event/koostooseminar-2017?lang=en",
    "/public/changes",
    "/public/results_in_words",
    "/public/results.json?_size=100",
    "/public/findings",
)
"""What readers of the public site open, one page after the other without a pause."""


@dataclass(frozen=True)
class Crowd:
    """How many phones got their receipt, and how long sending took; what went on meanwhile."""

    sent_s: list[float]
    read: int
    published: int

    @property
    def accepted(self) -> int:
        """Return how many phones were answered with a receipt."""
        return len(self.sent_s)

    @property
    def p99_ms(self) -> float:
        """Return the 99th percentile of sending, in milliseconds."""
        return 1000 * quantiles(self.sent_s, n=100, method="inclusive")[98]

    def __str__(self) -> str:
        """Return the figures in one line."""
        return (
            f"{self.accepted} of {PHONES} accepted, p99 of sending {self.p99_ms:.0f} ms,"
            f" slowest {1000 * max(self.sent_s):.0f} ms; meanwhile {self.read} public pages read"
            f" and an event published {self.published} times"
        )


def gather(folder: Path) -> Crowd:
    """Serve a demonstration, let the crowd answer, and count what was stored."""
    data = folder / "data"
    for command in (
        ["demo", "--build-only", "--participants", "30"],
        ["event", "open", EVENT, "post"],
    ):
        subprocess.run([*COLLECTOR, *command, "--data", str(data)], check=True, capture_output=True)
    body = fill_in(_asked(data))
    with serving(data) as service, ThreadPoolExecutor(PHONES + READERS + 2) as hall:
        ended = threading.Event()
        hall.submit(hold_up, service.port, ended)
        publisher = hall.submit(publish, data, ended)
        readers = [
            hall.submit(browse, service.public_url, place, ended) for place in range(READERS)
        ]
        arrivals = [WITHIN_S * random.Random(number).random() for number in range(PHONES)]
        sent = list(hall.map(partial(answer, service.port, body), arrivals))
        ended.set()
        read = sum(each.result() for each in readers)
        crowd = Crowd([each for each in sent if each is not None], read, publisher.result())
    assert _count(data) == crowd.accepted
    return crowd


def answer(port: int, body: bytes, arrival_s: float) -> float | None:
    """Open the page, send it filled in, and return the seconds until the receipt was there."""
    time.sleep(arrival_s)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", PAGE, headers={"Accept-Encoding": "gzip"})
    connection.getresponse().read()
    time.sleep(PAUSE_S)
    uuid = str(uuid4())
    started = time.perf_counter()
    connection.request(
        "POST",
        PAGE,
        body + b"&submission=" + uuid.encode(),
        {"Content-Type": "application/x-www-form-urlencoded"},
    )
    response = connection.getresponse()
    response.read()
    seconds = time.perf_counter() - started
    connection.close()
    return seconds if response.headers["Tagasiside-Receipt"] == uuid else None


def hold_up(port: int, ended: threading.Event) -> None:
    """Keep slow sockets open until the crowd has gone; each is replaced before it is given up."""
    head = f"POST {PAGE} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 20000\r\n\r\nname=abc"
    while not ended.is_set():
        with ExitStack() as opened:
            for _ in range(SLOW):
                slow = opened.enter_context(socket.create_connection(("127.0.0.1", port)))
                slow.sendall(head.encode())
            ended.wait(8)


def browse(url: str, place: int, ended: threading.Event) -> int:
    """Open public pages until the crowd has gone, and return how many were shown."""
    shown = 0
    while not ended.is_set():
        status, _ = fetch(url + PUBLIC_PAGES[(place + shown) % len(PUBLIC_PAGES)])
        assert status == 200
        shown += 1
    return shown


def publish(data: Path, ended: threading.Event) -> int:
    """Report and publish an event until the crowd has gone; return how often that was done."""
    times = 0
    while not ended.is_set():
        for command in (["report", PUBLISHED, "--json"], ["publish", PUBLISHED]):
            words = [*COLLECTOR, *command, "--data", str(data)]
            subprocess.run(words, check=True, capture_output=True)
        times += 1
    return times


def _asked(data: Path) -> Questionnaire:
    db = open_database(data / "collector.db")
    return get_questionnaire(db, _wave(db)["questionnaire_version"])


def _count(data: Path) -> int:
    db = open_database(data / "collector.db")
    return db.table("responses").count_where("wave_id = ?", [_wave(db)["id"]])


def _wave(db: Database) -> dict[str, Any]:
    [wave] = db.query(
        "SELECT waves.* FROM waves JOIN events ON events.id = waves.event_id"
        " WHERE events.slug = ? AND waves.name = 'post'",
        [EVENT],
    )
    return wave


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        print(gather(Path(temporary)))  # noqa: T201 a program's output
