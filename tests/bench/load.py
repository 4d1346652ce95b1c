"""A load generator light enough not to be what is measured: raw sockets, one thread, epoll.

Its requests are bytes: pages asked for, and filled-in questionnaires.
"""

import re
import selectors
import socket
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from statistics import quantiles
from uuid import uuid4

from collector.core.questionnaire.model import Questionnaire
from tests.bench.baseline import RATINGS, TEXTS

TEXT = "Rohkem ühiseid õppusi kõigi ametkondadega, ka öösel ja talvel."


def pages(path: str, count: int) -> Iterator[bytes]:
    """Return the same GET many times."""
    return repeat(_request("GET", path, b"", ""), count)


def baseline_submissions(url: str, count: int) -> Iterator[bytes]:
    """Yield POSTs of the baseline's form with the token and cookie of one visit."""
    with urllib.request.urlopen(url) as response:
        cookie = response.headers["Set-Cookie"].partition(";")[0]
        token = re.search(r'csrf_token"[^>]*value="([^"]+)"', response.read().decode())
    fields = {"csrf_token": token and token[1], **dict.fromkeys(RATINGS, "4")}
    body = urllib.parse.urlencode(fields | dict.fromkeys(TEXTS, TEXT)).encode()
    return repeat(_request("POST", "/", body, f"Cookie: {cookie}\r\n"), count)


def submissions(path: str, questionnaire: Questionnaire, count: int) -> Iterator[bytes]:
    """Yield POSTs with every question answered, each by another person."""
    filled = fill_in(questionnaire)
    for _ in range(count):
        yield _request("POST", path, filled + f"&submission={uuid4()}".encode(), "")


def fill_in(questionnaire: Questionnaire) -> bytes:
    """Return a form with every question answered; only the submission's id is lacking."""
    fields: dict[str, list[str]] = {"lang": ["et"]}
    for question in questionnaire:
        names = [choice.name for choice in question.choices]
        several = question.type == "select_multiple"
        fields[question.name] = names[:3] if several else names[3:4] or names[:1] or [TEXT]
    return urllib.parse.urlencode(fields, doseq=True).encode()


def _request(method: str, path: str, body: bytes, headers: str) -> bytes:
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n"
        f"Accept-Language: et\r\n{headers}"
    )
    if body:
        head += (
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        )
    return head.encode() + b"\r\n" + body


@dataclass
class Load:
    """What a load did: seconds in all, seconds of each request, how often each status came."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)

    @property
    def per_second(self) -> float:
        """Return the answered requests per second."""
        return len(self.latencies) / self.seconds

    def percentile(self, percent: int) -> float:
        """Return a percentile of the latencies in milliseconds."""
        return 1000 * quantiles(self.latencies, n=100, method="inclusive")[percent - 1]


class Client:
    """One keep-alive connection that has at most one request under way."""

    def __init__(self, port: int) -> None:
        """Connect."""
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""
        self.started = 0.0

    def send(self, request: bytes) -> None:
        """Send one request."""
        self.received = b""
        self.started = time.perf_counter()
        self.socket.sendall(request)

    def status(self) -> int | None:
        """Read what has come and return the status once the answer is complete."""
        chunk = self.socket.recv(1 << 18)
        if not chunk:
            raise ConnectionError("the server closed the connection")
        self.received += chunk
        head, end, body = self.received.partition(b"\r\n\r\n")
        if not end:
            return None
        length = next(
            int(line[15:])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        )
        return int(head[9:12]) if len(body) >= length else None


def run_load(port: int, requests: Iterator[bytes], clients: int) -> Load:
    """Send the requests over some connections at a time and return what happened."""
    load = Load()
    selector = selectors.DefaultSelector()
    started = time.perf_counter()
    for _ in range(clients):
        _send_next(selector, Client(port), requests, is_new=True)
    while selector.get_map():
        for key, _ in selector.select():
            client: Client = key.data
            status = client.status()
            if status is not None:
                load.latencies.append(time.perf_counter() - client.started)
                load.statuses[status] = load.statuses.get(status, 0) + 1
                _send_next(selector, client, requests)
    load.seconds = time.perf_counter() - started
    return load


def _send_next(
    selector: selectors.BaseSelector,
    client: Client,
    requests: Iterator[bytes],
    *,
    is_new: bool = False,
) -> None:
    request = next(requests, None)
    if request is None:
        if not is_new:
            selector.unregister(client.socket)
        client.socket.close()
        return
    if is_new:
        selector.register(client.socket, selectors.EVENT_READ, client)
    client.send(request)
