"""Create an organiser's account: invite by a one-time token, then choose name and password."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlite_utils import Database

from collector.core.accounts import check_name, check_password, tidy_name
from collector.core.roles import Role
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

LEAST_SCORE = 3
"""Of 0 to 4: safe against 10⁸ guesses, as many as throttling and Argon2 leave anybody."""

LONGEST_ESTIMATED = 72
"""Characters that the estimate takes; so long a password is strong by any other end."""

EXPECTED_WORDS = (
    *("tagasiside", "korraldaja", "organiser", "организатор", "seminar", "семинар", "parool"),
    *("пароль", "turvalisus", "turvalisuse", "nõukogu", "virumaa", "jõhvi", "eesti", "kevad"),
)
"""What somebody who guesses here would try first."""


def invite(
    db: Database, roles: Iterable[Role] = Role, *, now: datetime, account: str | None = None
) -> str:
    """Return a new token with which one account with these roles can be made within a week.

    The audit log keeps which `account` invites, if one does.
    """
    token = secrets.token_urlsafe(32)
    with transaction(db):
        delete_invitations(db, expired=now)
        save_invitation(db, _hash(token), now + INVITATION_LASTS, roles)
        if account is not None:
            save_audit(db, now.date(), account, f"invited an {' and '.join(sorted(roles))}")
    return token


def first_invitation(db: Database, *, now: datetime) -> str | None:
    """Return a token for the first account, which has every role, or None if there is one.

    Earlier tokens mean nothing from then on.
    """
    with transaction(db):
        if list_accounts(db):
            return None
        delete_invitations(db)
        return invite(db, now=now)


def check_invitation(db: Database, token: str, *, now: datetime) -> frozenset[Role]:
    """Return the roles that a token gives.

    Raises:
        AccountError: with reason `invitation`: it was used, has expired or never was.
    """
    roles = find_invitation(db, _hash(token), now)
    if roles is None:
        raise AccountError("invitation")
    return roles


def create_account(write: Write, token: str, name: str, password: str, *, now: datetime) -> Account:
    """Use an invitation up and make the account, both or neither.

    Raises:
        AccountError: the name or password will not do, the name is taken (`name_taken`), or the
            invitation has been used or has expired (`invitation`).
    """
    name = tidy_name(name)
    check_name(name)
    check_password(password, name)
    check_strength(password, name)
    password_hash = hash_password(password)

    def change(db: Database) -> Account:
        roles = check_invitation(db, token, now=now)
        if find_account(db, name) is not None:
            raise AccountError("name_taken")
        delete_invitation(db, _hash(token))
        account = save_account(db, name, password_hash, roles)
        save_audit(db, now.date(), account.name, "account made")
        return account

    return write(change)


def check_strength(password: str, name: str) -> None:
    """Raise AccountError with reason `password_guessed` if a program would soon guess it."""
    # Imported when it is needed: its lists of words take longer than the page.
    from zxcvbn import zxcvbn  # noqa: PLC0415 slow to import

    estimate = zxcvbn(password[:LONGEST_ESTIMATED], user_inputs=[name, *EXPECTED_WORDS])
    if estimate["score"] < LEAST_SCORE:
        raise AccountError("password_guessed")


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
