"""How far a questionnaire is translated: the number of its texts in each language."""

from dataclasses import dataclass

from collector.core.editing.rows import set_cells
from collector.core.questionnaire.columns import END_GROUP, column_in
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.rows import SheetRow, index_rows
from collector.texts.languages import LANGUAGES, Language

TEXT_COLUMNS = ("label", "hint", "constraint_message")


@dataclass(frozen=True)
class TextPlace:
    """A text that is written in several languages, and where it stands."""

    row: SheetRow
    column: str

    @property
    def texts(self) -> dict[str, str]:
        """Return the languages in which it is there."""
        return self.row.texts(self.column)


def list_texts(sheets: Sheets) -> list[TextPlace]:
    """Return every text that must be there, or that is there in some language, in order."""
    rows = index_rows(sheets)
    asked = [
        TextPlace(row, column)
        for row in rows.survey
        for column in TEXT_COLUMNS
        if row.type != END_GROUP and (column == "label" or row.texts(column))
    ]
    choices = [TextPlace(row, "label") for row in rows.choices]
    return [TextPlace(rows.settings, "form_title"), *asked, *choices]


def count_texts(sheets: Sheets) -> tuple[int, dict[Language, int]]:
    """Return how many texts there are to be, and how many there are in each language."""
    places = list_texts(sheets)
    there = {language: sum(language in place.texts for place in places) for language in LANGUAGES}
    return len(places), there


def fill_gaps(sheets: Sheets) -> Sheets:
    """Put what a text says in another language, or the name of its row, where it is missing."""
    for place in list_texts(sheets):
        words = next(iter(place.texts.values()), place.row.name or "…")
        missing = [language for language in LANGUAGES if language not in place.texts]
        cells = {column_in(place.column, language): words for language in missing}
        sheets = set_cells(sheets, place.row.number, cells, place.row.sheet)
    return sheets
