"""A load generator light enough not to be what is measured: raw sockets, one thread, epoll."""

import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import quantiles


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
