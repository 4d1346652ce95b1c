"""Receipts: three words that find one response, the same receipt in every language."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from collector.core.linking.codes import hash_for
from collector.texts.catalogue import read_receipt_words
from collector.texts.languages import LANGUAGES, Language

_BITS = 10  # of one word: 2 ** 10 words in a list
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_LETTERS = str.maketrans("õäöüšžё", "oaousz\N{CYRILLIC SMALL LETTER IE}")


@dataclass(frozen=True, slots=True)
class Receipt:
    """The places of three words in the lists, 0 to 1023, so that no language is preferred."""

    indices: tuple[int, int, int]

    def in_words(self, language: Language) -> str:
        """Return the three words of one language, separated by spaces."""
        return " ".join(read_receipt_words(language)[index] for index in self.indices)

    def as_bytes(self) -> bytes:
        """Return the receipt as four bytes, for a keyed hash."""
        first, second, third = self.indices
        return (first << 2 * _BITS | second << _BITS | third).to_bytes(4, "big")


@dataclass(frozen=True)
class ResponseHashes:
    """One hash finds a response, another its texts, by a receipt or a typed code.

    They are different, so that the two tables cannot be joined without either (R9).
    """

    response: bytes
    texts: bytes | None


def hash_receipt(key: bytes, receipt: Receipt) -> ResponseHashes:
    """Return the two keyed hashes of a receipt."""
    value = receipt.as_bytes()
    return ResponseHashes(hash_for("response", key, value), hash_for("texts", key, value))


def _simplify(word: str) -> str:
    return word.casefold().translate(_PLAIN_LETTERS)


@cache
def _list_places() -> dict[str, tuple[Language, int]]:
    return {
        _simplify(word): (language, index)
        for language in LANGUAGES
        for index, word in enumerate(read_receipt_words(language))
    }


def receipt_for(digest: bytes) -> Receipt:
    """Return the receipt that the first 30 bits of a digest choose; it has at least 4 bytes."""
    bits = int.from_bytes(digest[:4], "big") >> 2
    mask = (1 << _BITS) - 1
    return Receipt((bits >> 2 * _BITS, bits >> _BITS & mask, bits & mask))


def normalise_receipt(text: str) -> Receipt | None:
    """Read a receipt as people type it; None if it is not three words of one list.

    Case, marks between the words, ё for е and letters typed without their dots do not matter.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    match [_list_places().get(_simplify(word)) for word in words]:
        case [(one, first), (two, second), (three, third)] if one == two == three:
            return Receipt((first, second, third))
    return None
