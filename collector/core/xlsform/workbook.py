"""A questionnaire read from a workbook: its sheets, the place of each cell, and its problems."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from collector.core.checking.rules import check_sheets
from collector.core.questionnaire.model import SheetName, Sheets
from collector.core.questionnaire.rows import Problem
from collector.errors import QuestionnaireError
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language
from collector.texts.messages import advise

SENTENCES = Phrases("workbook")


@dataclass(frozen=True)
class WorkbookProblem:
    """One problem; `place` is a cell as `survey!C7`, a sheet, or empty for the file itself."""

    place: str
    reason: str
    details: Mapping[str, str | int] = field(default_factory=dict)

    def say(self, language: Language) -> str:
        """Return the place and the sentence that says what to do."""
        sentence = SENTENCES[self.reason][language].format_map(self.details)
        return f"{self.place}: {sentence}" if self.place else sentence

    def __str__(self) -> str:
        """Return it in English, as commands say it."""
        return self.say("en")


@dataclass(frozen=True)
class Workbook:
    """What a workbook holds as far as it could be read.

    `columns` gives the letters of each column by its name, `rows` the number of each row, 0 for
    one that is not from the workbook.
    """

    sheets: Sheets
    problems: tuple[WorkbookProblem, ...] = ()
    columns: Mapping[SheetName, Mapping[str, str]] = field(default_factory=dict)
    rows: Mapping[SheetName, tuple[int, ...]] = field(default_factory=dict)

    def locate(self, problem: Problem) -> str:
        """Return where a problem of the sheets stands in the workbook, as `survey!C7`."""
        rows = self.rows.get(problem.sheet, ())
        number = 1 if problem.sheet == "settings" else problem.row
        if not 0 < number <= len(rows) or not rows[number - 1]:
            return problem.sheet
        letters = self.columns.get(problem.sheet, {}).get(problem.whole_column, "")
        return f"{problem.sheet}!{letters}{rows[number - 1]}"

    def check(self) -> list[str]:
        """Return everything that is wrong, of the workbook first; each cell is named once."""
        told = {problem.place for problem in self.problems}
        placed = [(self.locate(problem), problem) for problem in check_sheets(self.sheets)]
        return [
            *map(str, self.problems),
            *(problem.say(place) for place, problem in placed if place not in told),
        ]


MOST_ROWS = 1000
"""Rows of the survey, and of the choices, of a questionnaire that somebody could have written."""

LONGEST_CELL = 2000


def check_size(sheets: Sheets) -> None:
    """Raise QuestionnaireError if a questionnaire is larger than any that people answer."""
    rows = (sheets.settings, *sheets.survey, *sheets.choices)
    if max(len(sheets.survey), len(sheets.choices)) > MOST_ROWS:
        raise QuestionnaireError([advise("rows_limit", number=MOST_ROWS)])
    if any(len(cell) > LONGEST_CELL for row in rows for cell in row.values()):
        raise QuestionnaireError([advise("cell_limit", number=LONGEST_CELL)])
