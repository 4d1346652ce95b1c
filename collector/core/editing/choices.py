"""Edits of a question's choices: add, fill, move, remove, and make a list of its own.

A list that several questions share is changed for all of them, unless `give_own_list` comes first.
"""

from collections.abc import Mapping
from dataclasses import replace

from collector.core.editing.rows import free_name, set_cells
from collector.core.questionnaire.model import Row, Sheets
from collector.core.questionnaire.rows import SheetRow, index_rows

_NUMBERED = "choice"


def list_of(sheets: Sheets, row: int) -> str:
    """Return the name of the list that a question takes its choices from."""
    return SheetRow("survey", row, sheets.survey[row - 1]).list_name


def list_sharers(sheets: Sheets, list_name: str) -> list[str]:
    """Return the names of the questions that take their choices from a list."""
    return [line.name for line in index_rows(sheets).questions if line.list_name == list_name]


def set_choice(sheets: Sheets, choice: int, cells: Mapping[str, str]) -> Sheets:
    """Fill cells of a choice, given by its place among all choices from 1."""
    filled = {**sheets.choices[choice - 1], **cells}
    choices = list(sheets.choices)
    choices[choice - 1] = {column: text for column, text in filled.items() if text}
    return replace(sheets, choices=choices)


def add_choice(sheets: Sheets, list_name: str) -> Sheets:
    """Add a choice without words after the last answer of a list, before those that are missing."""
    own = [at for at, row in enumerate(sheets.choices) if row.get("list_name") == list_name]
    answers = [at for at in own if not sheets.choices[at].get("missing")]
    end = answers[-1] + 1 if answers else (own[0] if own else len(sheets.choices))
    taken = {sheets.choices[at].get("name", "") for at in own}
    name = free_name(_NUMBERED, taken | {_NUMBERED})
    added = {"list_name": list_name, "name": name}
    return replace(sheets, choices=[*sheets.choices[:end], added, *sheets.choices[end:]])


def move_choice(sheets: Sheets, choice: int, step: int) -> Sheets:
    """Move a choice by one place within its list; at the edge it stays."""
    name = sheets.choices[choice - 1].get("list_name")
    own = [at for at, row in enumerate(sheets.choices) if row.get("list_name") == name]
    place = own.index(choice - 1) + step
    if not 0 <= place < len(own):
        return sheets
    choices = list(sheets.choices)
    one, other = choice - 1, own[place]
    choices[one], choices[other] = choices[other], choices[one]
    return replace(sheets, choices=choices)


def remove_choice(sheets: Sheets, choice: int) -> Sheets:
    """Remove a choice."""
    return replace(
        sheets, choices=[row for at, row in enumerate(sheets.choices, 1) if at != choice]
    )


def give_own_list(sheets: Sheets, row: int) -> Sheets:
    """Give a question a copy of its list, so that changing it changes no other question."""
    old = list_of(sheets, row)
    type_, _, _ = sheets.survey[row - 1]["type"].partition(" ")
    stem = sheets.survey[row - 1].get("name") or old
    name = free_name(stem, {each.get("list_name", "") for each in sheets.choices})
    copied: list[Row] = [
        {**each, "list_name": name} for each in sheets.choices if each.get("list_name") == old
    ]
    renamed = set_cells(sheets, row, {"type": f"{type_} {name}"})
    return replace(renamed, choices=[*sheets.choices, *copied])
