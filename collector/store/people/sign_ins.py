"""Hashes of passwords, and attempts to sign in."""

import unicodedata
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlite_utils import Database

from collector.store.rows import write_timestamp

_hasher = PasswordHasher()

NOBODYS_HASH = (
    "$argon2id$v=19$m=65536,t=3,p=4$yXlbnd2CPXdiECVFYWQgYA$"
    "SiSIvY13n77wjVAjcYqegJscY9QJqjUedYqzGwfgCFY"
)
"""Verified when there is no such account, so that it takes as long as with one."""

NO_PASSWORD = ""
"""Stored for an account without a password: no password matches it."""


def hash_password(password: str) -> str:
    """Return what is stored of a password; it takes tens of milliseconds on purpose."""
    return _hasher.hash(_normal(password))


def is_password(password: str, stored: str) -> bool:
    """Say whether a password is the one that the hash was made of."""
    try:
        return _hasher.verify(stored, _normal(password))
    except VerifyMismatchError:
        return False


def _normal(password: str) -> bytes:
    # Phones and keyboards write õ or й in two ways, and both must be accepted.
    return unicodedata.normalize("NFKC", password).encode()


def save_attempt(db: Database, name_hash: bytes, at: datetime) -> None:
    """Save one attempt."""
    db.execute("INSERT INTO sign_in_attempts VALUES (?, ?)", [name_hash, write_timestamp(at)])


def list_attempts(db: Database, name_hash: bytes | None = None) -> list[datetime]:
    """Return when attempts were made, under one name or under any, the latest first."""
    rows = db.query(
        "SELECT at FROM sign_in_attempts WHERE :name IS NULL OR name_hash = :name ORDER BY at DESC",
        {"name": name_hash},
    )
    return [datetime.fromisoformat(row["at"]) for row in rows]


def delete_attempts(db: Database, name_hash: bytes) -> None:
    """Delete the attempts under one name."""
    db.execute("DELETE FROM sign_in_attempts WHERE name_hash = ?", [name_hash])


def delete_old_attempts(db: Database, until: datetime) -> None:
    """Delete the attempts made up to a moment."""
    db.execute("DELETE FROM sign_in_attempts WHERE at <= ?", [write_timestamp(until)])
