"""A problem in a written questionnaire, with its place."""

from dataclasses import dataclass
from typing import Literal

from collector.core.questionnaire.columns import column_in
from collector.core.questionnaire.model import SheetName
from collector.texts.languages import Language
from collector.texts.messages import Message


@dataclass(frozen=True)
class Problem:
    """One problem; `row` counts from 1 within the sheet (0: the sheet itself).

    `language` is empty unless the problem is about one translation; `name` is the row's name.
    """

    sheet: SheetName
    row: int
    column: str
    language: Language | Literal[""]
    message: Message
    name: str = ""

    @property
    def whole_column(self) -> str:
        """Return the column, with the language if the problem is about one translation."""
        return column_in(self.column, self.language) if self.language else self.column

    def say(self, place: str) -> str:
        """Return the sentence that says what to do, after a place, the row's name and column."""
        name = f" ({self.name})" if self.name else ""
        column = self.whole_column
        return f"{place}{name}{', ' if column else ''}{column}: {self.message}"

    def __str__(self) -> str:
        """Return the place, as the row of its sheet, and the sentence that says what to do."""
        return self.say(f"{self.sheet} row {self.row}" if self.row else self.sheet)
