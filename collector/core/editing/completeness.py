"""How far a questionnaire is translated: the number of its texts in each language."""

from collector.core.editing.rows import set_cells
from collector.core.questionnaire.columns import END_GROUP, column_in
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.rows import SheetRow, index_rows
from collector.texts.languages import LANGUAGES, Language

TEXT_COLUMNS = ("label", "hint", "constraint_message")


def list_texts(sheets: Sheets) -> list[tuple[SheetRow, str]]:
    """Return the row and column of every text that must be there, or is in some language."""
    rows = index_rows(sheets)
    asked = [
        (row, column)
        for row in rows.survey
        for column in TEXT_COLUMNS
        if row.type != END_GROUP and (column == "label" or row.texts(column))
    ]
    return [(rows.settings, "form_title"), *asked, *((row, "label") for row in rows.choices)]


def count_texts(sheets: Sheets) -> tuple[int, dict[Language, int]]:
    """Return how many texts there are to be, and how many there are in each language."""
    texts = [row.texts(column) for row, column in list_texts(sheets)]
    return len(texts), {language: sum(language in each for each in texts) for language in LANGUAGES}


def fill_gaps(sheets: Sheets) -> Sheets:
    """Put what a text says in another language, or the name of its row, where it is missing."""
    for row, column in list_texts(sheets):
        texts = row.texts(column)
        words = next(iter(texts.values()), row.name or "…")
        cells = {column_in(column, each): words for each in LANGUAGES if each not in texts}
        sheets = set_cells(sheets, row.number, cells, row.sheet)
    return sheets
