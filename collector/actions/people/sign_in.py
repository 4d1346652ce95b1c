"""Sign an organiser in by name and password, with a rate limit; sign out everywhere.

The password is changed here too, because that asks for the old one. A provider's identity signs in
only if it is connected with an account.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlite_utils import Database

from collector.actions.people.accounts import check_new_password
from collector.core.people.accounts import Identity, tidy_name
from collector.errors import AccountError, TooManyAttemptsError
from collector.store.people.accounts import (
    Account,
    delete_identity,
    end_sessions,
    find_account,
    find_account_of,
    get_account,
    save_identity,
    save_password,
)
from collector.store.people.audit import save_audit
from collector.store.people.sign_ins import (
    NO_PASSWORD,
    NOBODYS_HASH,
    delete_attempts,
    delete_old_attempts,
    hash_password,
    is_password,
    list_attempts,
    save_attempt,
)
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
    stored = NO_PASSWORD if account is None else account.password_hash
    if not is_password(password, stored or NOBODYS_HASH) or account is None or not stored:
        raise AccountError("wrong")
    write(lambda db: _end_attempts(db, account, now))
    return account


def change_password(
    write: Write, account: Account, old: str, new: str, *, now: datetime
) -> Account:
    """Give an account another password, or its first, and end its sessions in other browsers.

    The present password is asked for as at signing in, as slow and as often.

    Raises:
        AccountError: the present one is wrong (`wrong_old`), or the new one is not valid.
        TooManyAttemptsError: too many failed in the last 15 minutes.
    """
    if account.password_hash:
        write(lambda db: _begin_attempt(db, account.name, now))
        if not is_password(old, account.password_hash):
            raise AccountError("wrong_old")
    check_new_password(new, account.name)
    password_hash = hash_password(new)

    def change(db: Database) -> Account:
        delete_attempts(db, _hash(account.name))
        save_password(db, account.id, password_hash)
        end_sessions(db, account.id)
        save_audit(db, now, account.name, "password_changed")
        return get_account(db, account.id)

    return write(change)


def sign_out_everywhere(write: Write, account: Account, *, now: datetime) -> None:
    """End the account's sessions in every browser."""

    def change(db: Database) -> None:
        end_sessions(db, account.id)
        save_audit(db, now, account.name, "signed_out_everywhere")

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
    save_audit(db, now, account.name, "signed_in")


def _hash(name: str) -> bytes:
    return hashlib.sha256(name.casefold().encode()).digest()


def sign_in_by_identity(write: Write, identity: Identity, *, now: datetime) -> Account:
    """Return the account that an identity opens.

    Raises:
        AccountError: no account is connected with it (`identity_unknown`).
    """

    def change(db: Database) -> Account:
        account = find_account_of(db, identity)
        if account is None:
            raise AccountError("identity_unknown")
        save_audit(db, now, account.name, "signed_in_by_provider")
        return account

    return write(change)


def connect_identity(write: Write, account: Account, identity: Identity, *, now: datetime) -> None:
    """Let an identity open the account from now on, in place of one that did before.

    Raises:
        AccountError: it opens another account (`identity_taken`).
    """

    def change(db: Database) -> None:
        known = find_account_of(db, identity)
        if known is not None and known.id != account.id:
            raise AccountError("identity_taken")
        save_identity(db, account.id, identity)
        save_audit(db, now, account.name, "identity_connected")

    write(change)


def disconnect_identity(write: Write, account: Account, *, now: datetime) -> None:
    """Disconnect the account from its identity.

    Raises:
        AccountError: it has no password, so nobody could open it (`last_way`).
    """

    def change(db: Database) -> None:
        if not get_account(db, account.id).password_hash:
            raise AccountError("last_way")
        delete_identity(db, account.id)
        save_audit(db, now, account.name, "identity_removed")

    write(change)
