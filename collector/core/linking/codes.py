"""Card codes, phone tokens and personal codes: how they are made, checked and read.

A personal code is six answers that a person knows by heart, in any language and script.
"""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Mapping
from typing import NewType
from uuid import UUID

from collector.errors import CardCodeError, SelfGeneratedCodeError

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
    if code != card_code(_read_number(code)):
        raise CardCodeError("check")
    return CardCode(code)


def _read_number(code: str) -> int:
    """Return the number below 2³⁰ of a code, whatever its check symbol says."""
    number = 0
    for symbol in code[:-1]:
        number = number * 32 + SYMBOLS.index(symbol)
    return number


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


def find_card_number(key: bytes, code: CardCode) -> int | None:
    """Return the number of the card that has a code, or None if no card can have it.

    So a code proves itself: only the key tells which codes belong to the numbers of printed cards,
    and codes that are known tell nothing of another one.
    """
    if not is_printable(code):
        return None
    place = unshuffle(key, _read_number(code))
    while not is_printable(card_code(place)):
        place = unshuffle(key, place)
    return place // RESIDUES * PRINTABLE + place % RESIDUES


def shuffle(key: bytes, number: int) -> int:
    """Return where a number below 2³⁰ goes; two numbers never go to the same place.

    A Feistel network: whatever the rounds compute, each can be undone (Luby & Rackoff 1988).
    """
    left, right = number >> HALF_BITS, number & HALF
    for turn in range(ROUNDS):
        left, right = right, left ^ _mix(key, turn, right)
    return left << HALF_BITS | right


def unshuffle(key: bytes, place: int) -> int:
    """Return the number that goes to a place: the rounds of `shuffle`, undone from the last."""
    left, right = place >> HALF_BITS, place & HALF
    for turn in reversed(range(ROUNDS)):
        left, right = right ^ _mix(key, turn, left), left
    return left << HALF_BITS | right


def _mix(key: bytes, turn: int, half: int) -> int:
    message = b"card numbers\x1f" + bytes([turn]) + half.to_bytes(2, "big")
    return int.from_bytes(hmac.digest(key, message, hashlib.sha256)[:2], "big") & HALF


def default_count(head_count: int) -> int:
    """Return how many cards to print for a head-count: a fifth more, and at least one."""
    return max(1, -(-head_count * 6 // 5))


UNKNOWN = "dk"
"""The answer “I don't know”, which is a value: who does not know today will not know later."""

_MONTHS = tuple(str(month) for month in range(1, 13))

LETTERS: dict[str, str] = {
    letters[0]: letters
    for letters in (
        *("AАÄ", "BБ", "VВW", "GГ", "DД", "JEYЕЁЭЙЮЯ", "ŽЖ", "ZЗ"),
        *("IИЫ", "KКCQ", "LЛ", "MМ", "NН", "OОÕÖ", "PП", "RР"),
        *("SСЦ", "TТ", "UУÜ", "FФ", "HХ", "ŠШЩЧ"),
    )
}
"""Key of the letter picker and the first letters that press it: one name, one key.

Jelena, Елена and Elena, Julia and Юлия, Jana and Яна are the same people in another script.
"""

OTHER_LETTER = "other"

_KEYS = {letter: key for key, letters in LETTERS.items() for letter in letters}

ELEMENTS: dict[str, tuple[str, ...]] = {
    "birth_day": tuple(str(day) for day in range(1, 32)),
    "mother_month": (*_MONTHS, UNKNOWN),
    "mother_letter": (*LETTERS, OTHER_LETTER),
    "older_siblings": ("0", "1", "2", "3", "4+"),
    "house_digit": tuple("0123456789"),
    "father_month": (*_MONTHS, UNKNOWN),
}
"""Element and its values, in the order in which they are asked."""

SelfGeneratedCode = NewType("SelfGeneratedCode", tuple[str, ...])
"""The six values of one person, in the order of the elements."""


def letter_key(text: str) -> str:
    """Return the key of the picker for the first letter of a name, in any script or case."""
    letter = unicodedata.normalize("NFC", text.strip())[:1].upper()
    return _KEYS.get(letter, OTHER_LETTER)


def read_self_generated_code(answers: Mapping[str, str]) -> SelfGeneratedCode:
    """Return the code that a person tapped.

    Raise SelfGeneratedCodeError with reason `missing` (an element is), `value` (an element has no
    such value) or `default` (the first or last value everywhere, or one number everywhere, which
    several people might tap who do not want to answer).
    """
    values = tuple(answers.get(element, "") for element in ELEMENTS)
    if "" in values:
        raise SelfGeneratedCodeError("missing")
    allowed = zip(values, ELEMENTS.values(), strict=True)
    if any(value not in known for value, known in allowed):
        raise SelfGeneratedCodeError("value")
    numbers = {value for value in values if value.isdecimal()}
    is_one_number = len(numbers) == 1 and sum(map(str.isdecimal, values)) == len(values) - 1
    if is_one_number or values in (_untouched(0), _untouched(-1)):
        raise SelfGeneratedCodeError("default")
    return SelfGeneratedCode(values)


def _untouched(place: int) -> tuple[str, ...]:
    """Return the code of somebody who left, or tapped, one end of every list."""
    return tuple(values[place] for values in ELEMENTS.values())
