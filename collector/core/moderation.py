"""Coding of what people wrote: one person codes and paraphrases, a second approves (R9).

Only codes and approved paraphrases ever leave the private database. Counting codes belongs to
`risks`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from collector.core.languages import Language
from collector.errors import ModerationError

SHARED_WORDS, SHORTEST = 5, 3
"""So many words in a row, taken over from the text, could be recognised by who wrote them; of a
shorter text all of its words, unless they are too few to be anybody's own."""

LONGEST_PARAPHRASE = 500

TOP_RISKS = "top_risks"
"""The question whose choices are the risks that a text can be about."""

_WORD = re.compile(r"\w+")


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
    coder: str
    approver: str = ""


def find_overlap(text: str, paraphrase: str) -> str:
    """Return the first five words in a row that both have, or the empty text.

    Case and punctuation do not count.
    """
    own = _words(text)
    length = max(SHORTEST, min(SHARED_WORDS, len(own)))
    runs = set(_runs(own, length))
    return next((" ".join(run) for run in _runs(_words(paraphrase), length) if run in runs), "")


def check_paraphrase(text: str, paraphrase: str) -> None:
    """Raise ModerationError with reason `overlap` or `length` for one that will not do."""
    if len(paraphrase) > LONGEST_PARAPHRASE:
        raise ModerationError("length")
    overlap = find_overlap(text, paraphrase)
    if overlap:
        raise ModerationError("overlap", overlap)


def check_approval(coding: Coding, account: str) -> None:
    """Raise ModerationError with reason `second_person`: nobody approves their own coding."""
    if coding.coder.casefold() == account.casefold():
        raise ModerationError("second_person")


def can_approve(coding: Coding, account: str) -> bool:
    """Say whether somebody may approve a coding."""
    try:
        check_approval(coding, account)
    except ModerationError:
        return False
    return True


def _runs(words: tuple[str, ...], length: int) -> Iterator[tuple[str, ...]]:
    return (words[place : place + length] for place in range(len(words) - length + 1))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
