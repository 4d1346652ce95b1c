"""The rows of a written questionnaire, numbered and indexed, and the problems found in them."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from collector.core.questionnaire.columns import BEGIN_GROUP, END_GROUP, column_in
from collector.core.questionnaire.model import Row, SheetName, Sheets
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.texts.languages import LANGUAGES
from collector.texts.messages import Message, advise


@dataclass(frozen=True)
class Problem:
    """One problem; `row` counts from 1 within the sheet (0: the sheet itself).

    `column` has a language if the problem is about one translation; `name` is the row's name.
    """

    sheet: SheetName
    row: int
    column: str
    message: Message
    name: str = ""

    def say(self, place: str) -> str:
        """Return the sentence that says what to do, after a place, the row's name and column."""
        name = f" ({self.name})" if self.name else ""
        return f"{place}{name}{', ' if self.column else ''}{self.column}: {self.message}"

    def __str__(self) -> str:
        """Return the place, as the row of its sheet, and the sentence that says what to do."""
        return self.say(f"{self.sheet} row {self.row}" if self.row else self.sheet)


@dataclass(frozen=True)
class SheetRow:
    """One row of a sheet; `number` counts from 1, the settings are row 0 of theirs."""

    sheet: SheetName
    number: int
    row: Row

    def __getitem__(self, column: str) -> str:
        """Return a cell without blanks around it, empty if there is none."""
        return self.row.get(column, "").strip()

    def texts(self, column: str) -> dict[str, str]:
        """Return the translations of a column that are there."""
        cells = ((language, self[column_in(column, language)]) for language in LANGUAGES)
        return {language: text for language, text in cells if text}

    @property
    def name(self) -> str:
        """Return the row's name."""
        return self["name"]

    @cached_property
    def type(self) -> str:
        """Return the first word of the type, without the list."""
        return self["type"].partition(" ")[0]

    @cached_property
    def list_name(self) -> str:
        """Return the list: what a type takes its choices from, or what a choice belongs to."""
        return self["list_name"] or self["type"].partition(" ")[2].strip()

    @property
    def is_question(self) -> bool:
        """Say whether the row is a question or note."""
        return self.type in QUESTION_TYPES

    @property
    def is_group(self) -> bool:
        """Say whether the row begins a group."""
        return self.type == BEGIN_GROUP

    def problem(self, column: str, message: Message) -> Problem:
        """Return a problem at this row."""
        return Problem(self.sheet, self.number, column, message, self.name)


@dataclass(frozen=True)
class SheetRows:
    """Every row of the three sheets, and the ways to find one."""

    settings: SheetRow
    survey: tuple[SheetRow, ...]
    choices: tuple[SheetRow, ...]

    def __iter__(self) -> Iterator[SheetRow]:
        """Yield every row, the settings first."""
        yield from (self.settings, *self.survey, *self.choices)

    @cached_property
    def questions(self) -> tuple[SheetRow, ...]:
        """Return the questions and notes, in order."""
        return tuple(line for line in self.survey if line.is_question)

    @cached_property
    def blocks(self) -> tuple[tuple[SheetRow, ...], ...]:
        """Return the survey by section; a row outside of any is a block by itself."""
        blocks: list[list[SheetRow]] = []
        is_open = False
        for line in self.survey:
            if is_open and not line.is_group:
                blocks[-1].append(line)
            else:
                blocks.append([line])
            is_open = line.is_group or (is_open and line.type != END_GROUP)
        return tuple(map(tuple, blocks))

    @cached_property
    def named(self) -> dict[str, SheetRow]:
        """Return the first row of the survey with each name, groups and unknown types included."""
        rows = [line for line in self.survey if line.name and line.type != END_GROUP]
        return {line.name: line for line in reversed(rows)}

    @cached_property
    def lists(self) -> dict[str, tuple[SheetRow, ...]]:
        """Return the choices by the name of their list, in order."""
        names = dict.fromkeys(line.list_name for line in self.choices if line.list_name)
        return {
            name: tuple(line for line in self.choices if line.list_name == name) for name in names
        }

    def points(self, list_name: str) -> tuple[str, ...]:
        """Return the names of a list's choices that count as answers."""
        lines = self.lists.get(list_name, ())
        return tuple(line.name for line in lines if not line["missing"])

    def is_rating(self, list_name: str) -> bool:
        """Say whether a list is meant as a rating: all its points are numbers."""
        points = self.points(list_name)
        return len(points) > 1 and all(point.isdecimal() for point in points)


def index_rows(sheets: Sheets) -> SheetRows:
    """Number and index the rows of a questionnaire as written."""
    return SheetRows(
        SheetRow("settings", 0, sheets.settings),
        tuple(SheetRow("survey", number, row) for number, row in enumerate(sheets.survey, 1)),
        tuple(SheetRow("choices", number, row) for number, row in enumerate(sheets.choices, 1)),
    )


def guess(
    word: str, known: Iterable[str], sentence: str, otherwise: str, **values: object
) -> Message:
    """Return a sentence with the known word that is like the one written, or what else to do."""
    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.5)
    if not close:
        return advise(otherwise, **values)
    return advise("did_you_mean", sentence=advise(sentence, **values), word=close[0])
