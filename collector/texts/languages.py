"""The three languages of the service and a text that exists in all of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["et", "ru", "en"]

LANGUAGES: tuple[Language, ...] = get_args(Language)

LANGUAGE_NAMES: dict[Language, str] = {"et": "Eesti", "ru": "Русский", "en": "English"}
"""Each language's name in that language, as shown on a switch."""


@dataclass(frozen=True, slots=True)
class Translated:
    """One text in all three languages; there is no fallback because nothing may be missing."""

    et: str
    ru: str
    en: str

    def __getitem__(self, language: Language) -> str:
        """Return the text in one language."""
        text: str = getattr(self, language)
        return text

    def as_dict(self) -> dict[Language, str]:
        """Return the three texts by language code."""
        return {language: self[language] for language in LANGUAGES}

    @classmethod
    def from_dict(cls, texts: Mapping[str, str]) -> "Translated":
        """Build from a mapping that holds all three codes; a missing one raises KeyError."""
        return cls(et=texts["et"], ru=texts["ru"], en=texts["en"])

    def __add__(self, other: "str | Translated") -> "Translated":
        """Return both in a row, in each language."""
        return Translated.in_each(
            lambda at: self[at] + (other if isinstance(other, str) else other[at])
        )

    def fill(self, **values: "Value") -> "Translated":
        """Put values in; what is translated, or takes a language, is put in in each language."""
        return Translated.in_each(lambda at: self[at].format(**in_language(values, at)))

    @classmethod
    def in_each(cls, write: Callable[[Language], str]) -> "Translated":
        """Build from what writes the text in a language."""
        return cls(et=write("et"), ru=write("ru"), en=write("en"))

    @classmethod
    def join(cls, separator: str, texts: Iterable["Translated | None"]) -> "Translated":
        """Build from texts in a row; one that is None is left out."""
        said = [each for each in texts if each is not None]
        return cls.in_each(lambda at: separator.join(each[at] for each in said))


Value = str | int | Translated | Callable[[Language], str]
"""What is put into a text; what is translated, or takes a language, in each language."""


def in_language(values: Mapping[str, Value], language: Language) -> dict[str, str | int]:
    """Return values as they are put into the text of a language."""

    def write(value: Value) -> str | int:
        if isinstance(value, Translated):
            return value[language]
        return value(language) if callable(value) else value

    return {name: write(value) for name, value in values.items()}
