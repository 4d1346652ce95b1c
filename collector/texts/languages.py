"""The three languages of the service and a text that exists in all of them."""

from collections.abc import Callable, Mapping
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

    def fill(self, **values: "str | int | Translated | Callable[[Language], str]") -> "Translated":
        """Put values in; what is translated, or takes a language, is put in in each language."""
        return Translated.in_each(
            lambda at: self[at].format(**{name: _in(value, at) for name, value in values.items()})
        )

    @classmethod
    def in_each(cls, write: Callable[[Language], str]) -> "Translated":
        """Build from what writes the text in a language."""
        return cls(et=write("et"), ru=write("ru"), en=write("en"))


def _in(value: str | int | Translated | Callable[[Language], str], language: Language) -> str | int:
    if isinstance(value, Translated):
        return value[language]
    return value(language) if callable(value) else value
