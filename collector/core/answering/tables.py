"""An event's answers as tables for analysts: one row a response, a codebook, and texts apart.

The columns follow from the questionnaires alone. Nothing in a row leads to a person: no code, no
receipt, no day. `pair` is a number that means something in this export only.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from collector.core.questionnaire.model import Answers, Choice, Question, Questionnaire
from collector.core.questionnaire.types import QUESTION_TYPES, QuestionType
from collector.core.waves import WaveName
from collector.texts.languages import LANGUAGES, Language, Translated

Cell = str | float | None  # a value of a table; None is empty

PLACE = ("wave", "language", "questionnaire", "pair")
"""What stands before the answers of a response."""


@dataclass(frozen=True)
class Table:
    """Rows of as many cells as there are columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class AnsweredResponse:
    """One response: the version of the questionnaire it answers, and the answers by question."""

    id: int
    wave: WaveName
    language: Language
    questionnaire: Questionnaire
    answers: Answers


@dataclass(frozen=True)
class Variable:
    """One column of answers: a whole question, or one choice of a question with several answers."""

    question: Question
    choice: Choice | None = None

    @property
    def column(self) -> str:
        """Return the column's name: small letters, digits and _, as every program can read."""
        if self.choice is not None:
            return f"{self.question.name}__{self.choice.name.replace('-', '_').lower()}"
        return self.question.name + ("_" if self.question.name in PLACE else "")

    @property
    def kind(self) -> QuestionType:
        """Return the type of the question."""
        return QUESTION_TYPES[self.question.type]

    def read(self, answers: Answers) -> Cell:
        """Return what one person answered; 1 or 0 for a choice among several."""
        answer = answers.get(self.question.name)
        if answer is None or answer in ("", [], ()):
            return None
        if self.choice is not None:
            return int(self.choice.name in answer)
        text = answer if isinstance(answer, str) else " ".join(answer)
        return text if self.question.choices else self.kind.number(text)


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
    """Return the columns of several questionnaires in their order, each once."""
    variables: dict[str, Variable] = {}
    for question in chain.from_iterable(questionnaires):
        for variable in _variables(question):
            variables.setdefault(variable.column, variable)
    return list(variables.values())


def tabulate_answers(
    responses: Sequence[AnsweredResponse],
    variables: Sequence[Variable],
    persons: Iterable[Sequence[int]],
) -> Table:
    """Lay responses out, a row each, in the order of their random ids."""
    numbers = {each: number for number, person in enumerate(persons, 1) for each in person}
    rows = tuple(
        (
            *(response.wave, response.language, response.questionnaire.version),
            numbers.get(response.id),
            *(variable.read(response.answers) for variable in variables),
        )
        for response in sorted(responses, key=lambda each: each.id)
    )
    return Table("answers", (*PLACE, *(each.column for each in variables)), rows)


def tabulate_texts(texts: Iterable[tuple[WaveName, str, str]]) -> Table:
    """Lay out what people wrote, sorted, so that no order joins one person's texts (R9)."""
    return Table("texts", ("wave", "question", "text"), tuple(sorted(texts)))


def tabulate_codebook(questionnaires: Iterable[Questionnaire]) -> Table:
    """Describe every column in every version that was answered, in three languages."""
    head = ("questionnaire", "asked_in", "column", "question", "item_version", "type", "scale")
    flags = ("reverse", "then_item_of", "public")
    rows = tuple(
        (
            *(questionnaire.version, questionnaire.name, variable.column),
            *(variable.question.name, variable.question.version, variable.question.type),
            *(variable.question.scale, int(variable.question.reverse)),
            *(variable.question.then_item_of, variable.question.public),
            *_in_every_language(variable.question.label),
            *_in_every_language(variable.choice.label if variable.choice else None),
        )
        for questionnaire in questionnaires
        for variable in list_variables([questionnaire])
    )
    return Table("codebook", (*head, *flags, *_columns("label"), *_columns("choice")), rows)


def tabulate_values(questionnaires: Iterable[Questionnaire]) -> Table:
    """Describe every value that a column can have, in three languages."""
    rows = tuple(
        (
            *(questionnaire.version, variable.column, choice.name, int(choice.missing)),
            *_in_every_language(choice.label),
        )
        for questionnaire in questionnaires
        for variable in list_variables([questionnaire])
        if variable.choice is None
        for choice in variable.question.choices
    )
    columns = ("questionnaire", "column", "value", "missing", *_columns("label"))
    return Table("values", columns, rows)


def _variables(question: Question) -> Iterator[Variable]:
    kind = QUESTION_TYPES[question.type]
    if kind.takes_several:
        yield from (Variable(question, choice) for choice in question.choices)
    elif kind.takes_answer and not kind.is_text:
        yield Variable(question)


def _in_every_language(text: Translated | None) -> tuple[Cell, ...]:
    return tuple(None if text is None else text[language] for language in LANGUAGES)


def _columns(name: str) -> tuple[str, ...]:
    return tuple(f"{name}_{language}" for language in LANGUAGES)
