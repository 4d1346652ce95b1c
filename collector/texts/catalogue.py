"""The words of the product in three languages: one YAML file a subject, read when first needed.

The tests hold every file against the rules of `tests/texts/completeness.py`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from collector.texts.languages import LANGUAGES, Language, Translated, Value, in_language

FOLDER = Path(__file__).parent

FILES: Mapping[str, Path] = {path.stem: path for path in sorted(FOLDER.rglob("*.yaml"))}
"""Every file of texts by its name."""

Entry = Mapping[str, str | Mapping[str, str]]
"""A text by language; a text that counts something gives its plural forms by CLDR category.

A Russian sentence whose verb agrees with a noun gives its forms by gender, and a noun its `gender`.
What the database holds may have an `example`, which is the same in every language.
"""

GENDERS = frozenset({"f", "m", "n"})
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Phrases(Mapping[str, Translated]):
    """The texts of a file, or of a group in it, by key; the file is read at the first look-up."""

    def __init__(self, name: str, group: str = "") -> None:
        """Take the name of the file, and of the group if only its texts are wanted."""
        self._name, self._start = name, f"{group}." if group else ""

    @cached_property
    def _texts(self) -> Mapping[str, Translated]:
        """Return the texts without forms."""
        texts = {}
        for key, entry in read_texts(self._name).items():
            forms = [entry[language] for language in LANGUAGES]
            if key.startswith(self._start) and all(isinstance(form, str) for form in forms):
                texts[key.removeprefix(self._start)] = Translated(*map(str, forms))
        return texts

    def __getitem__(self, key: str) -> Translated:
        """Return a text; one of a group goes by both names, as `moved.up`."""
        return self._texts[key]

    def fill(self, key: str, **values: Value) -> Translated:
        """Return a text with its values put in; `n` or `gender` chooses the form."""
        name = self._start + key
        return Translated.in_each(
            lambda at: translate(self._name, at, name, **in_language(values, at))
        )

    def __iter__(self) -> Iterator[str]:
        """Go over the keys in the order of the file."""
        return iter(self._texts)

    def __len__(self) -> int:
        """Count the texts."""
        return len(self._texts)


@cache
def read_texts(name: str) -> Mapping[str, Entry]:
    """Return the texts of one file by key; those of a group go by both, as `moved.up`."""
    return load_texts(FILES[name])


def load_texts(path: Path) -> Mapping[str, Entry]:
    """Read a file of texts."""
    return dict(_flatten(yaml.load(path.read_text("utf-8"), _LOADER)))  # noqa: S506 it is safe


def find_file(key: str, names: Iterable[str]) -> str:
    """Return the first of these files that has a text."""
    return next(name for name in names if key in read_texts(name))


def translate(name: str, language: Language, key: str, /, **values: Any) -> str:  # noqa: ANN401 anything with a text
    """Return a text with its `{values}` put in; `n` or `gender` chooses the form."""
    text = read_texts(name)[key][language]
    if not isinstance(text, str):
        has_genders = text.keys() == GENDERS
        text = text[values["gender"] if has_genders else plural_form(values["n"], language)]
    return text.format(**values) if values else text


@lru_cache(maxsize=1024)
def plural_form(count: int, language: Language) -> str:
    """Return which form of a noun follows a count, by CLDR's names: one, few, many or other."""
    return Locale(language).plural_form(count)


@cache
def read_receipt_words(language: Language) -> tuple[str, ...]:
    """Return the 1024 words of receipts; a word's place is part of every receipt already given."""
    return tuple((FOLDER / f"receipt_words/{language}.txt").read_text("utf-8").split())


def _flatten(node: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Entry]]:
    for key, value in node.items():
        if not isinstance(value, dict):
            yield f"{prefix}{key}", {}
        elif value.keys() & set(LANGUAGES):
            yield f"{prefix}{key}", value
        else:
            yield from _flatten(value, f"{prefix}{key}.")
