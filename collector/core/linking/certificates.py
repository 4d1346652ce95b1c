"""Certificates of sealings: what was destroyed, signed so that a later change is noticed.

A certificate is a text of one `name: value` a line, each value as JSON. Its last line is the
Ed25519 signature (RFC 8032) of all lines before it; the line before that is the public key.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from collector.errors import CertificateError

Value = str | int | bool

_SIGNATURE = "signature: "

_DER = bytes.fromhex("302a300506032b6570032100")
"""What stands before the 32 bytes of an Ed25519 key where other programs read it (RFC 8410)."""


@dataclass(frozen=True)
class Destroyed:
    """What a sealing destroyed, on which day and by whom, until that is certified.

    Without a day it is what a sealing would destroy. `receipts` counts responses, `codes` those
    that can be linked. `by` is empty if it is certified, or was sealed before there were
    certificates. `key` is the check value of the event's key, empty if the right one was lost.
    """

    day: str = ""
    by: str = ""
    codes: int = 0
    receipts: int = 0
    texts: int = 0
    key: str = ""


def write_certificate(values: Mapping[str, Value], secret: bytes) -> str:
    """Return the signed text of a certificate; `secret` is the 32 bytes of the signing key."""
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 slow import

    signed = {**values, "public_key": public_key(secret)}
    body = "".join(f"{name}: {_write(value)}\n" for name, value in signed.items())
    signature = ed25519.Ed25519PrivateKey.from_private_bytes(secret).sign(body.encode())
    return f'{body}{_SIGNATURE}"{b64encode(signature).decode()}"\n'


def read_certificate(text: str) -> dict[str, Value]:
    """Return the values of a certificate.

    Raise CertificateError if it was changed after it was signed, or is none.
    """
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 slow import
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 slow import

    body, _, signature = text.replace("\r\n", "\n").rpartition(_SIGNATURE)
    try:
        lines = (line.partition(": ") for line in body.removesuffix("\n").split("\n"))
        values: dict[str, Value] = {name: json.loads(value) for name, _, value in lines}
        public = b64decode(str(values["public_key"])).removeprefix(_DER)
        key = ed25519.Ed25519PublicKey.from_public_bytes(public)
        key.verify(b64decode(json.loads(signature)), body.encode())
    except (ValueError, KeyError, TypeError, InvalidSignature) as error:
        raise CertificateError(
            "this is no certificate of a sealing, or it was changed after it was signed: take it "
            "from the page of data protection again, or from where you keep it"
        ) from error
    return values


def public_key(secret: bytes) -> str:
    """Return the public key that belongs to a signing key, as PEM has it between its lines."""
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 slow import

    key = ed25519.Ed25519PrivateKey.from_private_bytes(secret).public_key()
    return b64encode(_DER + key.public_bytes_raw()).decode()


def write_pem(key: str) -> str:
    """Return a public key as a file that other programs read."""
    return f"-----BEGIN PUBLIC KEY-----\n{key}\n-----END PUBLIC KEY-----\n"


def _write(value: Value) -> str:
    """Return a value as JSON that stays on its line and shows no letter that cannot be seen."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(each if each.isprintable() else json.dumps(each)[1:-1] for each in text)
