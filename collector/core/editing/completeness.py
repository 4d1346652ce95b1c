"""How far a questionnaire is translated: the number of its texts in each language."""

from collections.abc import Iterator
from dataclasses import dataclass

from collector.core.editing.rows import set_cells
from collector.core.questionnaire.columns import END_GROUP, column_in
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.rows import SheetRow, SheetRows, index_rows
from collector.texts.languages import LANGUAGES, Language

TEXT_COLUMNS = ("label", "hint", "constraint_message")


@dataclass(frozen=True)
class TextPlace:
    """A text that is written in several languages, and where it stands."""

    line: SheetRow
    column: str

    @property
    def texts(self) -> dict[str, str]:
        """Return the languages in which it is there."""
        return self.line.texts(self.column)


def list_texts(sheets: Sheets) -> list[TextPlace]:
    """Return every text that must be there, or that is there in some language, in order."""
    return list(_list_texts(index_rows(sheets)))


def count_texts(sheets: Sheets) -> tuple[int, dict[Language, int]]:
    """Return how many texts there are to be, and how many there are in each language."""
    places = list_texts(sheets)
    there = {language: sum(language in place.texts for place in places) for language in LANGUAGES}
    return len(places), there


def fill_gaps(sheets: Sheets) -> Sheets:
    """Put what a text says in another language, or the name of its row, where it is missing."""
    for place in list_texts(sheets):
        words = next(iter(place.texts.values()), place.line.name or "…")
        missing = [language for language in LANGUAGES if language not in place.texts]
        cells = {column_in(place.column, language): words for language in missing}
        sheets = set_cells(sheets, place.line.number, cells, place.line.sheet)
    return sheets


def _list_texts(lines: SheetRows) -> Iterator[TextPlace]:
    yield TextPlace(lines.settings, "form_title")
    for line in lines.survey:
        if line.type == END_GROUP:
            continue
        for column in TEXT_COLUMNS:
            if column == "label" or line.texts(column):
                yield TextPlace(line, column)
    yield from (TextPlace(line, "label") for line in lines.choices)
