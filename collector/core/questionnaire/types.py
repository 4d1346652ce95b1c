"""The types of question, as a table."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from collector.core.questionnaire.conditions import Value
from collector.core.questionnaire.model import Question

TEXT_LIMIT = 2000
"""Characters of one text answer, after it is normalised."""

DIGITS_LIMIT = 9
"""Digits of one whole number; more is a slip of the finger."""

DETAIL_LIMIT = 100
"""Characters of a refused value that are told back."""

RefusalCode = Literal["not_in_list", "too_long", "not_a_number", "several_values"]

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_WHOLE_NUMBER = re.compile(rf"[-+]?[0-9]{{1,{DIGITS_LIMIT}}}")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a sent value is no answer; `detail` is the value, or the length of a long text."""

    code: RefusalCode
    detail: str = ""


Reader = Callable[[Question, Sequence[str]], Value | Refusal]
"""Reads the values sent for one question; an empty value means that it is not answered."""


@dataclass(frozen=True)
class QuestionType:
    """One type: `is_text` answers are kept apart from the others (R9)."""

    name: str
    read: Reader
    takes_choices: bool = False
    takes_several: bool = False
    takes_answer: bool = True
    is_text: bool = False


def _read_one_choice(question: Question, sent: Sequence[str]) -> Value | Refusal:
    chosen = _read_single(sent)
    if isinstance(chosen, Refusal) or not chosen or chosen in question.choice_names:
        return chosen
    return Refusal("not_in_list", chosen[:DETAIL_LIMIT])


def _read_choices(question: Question, sent: Sequence[str]) -> Value | Refusal:
    chosen = set(sent) - {""}
    unknown = chosen.difference(question.choice_names)
    if unknown:
        return Refusal("not_in_list", min(unknown)[:DETAIL_LIMIT])
    return tuple(name for name in question.choice_names if name in chosen)


def _read_text(_question: Question, sent: Sequence[str]) -> Value | Refusal:
    raw = _read_single(sent)
    if isinstance(raw, Refusal):
        return raw
    text = _normalise(raw)
    return text if len(text) <= TEXT_LIMIT else Refusal("too_long", str(len(text)))


def _read_integer(_question: Question, sent: Sequence[str]) -> Value | Refusal:
    text = _read_text(_question, sent)
    if isinstance(text, Refusal) or not text:
        return text
    number = str(text).replace("\N{MINUS SIGN}", "-")
    if not _WHOLE_NUMBER.fullmatch(number):
        return Refusal("not_a_number", number[:DETAIL_LIMIT])
    return str(int(number))


def _read_nothing(_question: Question, _sent: Sequence[str]) -> Value | Refusal:
    return ""


def _read_single(sent: Sequence[str]) -> str | Refusal:
    values = {value for value in sent if value}
    if len(values) > 1:
        return Refusal("several_values")
    return values.pop() if values else ""


def _normalise(raw: str) -> str:
    lines = raw.replace("\r\n", "\n").replace("\r", "\n")
    text = _UNWANTED.sub("", lines).strip()
    if len(text) > 2 * TEXT_LIMIT:  # composing takes quadratic time on hostile marks
        return text
    return unicodedata.normalize("NFC", text)


QUESTION_TYPES: dict[str, QuestionType] = {
    kind.name: kind
    for kind in (
        QuestionType("select_one", _read_one_choice, takes_choices=True),
        QuestionType("select_multiple", _read_choices, takes_choices=True, takes_several=True),
        QuestionType("text", _read_text, is_text=True),
        QuestionType("integer", _read_integer),
        QuestionType("note", _read_nothing, takes_answer=False),
    )
}
"""Every type by its XLSForm name."""
