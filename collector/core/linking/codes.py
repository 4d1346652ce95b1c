"""Card codes and phone tokens: how they are made, checked and read."""

import hashlib
import hmac
import re
from typing import NewType
from uuid import UUID

from collector.errors import CardCodeError

CardCode = NewType("CardCode", str)
"""Six Crockford base32 symbols and a check symbol, upper case, without spaces."""

PhoneToken = NewType("PhoneToken", str)
"""128 bits as 32 small hexadecimal digits, which a phone keeps in a cookie if it is asked to."""

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECK_SYMBOLS = SYMBOLS + "*~$=U"
CODE_LENGTH = 7

# Look-alikes by Crockford's rule, and Cyrillic letters that look like Latin ones.
_READ_AS = str.maketrans("OILАВЕКМНОРСТУХ", "011ABEKMH0PCTYX", " -–—._\u00a0")


def card_code(number: int) -> CardCode:
    """Return the code of a number below 2³⁰; its check symbol is the number modulo 37.

    Source: Douglas Crockford, Base 32, https://www.crockford.com/base32.html.
    """
    symbols = "".join(SYMBOLS[number >> shift & 31] for shift in range(25, -1, -5))
    return CardCode(symbols + CHECK_SYMBOLS[number % 37])


def is_printable(code: CardCode) -> bool:
    """Say whether a card may carry the code: its check symbol is an ordinary letter or digit."""
    return code[-1] in SYMBOLS


def read_card_code(text: str) -> CardCode:
    """Return the code that a person typed, forgiving case, spaces, dashes and look-alikes.

    Raise CardCodeError with reason `length`, `symbol` (one that no code has) or `check`.
    """
    code = text.upper().translate(_READ_AS)
    if len(code) != CODE_LENGTH:
        raise CardCodeError("length")
    if any(symbol not in SYMBOLS for symbol in code[:-1]) or code[-1] not in CHECK_SYMBOLS:
        raise CardCodeError("symbol")
    number = 0
    for symbol in code[:-1]:
        number = number * 32 + SYMBOLS.index(symbol)
    if code != card_code(number):
        raise CardCodeError("check")
    return CardCode(code)


def read_phone_token(text: str) -> PhoneToken | None:
    """Return the token that a cookie holds; None if it was tampered with, as if there were none."""
    return PhoneToken(text) if re.fullmatch("[0-9a-f]{32}", text) else None


def new_phone_token(submission: UUID) -> PhoneToken:
    """Return a token that nobody can guess who does not know the sending, which is stored nowhere.

    It is the same whenever the same sending is repeated, also if the event's key was lost between.
    """
    message = f"phone token\x1f{submission}".encode()
    return PhoneToken(hashlib.sha256(message).digest()[:16].hex())


def hash_element(key: bytes, element: str, value: str) -> bytes:
    """Return the 8 bytes that are stored in place of one element of a code."""
    message = f"{element}\x1f{value}".encode()
    return hmac.digest(key, message, hashlib.sha256)[:8]


def hash_for(purpose: str, key: bytes, value: bytes) -> bytes:
    """Return the 16 bytes by which a value finds a row; each purpose gives its own."""
    return hmac.digest(key, purpose.encode() + b"\x1f" + value, hashlib.sha256)[:16]


HALF_BITS = 15
HALF = (1 << HALF_BITS) - 1

ROUNDS = 10  # as many as NIST SP 800-38G prescribes for FF1

PRINTABLE, RESIDUES = len(SYMBOLS), len(CHECK_SYMBOLS)
"""Of 37 codes in a row the first 32 have a check symbol that a card may carry."""

CARD_NUMBERS = (1 << 2 * HALF_BITS) // RESIDUES * PRINTABLE
"""How many cards one event can ever have, numbered from 0."""


def number_card(key: bytes, number: int) -> CardCode:
    """Return the code on the card with this number, from 0 to below CARD_NUMBERS.

    The printable codes are shuffled among themselves by "cycle walking": a shuffle of all codes
    is repeated until it lands on a printable one (Black & Rogaway 2002, Ciphers with arbitrary
    finite domains).
    """
    place = shuffle(key, number // PRINTABLE * RESIDUES + number % PRINTABLE)
    while not is_printable(card_code(place)):
        place = shuffle(key, place)
    return card_code(place)


def shuffle(key: bytes, number: int) -> int:
    """Return where a number below 2³⁰ goes; two numbers never go to the same place.

    A Feistel network: whatever the rounds compute, each can be undone (Luby & Rackoff 1988).
    """
    left, right = number >> HALF_BITS, number & HALF
    for turn in range(ROUNDS):
        message = b"card numbers\x1f" + bytes([turn]) + right.to_bytes(2, "big")
        mixed = int.from_bytes(hmac.digest(key, message, hashlib.sha256)[:2], "big") & HALF
        left, right = right, left ^ mixed
    return left << HALF_BITS | right


def default_count(head_count: int) -> int:
    """Return how many cards to print for a head-count: a fifth more, and at least one."""
    return max(1, -(-head_count * 6 // 5))
