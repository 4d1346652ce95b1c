"""The keys that are tapped for each element of a personal code: days, months, letters, numbers.

A key shows the same value in the reader's language and script.
"""

from dataclasses import dataclass
from functools import cache

from babel.dates import get_month_names

from collector.core.linking.self_generated_code import ELEMENTS, LETTERS, OTHER_LETTER, UNKNOWN
from collector.formats.days import LOCALES
from collector.texts.languages import Language
from collector.web.site.layout import say

ALPHABETS: dict[Language, str] = {
    "et": "ABDFGHIJKLMNOPRSŠZŽTUV",
    "ru": "АБВГДЕЖЗИКЛМНОПРСТУФХШ",
    "en": "ABDFGHIJKLMNOPRSŠTUVZŽ",
}
"""The first letter that each key shows, in the order in which its reader looks for it."""

LOOK_ALIKES = dict(zip("АЕКМОТ", "AEKMOT", strict=True))
"""Letters of both scripts on one key of which a reader sees only one."""


@dataclass(frozen=True)
class Key:
    """One key: its value, what it shows, and the letters of another script that it also means."""

    value: str
    face: str
    also: str = ""


@cache
def list_keys(language: Language) -> dict[str, list[Key]]:
    """Return the keys of every element in the order in which they are shown."""
    months = get_month_names("wide", "stand-alone", LOCALES[language])
    faces = {str(number): months[number] for number in months}
    faces[UNKNOWN] = say(language, "not_known")
    keys = {name: [Key(value, value) for value in values] for name, values in ELEMENTS.items()}
    for element in ("mother_month", "father_month"):
        keys[element] = [Key(value, faces[value]) for value in ELEMENTS[element]]
    keys["mother_letter"] = _list_letters(language)
    return keys


def _list_letters(language: Language) -> list[Key]:
    letters = [_letter(first, language) for first in ALPHABETS[language]]
    return [*letters, Key(OTHER_LETTER, say(language, "other_letter"))]


def _letter(first: str, language: Language) -> Key:
    value = next(key for key, letters in LETTERS.items() if first in letters)
    is_cyrillic = language == "ru"
    own = [letter for letter in LETTERS[value] if (letter >= "Ѐ") == is_cyrillic]
    seen = {*own, *(LOOK_ALIKES.get(letter) for letter in own)}
    seen |= {cyrillic for cyrillic, latin in LOOK_ALIKES.items() if latin in own}
    also = [letter for letter in LETTERS[value] if letter not in seen]
    own.sort(key=lambda letter: letter != first)
    return Key(value, " ".join(own), " ".join(also))
