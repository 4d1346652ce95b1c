"""What sentences are about: scales and other nouns, each with its gender in Russian."""

from collections.abc import Mapping
from dataclasses import dataclass

from collector.texts.catalogue import Phrases, read_texts
from collector.texts.languages import Language, Translated

PHRASES = Phrases("wording")

INNER_MARKS: Mapping[Language, dict[int, int]] = {
    "et": str.maketrans("„“", "«»"),
    "ru": str.maketrans("«»", "„“"),
    "en": str.maketrans("“”", "‘’"),
}
"""What quotation marks within quotation marks become."""


@dataclass(frozen=True)
class Subject:
    """A noun in the nominative and its grammatical gender in Russian: f, m or n."""

    name: Translated
    gender: str


def quotable(label: Translated | Mapping[Language, str]) -> Translated:
    """Return a label as it stands in quotation marks: without its stop, its own marks inside."""
    return Translated.in_each(lambda at: label[at].rstrip(". ").translate(INNER_MARKS[at]))


def quote(label: Translated | Mapping[Language, str]) -> Translated:
    """Return a label in quotation marks."""
    return PHRASES.fill("quoted", label=quotable(label))


def scale_name(scale: str) -> Translated:
    """Return a scale's name; one that is not known goes by its own name."""
    return PHRASES.get(f"scales.{scale}") or PHRASES["other_scale"].fill(name=scale)


def scale_subject(scale: str) -> Subject:
    """Return how sentences call a scale; the name of one that is not known is masculine."""
    entry = read_texts("wording").get(f"scales.{scale}", {})
    return Subject(scale_name(scale), str(entry.get("gender", "m")))
