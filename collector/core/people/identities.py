"""What is kept of an identity at an OpenID Connect provider: a keyed hash and nothing else.

The subject may be a personal identification code (`EE38001085718` from Estonia's TARA), and
those are few enough to try, so it is never stored and its hash is keyed.
"""

import hashlib
import hmac
import json
from typing import NewType

Identity = NewType("Identity", bytes)
"""The keyed hash of an issuer and a subject."""


def hash_identity(secret: bytes, issuer: str, subject: str) -> Identity:
    """Return what is stored of a subject, which means something with its issuer only."""
    message = json.dumps([issuer, subject]).encode()
    return Identity(hmac.digest(secret, message, hashlib.sha256))
