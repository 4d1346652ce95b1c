"""Saved accounts of organisers, and the invitations by which they are made.

Invitations are stored as hashes of their tokens only. Sign-in attempts belong to `attempts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database


@dataclass(frozen=True)
class Account:
    """An organiser; sessions that began under a lower `sessions_from` have ended."""

    id: int
    name: str
    password_hash: str
    sessions_from: int


def save_account(db: Database, name: str, password_hash: str) -> Account:
    """Save a new account; a name that is taken raises sqlite3.IntegrityError."""
    rows = db.query(
        "INSERT INTO accounts (name, password_hash) VALUES (?, ?) RETURNING *",
        [name, password_hash],
    )
    return _account(next(iter(rows)))


def find_account(db: Database, name: str) -> Account | None:
    """Return the account with this name, upper or lower case, or None."""
    rows = db.query("SELECT * FROM accounts WHERE name = ?", [name])
    return next((_account(row) for row in rows), None)


def find_account_by_id(db: Database, account_id: int) -> Account | None:
    """Return the account with this id, or None."""
    rows = db.query("SELECT * FROM accounts WHERE id = ?", [account_id])
    return next((_account(row) for row in rows), None)


def end_sessions(db: Database, account_id: int) -> None:
    """End every session that an account has begun."""
    db.execute("UPDATE accounts SET sessions_from = sessions_from + 1 WHERE id = ?", [account_id])


def list_accounts(db: Database) -> list[Account]:
    """Return every account by name."""
    return [_account(row) for row in db.query("SELECT * FROM accounts ORDER BY name")]


def save_invitation(db: Database, token_hash: bytes, expires: datetime) -> None:
    """Save an invitation that can be used until it expires."""
    db.execute("INSERT INTO invitations VALUES (?, ?)", [token_hash, _text(expires)])


def find_invitation(db: Database, token_hash: bytes, now: datetime) -> bool:
    """Say whether an invitation is there to be used."""
    rows = db.query(
        "SELECT 1 FROM invitations WHERE token_hash = ? AND expires > ?", [token_hash, _text(now)]
    )
    return any(rows)


def delete_invitation(db: Database, token_hash: bytes) -> None:
    """Delete one invitation."""
    db.execute("DELETE FROM invitations WHERE token_hash = ?", [token_hash])


def delete_invitations(db: Database, expired: datetime | None = None) -> None:
    """Delete the invitations that have expired by a moment, or all."""
    db.execute(
        "DELETE FROM invitations WHERE :moment IS NULL OR expires <= :moment",
        {"moment": None if expired is None else _text(expired)},
    )


def _account(row: Mapping[str, Any]) -> Account:
    return Account(**row)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
