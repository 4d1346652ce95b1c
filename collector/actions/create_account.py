"""Create an organiser's account: invite by a one-time token, then choose name and password."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlite_utils import Database

from collector.core.accounts import check_name, check_password, tidy_name
from collector.errors import AccountError
from collector.store.accounts import (
    Account,
    delete_invitation,
    delete_invitations,
    find_account,
    find_invitation,
    list_accounts,
    save_account,
    save_invitation,
)
from collector.store.audit import save_audit
from collector.store.database import transaction
from collector.store.passwords import hash_password
from collector.store.writer import Write

INVITATION_LASTS = timedelta(days=7)


def invite(db: Database, *, now: datetime) -> str:
    """Return a new token with which one account can be made within seven days."""
    token = secrets.token_urlsafe(32)
    with transaction(db):
        delete_invitations(db, expired=now)
        save_invitation(db, _hash(token), now + INVITATION_LASTS)
    return token


def first_invitation(db: Database, *, now: datetime) -> str | None:
    """Return a token for the first account in place of earlier ones, or None if there is one."""
    with transaction(db):
        if list_accounts(db):
            return None
        delete_invitations(db)
        return invite(db, now=now)


def check_invitation(db: Database, token: str, *, now: datetime) -> None:
    """Raise AccountError with reason `invitation` unless the token can be used."""
    if not find_invitation(db, _hash(token), now):
        raise AccountError("invitation")


def create_account(write: Write, token: str, name: str, password: str, *, now: datetime) -> Account:
    """Use an invitation up and make the account, both or neither.

    Raises:
        AccountError: the name or password will not do, the name is taken (`name_taken`), or the
            invitation has been used or has expired (`invitation`).
    """
    name = tidy_name(name)
    check_name(name)
    check_password(password, name)
    password_hash = hash_password(password)

    def change(db: Database) -> Account:
        check_invitation(db, token, now=now)
        if find_account(db, name) is not None:
            raise AccountError("name_taken")
        delete_invitation(db, _hash(token))
        account = save_account(db, name, password_hash)
        save_audit(db, now.date(), account.name, "account made")
        return account

    return write(change)


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
