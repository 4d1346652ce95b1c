"""Hashes of passwords."""

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

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
