"""Rules for account names, passwords and identities of a provider."""

import hashlib
import hmac
import json
import unicodedata
from typing import NewType

from collector.errors import AccountError

MIN_NAME, MAX_NAME = 2, 64
MIN_PASSWORD, MAX_PASSWORD = 12, 1000


def tidy_name(text: str) -> str:
    """Return a name as it is stored: one way to write each letter, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def check_name(name: str) -> None:
    """Raise AccountError with reason `name_length` or `name_symbols` for an unusable name."""
    if not MIN_NAME <= len(name) <= MAX_NAME:
        raise AccountError("name_length")
    if not name.isprintable():
        raise AccountError("name_symbols")


def check_password(password: str, name: str) -> None:
    """Raise AccountError with reason `password_length` or `password_is_name` for a weak one.

    Source: NIST SP 800-63B §5.1.1.2: length counts, rules about kinds of symbols do not.
    """
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise AccountError("password_length")
    if tidy_name(password).casefold() == name.casefold():
        raise AccountError("password_is_name")


Identity = NewType("Identity", bytes)  # the keyed hash of an issuer and a subject


def hash_identity(secret: bytes, issuer: str, subject: str) -> Identity:
    """Return what is stored of a subject, which means something with its issuer only."""
    message = json.dumps([issuer, subject]).encode()
    return Identity(hmac.digest(secret, message, hashlib.sha256))
