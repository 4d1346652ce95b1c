"""How large a written questionnaire may be; what it says is judged by `checking`."""

from collector.core.questionnaire.model import Sheets
from collector.errors import QuestionnaireError

MOST_ROWS = 1000
"""Rows of the survey, and of the choices, of a questionnaire that somebody could have written."""

LONGEST_CELL = 2000


def check_size(sheets: Sheets) -> None:
    """Raise QuestionnaireError if a questionnaire is larger than any that people answer."""
    rows = (sheets.settings, *sheets.survey, *sheets.choices)
    if max(len(sheets.survey), len(sheets.choices)) > MOST_ROWS:
        raise QuestionnaireError([f"a sheet has more than {MOST_ROWS} rows; leave some out"])
    if any(len(cell) > LONGEST_CELL for row in rows for cell in row.values()):
        raise QuestionnaireError([f"a cell has more than {LONGEST_CELL} characters; shorten it"])
