"""Sign an organiser in by name and password, slowing down whoever guesses; out everywhere.

Sessions and cookies belong to `web/organiser`.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlite_utils import Database

from collector.core.accounts import tidy_name
from collector.errors import AccountError, TooManyAttemptsError
from collector.store.accounts import Account, end_sessions, find_account
from collector.store.attempts import (
    delete_attempts,
    delete_old_attempts,
    list_attempts,
    save_attempt,
)
from collector.store.audit import save_audit
from collector.store.passwords import NOBODYS_HASH, is_password
from collector.store.writer import Write

WINDOW = timedelta(minutes=15)
ATTEMPTS_PER_NAME = 5
ATTEMPTS_IN_ALL = 50


def sign_in(write: Write, name: str, password: str, *, now: datetime) -> Account:
    """Return the account, taking as long for a wrong name as for a wrong password.

    Raises:
        AccountError: name or password is wrong (`wrong`); which of them is not said.
        TooManyAttemptsError: too many failed in the last 15 minutes, under this name or in all.
    """
    name = tidy_name(name)
    # Counted before the slow comparison, so that guesses sent all at once are counted too.
    account = write(lambda db: _begin_attempt(db, name, now))
    stored = NOBODYS_HASH if account is None else account.password_hash
    if not is_password(password, stored) or account is None:
        raise AccountError("wrong")
    write(lambda db: _end_attempts(db, account, now))
    return account


def sign_out_everywhere(write: Write, account: Account, *, now: datetime) -> None:
    """End the account's sessions in every browser."""

    def change(db: Database) -> None:
        end_sessions(db, account.id)
        save_audit(db, now.date(), account.name, "signed out everywhere")

    write(change)


def _begin_attempt(db: Database, name: str, now: datetime) -> Account | None:
    delete_old_attempts(db, now - WINDOW)
    _check_attempts(list_attempts(db, _hash(name)), ATTEMPTS_PER_NAME, now)
    _check_attempts(list_attempts(db), ATTEMPTS_IN_ALL, now)
    save_attempt(db, _hash(name), now)
    return find_account(db, name)


def _check_attempts(latest_first: Sequence[datetime], limit: int, now: datetime) -> None:
    if len(latest_first) >= limit:
        wait = latest_first[limit - 1] + WINDOW - now
        raise TooManyAttemptsError(max(1, int(wait.total_seconds())))


def _end_attempts(db: Database, account: Account, now: datetime) -> None:
    delete_attempts(db, _hash(account.name))
    save_audit(db, now.date(), account.name, "signed in")


def _hash(name: str) -> bytes:
    return hashlib.sha256(name.casefold().encode()).digest()
