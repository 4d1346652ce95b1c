"""An event's answers as tables for analysts: one row a response, a codebook, and texts apart.

The columns follow from the questionnaires alone. Nothing in a row leads to a person: no code, no
receipt, no day. `pair` is a number that means something in this export only.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from collector.core.questionnaire.asked import list_conditions
from collector.core.questionnaire.model import Answers, Choice, Question, Questionnaire
from collector.core.questionnaire.types import QUESTION_TYPES, QuestionType
from collector.core.waves import WaveName
from collector.texts.languages import LANGUAGES, Language, Translated

Cell = str | float | None  # a value of a table; None is empty

PLACE = ("wave", "language", "questionnaire", "pair")
"""What stands before the answers of a response."""

LONGEST_NAME = 64
"""Characters of a column's name that SPSS keeps; no two may be alike in small letters."""

SPSS_WORDS = frozenset(
    ("all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with")
)
"""Words of SPSS's commands, which are no names there."""


@dataclass(frozen=True)
class Table:
    """Rows of as many cells as there are columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class StoredResponse:
    """One person's answers in one wave, as saved."""

    id: int
    language: Language
    questionnaire_version: str
    answers: Answers


@dataclass(frozen=True)
class Variable:
    """One column of answers: a question of one type, or one choice among several answers.

    `asked` has the question by version of the questionnaires that ask it so and offer the choice.
    In every other the cell is empty, because nobody could answer.
    """

    column: str
    asked: Mapping[str, Question]
    choice: str = ""

    @cached_property
    def question(self) -> Question:
        """Return the question in its first version."""
        return next(iter(self.asked.values()))

    @property
    def kind(self) -> QuestionType:
        """Return the type of the question."""
        return QUESTION_TYPES[self.question.type]

    @cached_property
    def choices(self) -> dict[str, list[Choice]]:
        """Return the choices of a whole question by name, as each version has them."""
        found: dict[str, list[Choice]] = {}
        for question in () if self.choice else self.asked.values():
            for choice in question.choices:
                found.setdefault(choice.name, []).append(choice)
        return found

    def read(self, version: str, answers: Answers) -> Cell:
        """Return what one person answered; 1 or 0 for a choice among several."""
        answer = answers.get(self.question.name)
        if version not in self.asked or answer is None or answer in ("", [], ()):
            return None
        if self.choice:
            return int(self.choice in answer)
        text = answer if isinstance(answer, str) else " ".join(answer)
        return text if self.choices else int(text)


@dataclass(frozen=True)
class Export:
    """Everything of one event: answers, the columns of answers among them, and the codebook."""

    answers: Table
    variables: Sequence[Variable]
    others: tuple[Table, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """Return every table, the answers first."""
        return (self.answers, *self.others)


def list_variables(questionnaires: Iterable[Questionnaire]) -> list[Variable]:
    """Return the columns of several questionnaires in their order, each once.

    A question that changes its type has a column for each type. A name that would not be valid in
    CSV, a workbook and SPSS alike, or is another's already, gets an ending.
    """
    asked: dict[tuple[str, str, str], dict[str, Question]] = {}
    for questionnaire in questionnaires:
        for question in questionnaire:
            for choice in _list_columns(question):
                same = asked.setdefault((question.name, question.type, choice), {})
                same[questionnaire.version] = question
    names: dict[tuple[str, str, str], str] = {}
    taken = set(PLACE)
    for key in sorted(asked, key=lambda key: bool(key[2])):  # whole questions keep their names
        names[key] = _find_name(*key, taken)
        taken.add(names[key])
    return [Variable(names[key], same, key[2]) for key, same in asked.items()]


def _list_columns(question: Question) -> Iterable[str]:
    """Return the choices that have columns of their own, or nothing for one of the question."""
    kind = QUESTION_TYPES[question.type]
    if kind.takes_several:
        return question.choice_names
    return ("",) if kind.takes_answer and not kind.is_text else ()


def _find_name(question: str, kind: str, choice: str, taken: set[str]) -> str:
    written = f"{question}__{choice}" if choice else question
    plain = re.sub("[^a-z0-9_]", "_", written.lower())
    plain += "_" if plain in {*PLACE, *SPSS_WORDS} else ""
    ending, number = "", 1
    while (name := plain[: LONGEST_NAME - len(ending)] + ending) in taken:
        number += 1
        ending = f"_{number}" if choice or number > 2 else f"__{kind}"  # noqa: PLR2004 - the second
    return name


def tabulate_answers(
    responses: Iterable[tuple[WaveName, StoredResponse]],
    variables: Sequence[Variable],
    persons: Iterable[Sequence[int]],
) -> Table:
    """Lay responses out, a row each, in the order of their random ids."""
    numbers = {each: number for number, person in enumerate(persons, 1) for each in person}
    rows = tuple(
        (
            *(wave, response.language, response.questionnaire_version),
            numbers.get(response.id),
            *(each.read(response.questionnaire_version, response.answers) for each in variables),
        )
        for wave, response in sorted(responses, key=lambda each: each[1].id)
    )
    return Table("answers", (*PLACE, *(each.column for each in variables)), rows)


def tabulate_texts(texts: Iterable[tuple[WaveName, str, str]]) -> Table:
    """Lay out what people wrote, sorted, so that no order joins one person's texts (R9)."""
    return Table("texts", ("wave", "question", "text"), tuple(sorted(texts)))


def tabulate_codebook(
    questionnaires: Iterable[Questionnaire], variables: Sequence[Variable]
) -> Table:
    """Describe every column in every version that asks it, in three languages."""
    head = ("questionnaire", "asked_in", "column", "question", "choice", "item_version", "type")
    flags = ("scale", "reverse", "then_item_of", "public", "shown_if")
    rows = tuple(
        (
            *(asked.version, asked.name, variable.column, question.name, variable.choice),
            *(question.version, question.type, question.scale, int(question.reverse)),
            *(question.then_item_of, question.public),
            "; ".join(list_conditions(section, question)),
            *_in_every_language(question.label),
            *_in_every_language(find_label(question, variable.choice)),
        )
        for asked, variable, question in _list_asked(questionnaires, variables)
        for section in asked.sections
        if question in section.questions
    )
    return Table("codebook", (*head, *flags, *_columns("label"), *_columns("choice")), rows)


def tabulate_values(
    questionnaires: Iterable[Questionnaire], variables: Sequence[Variable]
) -> Table:
    """Describe every value that a column can have, in three languages."""
    rows = tuple(
        (
            *(asked.version, variable.column, choice.name, int(choice.missing)),
            *_in_every_language(choice.label),
        )
        for asked, variable, question in _list_asked(questionnaires, variables)
        if not variable.choice
        for choice in question.choices
    )
    columns = ("questionnaire", "column", "value", "missing", *_columns("label"))
    return Table("values", columns, rows)


def _list_asked(
    questionnaires: Iterable[Questionnaire], variables: Sequence[Variable]
) -> Iterator[tuple[Questionnaire, Variable, Question]]:
    for questionnaire in questionnaires:
        for variable in variables:
            if questionnaire.version in variable.asked:
                yield questionnaire, variable, variable.asked[questionnaire.version]


def find_label(question: Question, choice: str) -> Translated | None:
    """Return the label of a choice; None of no choice."""
    return next((each.label for each in question.choices if choice and each.name == choice), None)


def _in_every_language(text: Translated | None) -> tuple[Cell, ...]:
    return tuple(None if text is None else text[language] for language in LANGUAGES)


def _columns(name: str) -> tuple[str, ...]:
    return tuple(f"{name}_{language}" for language in LANGUAGES)
