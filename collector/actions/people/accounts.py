"""Invite people, create accounts, give them roles, sign in, and sign out everywhere.

A provider's identity signs in only if it is connected with an account.
"""

import hashlib
import secrets
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlite_utils import Database

from collector.core.people.accounts import Identity, check_name, check_password, tidy_name
from collector.core.people.roles import Right, Role, can
from collector.errors import AccountError, NotFoundError, StateError
from collector.store.database import transaction
from collector.store.people import accounts
from collector.store.people.accounts import Account
from collector.store.people.audit import save_audit
from collector.store.writer import Write

INVITATION_LASTS = timedelta(days=7)

LEAST_SCORE = 3  # of 0 to 4: safe against 10⁸ guesses, as many as the rate limit and Argon2 allow

LONGEST_ESTIMATED = 72  # characters that the estimate reads; a longer password is strong anyway

EXPECTED_WORDS = (
    *("tagasiside", "korraldaja", "organiser", "организатор", "seminar", "семинар", "parool"),
    *("пароль", "turvalisus", "turvalisuse", "nõukogu", "virumaa", "jõhvi", "eesti", "kevad"),
)
"""Words that a guesser would try first here."""


def invite(
    db: Database, roles: Iterable[Role] = Role, *, now: datetime, account: str | None = None
) -> str:
    """Return a token for one account with these roles, valid for a week; log who invites."""
    token = secrets.token_urlsafe(32)
    with transaction(db):
        accounts.delete_invitations(db, expired=now)
        accounts.save_invitation(db, _hash(token), now + INVITATION_LASTS, roles)
        if account is not None:
            save_audit(db, now, account, "invited", roles=sorted(roles))
    return token


def first_invitation(db: Database, *, now: datetime) -> str | None:
    """Return the only valid token, for a first account with every role, or None if there is one."""
    with transaction(db):
        if accounts.list_accounts(db):
            return None
        accounts.delete_invitations(db)
        return invite(db, now=now)


def check_invitation(db: Database, token: str, *, now: datetime) -> frozenset[Role]:
    """Return the roles that a valid token gives, or raise AccountError (`invitation`)."""
    roles = accounts.find_invitation(db, _hash(token), now)
    if roles is None:
        raise AccountError("invitation")
    return roles


def create_account(
    write: Write, token: str, name: str, secret: str | Identity, *, now: datetime
) -> Account:
    """Make the account that a password or an identity opens and delete its invitation, at once.

    Raise AccountError if the name or password is not valid, the name is taken (`name_taken`), the
    invitation has been used or has expired (`invitation`), or the identity opens another account
    already (`identity_taken`).
    """
    name = tidy_name(name)
    check_name(name)
    password_hash = accounts.NO_PASSWORD
    if isinstance(secret, str):
        check_new_password(secret, name)
        password_hash = accounts.hash_password(secret)

    def change(db: Database) -> Account:
        roles = check_invitation(db, token, now=now)
        check_free_name(db, name)
        accounts.delete_invitation(db, _hash(token))
        account = accounts.save_account(db, name, password_hash, roles)
        save_audit(db, now, account.name, "account_made")
        if not isinstance(secret, str):
            if accounts.find_account_of(db, secret) is not None:
                raise AccountError("identity_taken")
            accounts.save_identity(db, account.id, secret)
        return account

    return write(change)


def check_free_name(db: Database, name: str) -> None:
    """Raise AccountError unless an account can be given this name."""
    check_name(tidy_name(name))
    if accounts.find_account(db, tidy_name(name)) is not None:
        raise AccountError("name_taken")


def check_new_password(password: str, name: str) -> None:
    """Raise AccountError if a password is not valid or soon guessed (`password_guessed`)."""
    check_password(password, name)
    # Imported when it is needed: its lists of words take longer than the page.
    from zxcvbn import zxcvbn  # noqa: PLC0415 slow to import

    estimate = zxcvbn(password[:LONGEST_ESTIMATED], user_inputs=[name, *EXPECTED_WORDS])
    if estimate["score"] < LEAST_SCORE:
        raise AccountError("password_guessed")


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def give_roles(
    db: Database, name: str, roles: Collection[Role], *, now: datetime, account: str | None = None
) -> Account:
    """Give an account these roles in place of those it has.

    `account` is who gives them; without it the command line does, which can always give them back.

    Raise NotFoundError if there is no account with this name, and StateError if no role is given,
    or nobody would be left who can give roles.
    """
    if not roles:
        raise StateError("give at least one --role: organiser, analyst or approver")
    with transaction(db):
        known = accounts.find_account(db, tidy_name(name))
        if known is None:
            raise NotFoundError(f"there is no account {name}: see `collector user list`")
        accounts.save_roles(db, known.id, roles)
        if account is not None and not any(
            can(each.roles, Right.RUN) for each in accounts.list_accounts(db)
        ):
            raise StateError("somebody has to remain an organiser")
        given = sorted(roles)
        if account is None:
            save_audit(db, now, known.name, "own_roles_given", roles=given)
        else:
            save_audit(db, now, account, "roles_given", name=known.name, roles=given)
    return replace(known, roles=frozenset(roles))


def sign_in(write: Write, name: str, password: str, *, now: datetime) -> Account:
    """Return the account, taking as long for a wrong name as for a wrong password.

    Raise AccountError (`wrong`) without saying which of them is.
    """
    account = write(lambda db: accounts.find_account(db, tidy_name(name)))
    stored = accounts.NO_PASSWORD if account is None else account.password_hash
    if (
        not accounts.is_password(password, stored or accounts.NOBODYS_HASH)
        or account is None
        or not stored
    ):
        raise AccountError("wrong")
    write(lambda db: save_audit(db, now, account.name, "signed_in"))
    return account


def change_password(
    write: Write, account: Account, old: str, new: str, *, now: datetime
) -> Account:
    """Give an account another password, or its first, and end its sessions in other browsers.

    Raise AccountError if the present one is wrong (`wrong_old`), or the new one is not valid.
    """
    if account.password_hash and not accounts.is_password(old, account.password_hash):
        raise AccountError("wrong_old")
    check_new_password(new, account.name)
    password_hash = accounts.hash_password(new)

    def change(db: Database) -> Account:
        accounts.save_password(db, account.id, password_hash)
        save_audit(db, now, account.name, "password_changed")
        return accounts.end_sessions(db, account.id)

    return write(change)


def sign_out_everywhere(db: Database, account: Account, *, now: datetime) -> None:
    """End the account's sessions in every browser."""
    accounts.end_sessions(db, account.id)
    save_audit(db, now, account.name, "signed_out_everywhere")


def sign_in_by_identity(db: Database, identity: Identity, *, now: datetime) -> Account:
    """Return the account that an identity opens, or raise AccountError (`identity_unknown`)."""
    account = accounts.find_account_of(db, identity)
    if account is None:
        raise AccountError("identity_unknown")
    save_audit(db, now, account.name, "signed_in_by_provider")
    return account


def connect_identity(db: Database, account: Account, identity: Identity, *, now: datetime) -> None:
    """Let an identity open the account from now on, in place of one that did before.

    Raise AccountError if it opens another account (`identity_taken`).
    """
    known = accounts.find_account_of(db, identity)
    if known is not None and known.id != account.id:
        raise AccountError("identity_taken")
    accounts.save_identity(db, account.id, identity)
    save_audit(db, now, account.name, "identity_connected")


def disconnect_identity(db: Database, account: Account, *, now: datetime) -> None:
    """Disconnect an account from its identity, or raise AccountError (`last_way`): no password."""
    known = accounts.find_account_by_id(db, account.id)
    if known is None or not known.password_hash:
        raise AccountError("last_way")
    accounts.delete_identity(db, account.id)
    save_audit(db, now, account.name, "identity_removed")
