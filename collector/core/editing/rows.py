"""Edits of a questionnaire as it is written, one at a time: sheets in, sheets out.

Nothing is checked here, because a draft may be unfinished. Rows are named by their place from 1,
as problems name them. A list of choices that several questions share is changed for all of them,
unless `give_own_list` comes first. The kind of a question changes only where nothing is lost: where
an analysis or another row depends on it, only a new question can have another kind.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import takewhile

from collector.core.questionnaire.columns import BEGIN_GROUP, END_GROUP
from collector.core.questionnaire.model import Row, SheetName, Sheets
from collector.core.questionnaire.rows import SheetRow, index_rows
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.errors import NotFoundError

_BOUNDS = frozenset({BEGIN_GROUP, END_GROUP})

MULTILINE = "multiline"
"""The kind of a text with several lines, which is a type and an appearance when written."""

_ALWAYS = frozenset({"text", MULTILINE})  # the kinds that differ in their looks alone

_RESTING = ("bind::scale", "bind::reverse", "bind::then_item_of", "constraint")
"""The columns whose analysis or limit rests on the kind."""


def get_row(sheets: Sheets, row: int) -> SheetRow:
    """Return a row of the survey, or raise NotFoundError."""
    if not 0 < row <= len(sheets.survey):
        raise NotFoundError(f"the draft has no row {row}")
    return SheetRow("survey", row, sheets.survey[row - 1])


def find_row(sheets: Sheets, name: str) -> int:
    """Return the place of the row with this name, 0 if there is none."""
    rows = enumerate(sheets.survey, 1)
    return next((at for at, row in rows if name and row.get("name") == name), 0)


def set_cells(
    sheets: Sheets, row: int, cells: Mapping[str, str], sheet: SheetName = "survey"
) -> Sheets:
    """Fill cells of a row; row 0 means the settings. An empty text empties a cell."""
    if not row:
        return replace(sheets, settings=_fill(sheets.settings, cells))
    rows = list(sheets.choices if sheet == "choices" else sheets.survey)
    rows[row - 1] = _fill(rows[row - 1], cells)
    return replace(sheets, choices=rows) if sheet == "choices" else replace(sheets, survey=rows)


def rename(sheets: Sheets, row: int, name: str) -> Sheets:
    """Name a question or section anew, also where others refer to it."""
    old = sheets.survey[row - 1].get("name", "")
    survey = [_refer(each, old, name) for each in sheets.survey] if old and name else sheets.survey
    return set_cells(replace(sheets, survey=survey), row, {"name": name})


def move(sheets: Sheets, row: int, step: int) -> Sheets:
    """Move a question by one place, over the edge of a section too, or a section past another.

    What cannot be moved further stays where it is.
    """
    if not get_row(sheets, row).is_group:
        return replace(sheets, survey=_move_question(sheets.survey, row - 1, step))
    blocks = [*index_rows(sheets).blocks]
    place = next(at for at, block in enumerate(blocks) if block[0].number == row)
    if 0 <= place + step < len(blocks):
        blocks.insert(place + step, blocks.pop(place))
    return replace(sheets, survey=[line.row for block in blocks for line in block])


def remove(sheets: Sheets, row: int) -> Sheets:
    """Remove a question, or a section with its questions, and the lists that nobody asks then."""
    gone, rows = get_row(sheets, row), index_rows(sheets)
    blocks = rows.blocks if gone.is_group else [[line] for line in rows.survey]
    kept = [line.row for block in blocks for line in block if block[0].number != row]
    unused = _asked_lists(sheets) - _asked_lists(replace(sheets, survey=kept))
    choices = [each for each in sheets.choices if each.get("list_name") not in unused]
    return replace(sheets, survey=kept, choices=choices)


def add_question(sheets: Sheets, section: int, cells: Row, choices: Iterable[Row] = ()) -> Sheets:
    """Add a question at the end of a section, with choices that are not there yet."""
    check_section(sheets, section)
    asked = takewhile(lambda row: row.get("type") not in _BOUNDS, sheets.survey[section:])
    end = section + len(list(asked))
    survey = [*sheets.survey[:end], dict(cells), *sheets.survey[end:]]
    return replace(sheets, survey=survey, choices=[*sheets.choices, *choices])


def check_section(sheets: Sheets, row: int) -> None:
    """Raise NotFoundError unless a row begins a section."""
    if not get_row(sheets, row).is_group:
        raise NotFoundError(f"row {row} begins no section")


def blank_question(sheets: Sheets, kind: str) -> tuple[Row, list[Row]]:
    """Return a question of a type without words, and its choices if the type takes any."""
    if kind not in QUESTION_TYPES:
        raise NotFoundError("there is no such type of question")
    name = free_name("question", names_of(sheets) | {"question"})
    if not QUESTION_TYPES[kind].takes_choices:
        return {"type": kind, "name": name}, []
    own = free_name(name, {row.get("list_name", "") for row in sheets.choices})
    choices = [{"list_name": own, "name": f"choice_{number}"} for number in (1, 2)]
    return {"type": f"{kind} {own}", "name": name}, choices


def add_section(sheets: Sheets) -> Sheets:
    """Add an empty section at the end."""
    name = free_name("section", names_of(sheets))
    rows = [{"type": BEGIN_GROUP, "name": name}, {"type": END_GROUP}]
    return replace(sheets, survey=[*sheets.survey, *rows])


def names_of(sheets: Sheets) -> set[str]:
    """Return the names of all questions and sections."""
    return {row["name"] for row in sheets.survey if row.get("name")}


def free_name(stem: str, taken: Iterable[str]) -> str:
    """Return the stem, or the stem and the first number that makes it a new name."""
    known = set(taken)
    numbered = (f"{stem}_{number}" for number in range(1, len(known) + 2))
    return next(name for name in (stem, *numbered) if name not in known)


def _fill(row: Row, cells: Mapping[str, str]) -> Row:
    return {column: text for column, text in {**row, **cells}.items() if text}


def _refer(row: Row, old: str, name: str) -> Row:
    """Return a row that refers to a question by another name, if it does."""
    changed, reference = dict(row), re.compile(rf"\$\{{\s*{re.escape(old)}\s*\}}")
    for column in row.keys() & {"relevant", "constraint"}:
        changed[column] = reference.sub(f"${{{name}}}", row[column])
    if row.get("bind::then_item_of") == old:
        changed["bind::then_item_of"] = name
    return changed


def _move_question(survey: list[Row], at: int, step: int) -> list[Row]:
    """Move a question; the end of one section and the beginning of the next are passed as one."""
    ahead = survey[at + 1 : at + 3] if step > 0 else survey[max(0, at - 2) : at][::-1]
    bounds = [row.get("type") in _BOUNDS for row in ahead]
    passed = 2 if bounds[:1] == [True] else 1
    if len(ahead) < passed or (passed > 1 and not bounds[1]):
        return survey
    moved = list(survey)
    moved.insert(at + passed * step, moved.pop(at))
    return moved


def _asked_lists(sheets: Sheets) -> set[str]:
    return {row.list_name for row in index_rows(sheets).questions}


def list_own_choices(sheets: Sheets, row: int) -> list[SheetRow]:
    """Return the choices that a question offers."""
    own = get_row(sheets, row).list_name if row else ""
    return [each for each in index_rows(sheets).choices if own and each.list_name == own]


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


def kind_of(line: SheetRow) -> str:
    """Return the kind of a question."""
    return MULTILINE if line.type == "text" and line["appearance"] == MULTILINE else line.type


def list_kinds(sheets: Sheets, row: int) -> tuple[str, ...]:
    """Return the kinds that a question may have, its own included."""
    line = get_row(sheets, row)
    own = kind_of(line)
    family = QUESTION_TYPES[line.type].family if line.is_question else ""
    alike = [name for name, kind in QUESTION_TYPES.items() if family and kind.family == family]
    if "text" in alike:
        alike.insert(alike.index("text") + 1, MULTILINE)
    public = {"", "never", "results"} if line.list_name else {"", "never"}
    is_bound = line["bind::public"] not in public or any(line[each] for each in _RESTING)
    if not is_bound and all(_refer(each, line.name, "") == each for each in sheets.survey):
        return tuple(alike) or (own,)
    return tuple(kind for kind in alike or [own] if kind == own or {kind, own} <= _ALWAYS)


def change_kind(sheets: Sheets, row: int, kind: str) -> Sheets:
    """Give a question another kind; one that it may not have changes nothing."""
    line = get_row(sheets, row)
    if kind == kind_of(line) or kind not in list_kinds(sheets, row):
        return sheets
    type_ = "text" if kind == MULTILINE else kind
    written = line["type"].replace(line.type, type_, 1)
    appearance = MULTILINE if kind == MULTILINE else ""
    return set_cells(sheets, row, {"type": written, "appearance": appearance})
