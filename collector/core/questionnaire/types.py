"""The types of question, as a table."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from collector.core.questionnaire.conditions import Value
from collector.core.questionnaire.model import Question

TEXT_LIMIT = 2000  # characters of one text answer, after it is normalised
DIGITS_LIMIT = 9  # of one whole number; more is a slip of the finger
DETAIL_LIMIT = 100  # characters of a refused value that are told back

RefusalCode = Literal["not_in_list", "too_long", "not_a_number", "several_values"]

Relation = Literal["is", "is_not", "has", "has_not", "at_least", "at_most"]
"""What a simple condition can say of an answer."""

ORDERED: tuple[Relation, ...] = ("is", "is_not", "at_least", "at_most")
"""What can be said of numbers, and of the points of a scale."""

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a sent value is no answer; `detail` is the value, or the length of a long text."""

    code: RefusalCode
    detail: str = ""


Reader = Callable[[Question, Sequence[str]], Value | Refusal]
"""Reads the values sent for one question; an empty value means that it is not answered."""


@dataclass(frozen=True)
class Spelling:
    """How a number is typed; the page is given the same patterns, which both read alike.

    What is typed must be a whole match of `pattern`. Then each correction is made once: what it
    finds is replaced.
    """

    pattern: str
    corrections: tuple[tuple[str, str], ...]

    def read(self, question: Question, sent: Sequence[str]) -> Value | Refusal:
        """Return the number as it is stored."""
        typed = _read_text(question, sent)
        if isinstance(typed, Refusal) or not typed:
            return typed
        number = self.spell(str(typed))
        return Refusal("not_a_number", str(typed)[:DETAIL_LIMIT]) if number is None else number

    def spell(self, typed: str) -> str | None:
        """Return a number as it is stored, or None if it is none."""
        if not re.fullmatch(self.pattern, typed):
            return None
        for wrong, right in self.corrections:
            typed = re.sub(wrong, right, typed, count=1)
        return typed


@dataclass(frozen=True)
class QuestionType:
    """One type, with everything that pages, rules, the editor and exports ask of it.

    The macro of its name draws it on the page, `seconds` is what an answer takes. `relations` are
    what simple conditions say of its answers. An editor may change it into another type of its
    `family`. `columns` are the cells that only some types have. `is_text` answers are kept apart
    from the others (R9). `examples` are answers as they may be sent.
    """

    name: str
    read: Reader
    seconds: int
    family: str = ""
    relations: tuple[Relation, ...] = ()
    columns: frozenset[str] = frozenset()
    spelling: Spelling | None = None
    examples: tuple[str, ...] = ()
    takes_choices: bool = False
    takes_several: bool = False
    takes_answer: bool = True
    makes_groups: bool = False
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
    text = normalise(raw)
    return text if len(text) <= TEXT_LIMIT else Refusal("too_long", str(len(text)))


def _read_single(sent: Sequence[str]) -> str | Refusal:
    values = {value for value in sent if value}
    if len(values) > 1:
        return Refusal("several_values")
    return values.pop() if values else ""


def normalise(raw: str) -> str:
    """Return a text as it is stored: one way to write each letter, no invisible characters."""
    lines = raw.replace("\r\n", "\n").replace("\r", "\n")
    text = _UNWANTED.sub("", lines).strip()
    if len(text) > 2 * TEXT_LIMIT:  # composing takes quadratic time on hostile marks
        return text
    return unicodedata.normalize("NFC", text)


_SIGNS = (("\N{MINUS SIGN}", "-"), ("^[+]", ""))
_LEADING_ZEROS = (("^0+(?=[0-9])", ""), ("^-0+(?=[0-9])", "-"), ("^-0$", "0"))

_WHOLE = Spelling(f"[-+\N{MINUS SIGN}]?[0-9]{{1,{DIGITS_LIMIT}}}", _SIGNS + _LEADING_ZEROS)

QUESTION_TYPES: dict[str, QuestionType] = {
    kind.name: kind
    for kind in (
        QuestionType(
            "select_one",
            _read_one_choice,
            seconds=10,
            family="choices",
            relations=("is", "is_not"),
            columns=frozenset({"bind::reverse", "bind::then_item_of"}),
            takes_choices=True,
            makes_groups=True,
        ),
        QuestionType(
            "select_multiple",
            _read_choices,
            seconds=15,
            family="choices",
            relations=("has", "has_not"),
            takes_choices=True,
            takes_several=True,
        ),
        QuestionType(
            "text",
            _read_text,
            seconds=45,
            family="typed",
            columns=frozenset({"appearance"}),
            examples=("Rääkisime läbi.",),
            is_text=True,
        ),
        QuestionType(
            "integer",
            _WHOLE.read,
            seconds=10,
            family="typed",
            relations=ORDERED,
            spelling=_WHOLE,
            examples=("12", "+5", "007", "\N{MINUS SIGN}3"),
        ),
        QuestionType("note", lambda _question, _sent: "", seconds=5, takes_answer=False),
    )
}
"""Every type by its XLSForm name."""


def is_number(text: str) -> bool:
    """Say whether a text is a number as an answer of any type is stored."""
    spellings = (kind.spelling for kind in QUESTION_TYPES.values() if kind.spelling)
    return any(spelling.spell(text) == text for spelling in spellings)
