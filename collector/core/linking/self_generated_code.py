"""The self-generated code: six answers that a person knows by heart, in any language and script."""

import unicodedata
from collections.abc import Mapping
from typing import NewType

from collector.errors import SelfGeneratedCodeError

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
