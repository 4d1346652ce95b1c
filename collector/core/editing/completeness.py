"""How far a questionnaire is translated: the number of its texts in each language."""

from collections.abc import Iterator
from dataclasses import dataclass

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
    filled = Sheets(
        dict(sheets.settings),
        [dict(row) for row in sheets.survey],
        [dict(r) for r in sheets.choices],
    )
    rows = {"settings": [filled.settings], "survey": filled.survey, "choices": filled.choices}
    for place in list_texts(sheets):
        row = rows[place.line.sheet][max(0, place.line.number - 1)]
        words = next(iter(place.texts.values()), place.line.name or "…")
        for language in LANGUAGES:
            if language not in place.texts:
                row[column_in(place.column, language)] = words
    return filled


def _list_texts(lines: SheetRows) -> Iterator[TextPlace]:
    yield TextPlace(lines.settings, "form_title")
    for line in lines.survey:
        if line.type == END_GROUP:
            continue
        for column in TEXT_COLUMNS:
            if column == "label" or line.texts(column):
                yield TextPlace(line, column)
    yield from (TextPlace(line, "label") for line in lines.choices)
