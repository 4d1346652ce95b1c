"""Coding of what people wrote: one person codes and paraphrases, a second approves (R9).

Only codes and approved paraphrases ever leave the private database.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from collector.errors import CodingError
from collector.texts.languages import Language

SHARED_WORDS, SHORTEST = 5, 3
"""So many words in a row from the text could be recognised by their author. Of a shorter text it is
all of its words, unless they are too few to be anybody's own."""

LONGEST_PARAPHRASE = 500

TOP_RISKS = "top_risks"  # the question whose choices are the risks that a text can be about

_WORD = re.compile(r"[^\W_]+")

_UNSEEN = frozenset({"Cf", "Mn", "Me"})
"""Unicode categories of invisible characters and of marks over other characters."""

_LOOKS_LIKE = str.maketrans("авекмнорстухіјѕһ", "abekmhopctyxijsh")
"""Small Cyrillic letters and the Latin letters that look the same."""


class Stage(StrEnum):
    """The stage of a risk that a measure belongs to."""

    PREVENTION = "prevention"
    RESPONSE = "response"
    ELIMINATION = "elimination"


@dataclass(frozen=True)
class Coding:
    """What a text is about, and how it is said in public; an empty paraphrase is not published.

    `risk` and `stage` are codes or empty. `approver` is empty until a second person has agreed.
    """

    id: int
    question: str
    risk: str
    stage: str
    paraphrase: str
    language: Language
    coder: str = ""
    approver: str = ""


def find_overlap(text: str, paraphrase: str) -> str:
    """Return the first five words in a row of the text that the paraphrase has too, or nothing.

    Case, accents, punctuation, unseen characters, where words are split, and whether a letter that
    looks the same is Latin or Cyrillic do not count.
    """
    own = _words(text)
    length = max(SHORTEST, min(SHARED_WORDS, len(own)))
    said = _letters(_words(paraphrase))
    runs = (own[place : place + length] for place in range(len(own) - length + 1))
    return next((" ".join(run) for run in runs if _letters(run) in said), "")


def check_paraphrase(text: str, paraphrase: str) -> None:
    """Raise CodingError with reason `overlap` or `length` for an unusable paraphrase."""
    if len(paraphrase) > LONGEST_PARAPHRASE:
        raise CodingError("length")
    if overlap := find_overlap(text, paraphrase):
        raise CodingError("overlap", overlap)


def check_approval(coding: Coding, account: str) -> None:
    """Raise CodingError with reason `second_person`: nobody approves their own coding."""
    if coding.coder.casefold() == account.casefold():
        raise CodingError("second_person")


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_leave_seen(unicodedata.normalize("NFKC", text)).casefold()))


def _letters(words: tuple[str, ...]) -> str:
    """Return words as they look, joined into one."""
    return _leave_seen(unicodedata.normalize("NFKD", "".join(words))).translate(_LOOKS_LIKE)


def _leave_seen(text: str) -> str:
    return "".join(each for each in text if unicodedata.category(each) not in _UNSEEN)
