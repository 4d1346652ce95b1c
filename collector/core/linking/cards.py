"""Which code each card of an event carries: card number → code, known only with the event's key.

No list is kept. The numbers run on from one printing to the next and the numbering is one-to-one,
so no code comes twice; without the key nobody can list or guess the codes, and with the key go also
those that nobody used.
"""

import hashlib
import hmac

from collector.core.linking.codes import CHECK_SYMBOLS, SYMBOLS, CardCode, card_code, is_printable

HALF_BITS = 15
HALF = (1 << HALF_BITS) - 1

ROUNDS = 10
"""As many as NIST SP 800-38G prescribes for FF1."""

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
        left, right = right, left ^ _round(key, turn, right)
    return left << HALF_BITS | right


def default_count(head_count: int) -> int:
    """Return how many cards to print for a head-count: a fifth more, and at least one."""
    return max(1, -(-head_count * 6 // 5))


def _round(key: bytes, turn: int, half: int) -> int:
    message = b"card numbers\x1f" + bytes([turn]) + half.to_bytes(2, "big")
    return int.from_bytes(hmac.digest(key, message, hashlib.sha256)[:2], "big") & HALF
