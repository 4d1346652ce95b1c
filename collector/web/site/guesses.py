"""Attempts at secrets, counted in memory by keyed hashes of address, account and secret."""

import hashlib
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import IPv6Address, ip_address

from flask import Request, request

from collector.core.answering.rate_limit import Limit, Misses, count_miss, wait_s
from collector.errors import TooManyAttemptsError
from collector.web.site.service import service

HAS_WAITED = "collector.has_waited"
"""True in a request's environment once the server has let it wait."""

MOST_KEYS = 100_000
NETWORK_BITS = 64  # bits of an IPv6 address that count: its owner may choose the others


@dataclass
class Guesses:
    """The misses of one process by key; the oldest are forgotten where they are too many."""

    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _misses: dict[str, Misses] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def key(self, limit: Limit, value: str) -> str:
        """Return what is kept of an address, an account or a secret."""
        text = f"{limit.of}\x1f{value}".encode()
        return hashlib.blake2b(text, key=self._secret, digest_size=16).hexdigest()

    def wait_s(self, limits: Mapping[str, Limit], now: datetime) -> int:
        """Return the seconds that an attempt with these keys waits."""
        known = [(self._misses.get(key), limit) for key, limit in limits.items()]
        return max((wait_s(each, limit, now) for each, limit in known if each), default=0)

    def miss(self, limits: Mapping[str, Limit], now: datetime) -> None:
        """Count a wrong attempt with these keys."""
        with self._lock:
            for key, limit in limits.items():
                before = self._misses.pop(key, Misses(0, now))
                self._misses[key] = count_miss(before, limit, now)
            while len(self._misses) > MOST_KEYS:
                del self._misses[next(iter(self._misses))]


def begin_attempt(address: Limit, others: Mapping[Limit, str]) -> Callable[[], None]:
    """Let whoever sent the present request try a secret; return what counts the attempt as wrong.

    Raise TooManyAttemptsError if it waits first; the server repeats the request for the reader.
    """
    guesses: Guesses = service().kept.setdefault("guesses", Guesses())
    turn = guesses.key(address, _network(request))
    limits = {turn: address} | {guesses.key(limit, value): limit for limit, value in others.items()}
    wait = guesses.wait_s(limits, service().clock())
    if wait and not request.environ.get(HAS_WAITED):
        raise TooManyAttemptsError(wait, turn)
    return lambda: guesses.miss(limits, service().clock())


def _network(sent: Request) -> str:
    """Return the address or network of a request; a front server on this machine names it."""
    forwarded = sent.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        found = ip_address(sent.remote_addr or "")
        if forwarded and found.is_loopback:
            found = ip_address(forwarded)
    except ValueError:
        return ""
    is_wide = isinstance(found, IPv6Address) and found.ipv4_mapped is None
    return str(int(found) >> NETWORK_BITS) if is_wide else str(found)
