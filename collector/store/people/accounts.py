"""Saved accounts, invitations and identities of a provider."""

import json
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlite_utils import Database

from collector.core.people.accounts import Identity
from collector.core.people.roles import Role
from collector.store.rows import find_row, list_rows, write_timestamp


@dataclass(frozen=True)
class Account:
    """An organiser; sessions that began under a lower `sessions_from` have ended."""

    id: int
    name: str
    password_hash: str
    sessions_from: int
    roles: frozenset[Role]


def save_account(db: Database, name: str, password_hash: str, roles: Iterable[Role]) -> Account:
    """Save a new account; a name that is taken raises sqlite3.IntegrityError."""
    sql = "INSERT INTO accounts (name, password_hash, roles) VALUES (?, ?, ?) RETURNING *"
    return list_rows(db, Account, sql, [name, password_hash, _write_roles(roles)])[0]


def save_roles(db: Database, account_id: int, roles: Iterable[Role]) -> None:
    """Give an account other roles."""
    db.execute("UPDATE accounts SET roles = ? WHERE id = ?", [_write_roles(roles), account_id])


def find_account(db: Database, name: str) -> Account | None:
    """Return the account with this name, upper or lower case, or None."""
    return find_row(db, Account, "SELECT * FROM accounts WHERE name = ?", [name])


def find_account_by_id(db: Database, account_id: int) -> Account | None:
    """Return the account with this id, or None."""
    return find_row(db, Account, "SELECT * FROM accounts WHERE id = ?", [account_id])


def save_password(db: Database, account_id: int, password_hash: str) -> None:
    """Give an account another password."""
    db.execute("UPDATE accounts SET password_hash = ? WHERE id = ?", [password_hash, account_id])


def end_sessions(db: Database, account_id: int) -> Account:
    """End every session that an account has begun, and return the account."""
    sql = "UPDATE accounts SET sessions_from = sessions_from + 1 WHERE id = ? RETURNING *"
    return list_rows(db, Account, sql, [account_id])[0]


def list_accounts(db: Database) -> list[Account]:
    """Return every account by name."""
    return list_rows(db, Account, "SELECT * FROM accounts ORDER BY name")


def save_invitation(
    db: Database, token_hash: bytes, expires: datetime, roles: Iterable[Role]
) -> None:
    """Save an invitation to an account with these roles that can be used until it expires."""
    db.execute(
        "INSERT INTO invitations (token_hash, expires, roles) VALUES (?, ?, ?)",
        [token_hash, write_timestamp(expires), _write_roles(roles)],
    )


def find_invitation(db: Database, token_hash: bytes, now: datetime) -> frozenset[Role] | None:
    """Return the roles that an invitation gives, or None if there is none to be used."""
    rows = db.execute(
        "SELECT roles FROM invitations WHERE token_hash = ? AND expires > ?",
        [token_hash, write_timestamp(now)],
    )
    return next((msgspec.json.decode(roles, type=frozenset[Role]) for (roles,) in rows), None)


def delete_invitation(db: Database, token_hash: bytes) -> None:
    """Delete one invitation."""
    db.execute("DELETE FROM invitations WHERE token_hash = ?", [token_hash])


def delete_invitations(db: Database, expired: datetime | None = None) -> None:
    """Delete the invitations that have expired by a moment, or all."""
    db.execute(
        "DELETE FROM invitations WHERE :moment IS NULL OR expires <= :moment",
        {"moment": None if expired is None else write_timestamp(expired)},
    )


def _write_roles(roles: Iterable[Role]) -> str:
    return json.dumps(sorted(roles))


def save_identity(db: Database, account_id: int, identity: Identity) -> None:
    """Bind an account to an identity, in place of one that it had."""
    db.execute(
        "INSERT INTO identities VALUES (?, ?) ON CONFLICT (account_id) "
        "DO UPDATE SET identity_hash = excluded.identity_hash",
        [account_id, identity],
    )


def find_account_of(db: Database, identity: Identity) -> Account | None:
    """Return the account that an identity opens, or None."""
    sql = "SELECT * FROM accounts JOIN identities ON account_id = id WHERE identity_hash = ?"
    return find_row(db, Account, sql, [identity])


def has_identity(db: Database, account_id: int) -> bool:
    """Say whether an account can be opened by an identity."""
    return bool(db.table("identities").count_where("account_id = ?", [account_id]))


def delete_identity(db: Database, account_id: int) -> None:
    """Unbind an account."""
    db.execute("DELETE FROM identities WHERE account_id = ?", [account_id])


_hasher = PasswordHasher()

NOBODYS_HASH = (
    "$argon2id$v=19$m=65536,t=3,p=4$yXlbnd2CPXdiECVFYWQgYA$"
    "SiSIvY13n77wjVAjcYqegJscY9QJqjUedYqzGwfgCFY"
)
"""Verified when there is no such account, so that it takes as long as with one."""

NO_PASSWORD = ""  # stored for an account without a password: no password matches it


def hash_password(password: str) -> str:
    """Return what is stored of a password; it takes tens of milliseconds on purpose."""
    return _hasher.hash(_normal(password))


def is_password(password: str, stored: str) -> bool:
    """Say whether a password is the one that the hash was made of."""
    with suppress(VerifyMismatchError):
        return _hasher.verify(stored, _normal(password))
    return False


def _normal(password: str) -> bytes:
    # Phones and keyboards write õ or й in two ways, and both must be accepted.
    return unicodedata.normalize("NFKC", password).encode()
