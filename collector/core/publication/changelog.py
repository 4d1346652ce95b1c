"""What an edition is: the first of its event, one that adds something, or a correction."""

from collections.abc import Collection

from collector.core.waves import WaveName
from collector.texts.catalogue import Phrases
from collector.texts.languages import LANGUAGES, Language

WORDS = Phrases("edition")


def describe_edition(
    waves: Collection[str], earlier: Collection[str], *, first: bool, correction: bool
) -> dict[Language, str]:
    """Return what is new in an edition, in one sentence.

    Args:
        waves: those in it.
        earlier: those in the edition before.
        first: no edition was before.
        correction: it replaces the edition before.
    """
    if correction:
        return WORDS["corrected"].as_dict()
    added = [WORDS[f"parts.{name}"] for name in WaveName if name in waves and name not in earlier]
    pattern = WORDS["first" if first else "added"]
    return {
        language: pattern[language].format(
            parts=", ".join(words[language] for words in (added or [WORDS["parts.proposals"]]))
        )
        for language in LANGUAGES
    }
