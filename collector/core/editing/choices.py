"""Edits of a question's choices: add, move, remove, and make a list of its own.

A list that several questions share is changed for all of them, unless `give_own_list` comes first.
"""

from dataclasses import replace

from collector.core.editing.rows import free_name, get_row, set_cells
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.rows import SheetRow, index_rows


def list_own_choices(sheets: Sheets, row: int) -> list[SheetRow]:
    """Return the choices that a question offers."""
    own = get_row(sheets, row).list_name if row else ""
    return [each for each in index_rows(sheets).choices if own and each.list_name == own]


def list_sharers(sheets: Sheets, list_name: str) -> list[str]:
    """Return the names of the questions that take their choices from a list."""
    return [each.name for each in index_rows(sheets).questions if each.list_name == list_name]


def add_choice(sheets: Sheets, row: int) -> Sheets:
    """Add a choice without words after the last answer of a question, before those missing."""
    list_name, own = get_row(sheets, row).list_name, list_own_choices(sheets, row)
    if not list_name:
        return sheets
    answers = [each.number for each in own if not each["missing"]]
    end = answers[-1] if answers else (own[0].number - 1 if own else len(sheets.choices))
    name = free_name("choice", {"choice", *(each.name for each in own)})
    added = {"list_name": list_name, "name": name}
    return replace(sheets, choices=[*sheets.choices[:end], added, *sheets.choices[end:]])


def move_choice(sheets: Sheets, choice: int, step: int) -> Sheets:
    """Move a choice by one place within its list; at the edge it stays."""
    name = sheets.choices[choice - 1].get("list_name")
    own = [at for at, row in enumerate(sheets.choices) if row.get("list_name") == name]
    place = own.index(choice - 1) + step
    if not 0 <= place < len(own):
        return sheets
    choices, one, other = list(sheets.choices), choice - 1, own[place]
    choices[one], choices[other] = choices[other], choices[one]
    return replace(sheets, choices=choices)


def remove_choice(sheets: Sheets, choice: int) -> Sheets:
    """Remove a choice."""
    return replace(sheets, choices=[*sheets.choices[: choice - 1], *sheets.choices[choice:]])


def give_own_list(sheets: Sheets, row: int) -> Sheets:
    """Give a question a copy of its list, so that changing it changes no other question."""
    question = get_row(sheets, row)
    if not question.list_name:
        return sheets
    taken = {each.get("list_name", "") for each in sheets.choices}
    name = free_name(question.name or question.list_name, taken)
    copied = [{**each.row, "list_name": name} for each in list_own_choices(sheets, row)]
    renamed = set_cells(sheets, row, {"type": f"{question.type} {name}"})
    return replace(renamed, choices=[*sheets.choices, *copied])
