"""How long an attempt at a secret waits before it is checked: longer the more attempts missed.

No attempt is refused, because the right secret may come from where wrong ones came from.
docs/security.md says how long guessing takes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST_S = 3
STEP = 20  # so many misses make an attempt wait a second longer, up to the longest wait

MOST = LONGEST_S * STEP  # misses beyond the free ones that are remembered
FORGOTTEN_AFTER = timedelta(seconds=10)  # so long takes one miss


@dataclass(frozen=True)
class Limit:
    """What misses are counted of, and how many are free."""

    of: str
    free: int


RECEIPT_ADDRESS = Limit("receipts of an address", 60)
"""As many misses as in a full room in which everybody misspells a word."""

CARD_ADDRESS = Limit("cards of an address", 60)
SIGN_IN_ADDRESS = Limit("passwords of an address", 10)
ACCOUNT = Limit("an account", 5)
SECRET = Limit("a secret", 20)


@dataclass(frozen=True)
class Misses:
    """The misses of one address, account or secret at a moment."""

    count: float
    at: datetime


def wait_s(misses: Misses, limit: Limit, now: datetime) -> int:
    """Return the seconds that the next attempt waits."""
    beyond = _left(misses, now) - limit.free
    return 0 if beyond < 0 else min(LONGEST_S, 1 + int(beyond // STEP))


def count_miss(misses: Misses, limit: Limit, now: datetime) -> Misses:
    """Return the misses with one more."""
    return Misses(min(_left(misses, now) + 1, limit.free + MOST), max(now, misses.at))


def _left(misses: Misses, now: datetime) -> float:
    # Setting the clock back changes nothing.
    return max(0.0, misses.count - max(timedelta(0), now - misses.at) / FORGOTTEN_AFTER)
