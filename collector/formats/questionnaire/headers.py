"""The columns of a sheet: which column of a questionnaire each one is, or none."""

from collections.abc import Mapping
from dataclasses import replace

from collector.core.questionnaire.columns import column_in
from collector.core.xlsform.aliases import Header, guess_language, read_header
from collector.formats.questionnaire.cells import Grid, is_filled
from collector.formats.questionnaire.package import write_address
from collector.texts.languages import Language


def name_columns(grid: Grid, default: Language | None) -> dict[int, str]:
    """Return the name of each column by its number, and report on the grid those that have none.

    Args:
        grid: a sheet whose first filled row is the header.
        default: the language of texts whose header names none.
    """
    row, headers = next(iter(grid.rows.items()))
    firsts: dict[str, str] = {}
    names: dict[int, str] = {}
    for column in sorted({column for cells in grid.rows.values() for column in cells}):
        texts = _list_texts(grid, row, column)
        address = write_address(row, column)
        header = read_header(str(headers.get(column, "")))
        if header.lacks_language and (default or not texts):
            header = replace(header, language=default or "en")
        elif header.lacks_language:
            header = replace(header, language=guess_language(texts.values()))
            if header.name not in firsts:
                grid.report(address, "no_language", example=header.name)
        if header.column and not header.foreign and header.name not in firsts:
            firsts[header.name], names[column] = address, header.name
        elif texts:
            _report(grid, header, address, next(iter(texts)), firsts)
    return names


def _list_texts(grid: Grid, header_row: int, column: int) -> dict[str, str]:
    """Return the texts below a header by their address."""
    return {
        write_address(row, column): str(cells[column])
        for row, cells in grid.rows.items()
        if row > header_row and column in cells and is_filled(cells[column])
    }


def _report(
    grid: Grid, header: Header, address: str, first_text: str, firsts: Mapping[str, str]
) -> None:
    """Say why a column is none; one with nothing in it does no harm."""
    if not header.column:
        grid.report(first_text, "no_header", header=address)
    elif header.foreign:
        example = column_in(header.column, "en")
        grid.report(address, "foreign", name=header.foreign, example=example)
    else:
        grid.report(address, "header_twice", name=header.name, first=firsts[header.name])
