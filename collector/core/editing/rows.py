"""Edits of a questionnaire as it is written, one at a time: sheets in, sheets out.

Nothing is checked here, because a draft may be unfinished. Rows are named by their place from 1,
as problems name them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from collector.core.questionnaire.columns import BEGIN_GROUP, END_GROUP
from collector.core.questionnaire.model import Row, Sheets
from collector.core.questionnaire.rows import index_rows

T = TypeVar("T")

_REFERRING = ("relevant", "constraint")


def set_cells(sheets: Sheets, row: int, cells: Mapping[str, str]) -> Sheets:
    """Fill cells of a row of the survey; row 0 means the settings. An empty text empties one."""
    if not row:
        return replace(sheets, settings=_fill(sheets.settings, cells))
    survey = list(sheets.survey)
    survey[row - 1] = _fill(survey[row - 1], cells)
    return replace(sheets, survey=survey)


def rename(sheets: Sheets, row: int, name: str) -> Sheets:
    """Name a question or section anew, also where others refer to it."""
    old = sheets.survey[row - 1].get("name", "")
    survey = [_refer(each, old, name) for each in sheets.survey] if old and name else sheets.survey
    return set_cells(replace(sheets, survey=survey), row, {"name": name})


def move(sheets: Sheets, row: int, step: int) -> Sheets:
    """Move a question by one place, over the edge of a section too, or a section past another.

    What cannot be moved further stays where it is.
    """
    blocks = _blocks(sheets.survey)
    if _is_section(sheets, row):
        place = next(at for at, block in enumerate(blocks) if row - 1 in block)
        return _arrange(sheets, _swap(blocks, place, place + step))
    return _move_question(sheets, row - 1, step)


def find_row(sheets: Sheets, name: str) -> int:
    """Return the place of the row with this name, 0 if there is none."""
    return next((at for at, row in enumerate(sheets.survey, 1) if row.get("name") == name), 0)


def remove(sheets: Sheets, row: int) -> Sheets:
    """Remove a question, or a section with its questions, and the lists that nobody asks then."""
    gone = {row - 1}
    if _is_section(sheets, row):
        gone = set(next(block for block in _blocks(sheets.survey) if row - 1 in block))
    kept = [each for at, each in enumerate(sheets.survey) if at not in gone]
    before = {line.list_name for line in index_rows(sheets).questions}
    after = {line.list_name for line in index_rows(replace(sheets, survey=kept)).questions}
    choices = [row for row in sheets.choices if row.get("list_name") not in before - after]
    return replace(sheets, survey=kept, choices=choices)


def add_question(sheets: Sheets, section: int, cells: Row, choices: Iterable[Row] = ()) -> Sheets:
    """Add a question at the end of a section, with choices that are not there yet."""
    end = next(
        (at for at in range(section, len(sheets.survey)) if _bounds(sheets.survey[at])),
        len(sheets.survey),
    )
    survey = [*sheets.survey[:end], dict(cells), *sheets.survey[end:]]
    return replace(sheets, survey=survey, choices=[*sheets.choices, *choices])


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
    reference = re.compile(rf"\$\{{\s*{re.escape(old)}\s*\}}")
    changed = {
        column: reference.sub(f"${{{name}}}", row[column]) for column in _REFERRING if column in row
    }
    if row.get("bind::then_item_of") == old:
        changed["bind::then_item_of"] = name
    return {**row, **changed}


def _move_question(sheets: Sheets, at: int, step: int) -> Sheets:
    """Move a question; the end of one section and the beginning of the next are passed as one."""
    to = at + step
    if 0 <= to < len(sheets.survey) and _bounds(sheets.survey[to]):
        to += step
        if not (0 <= to < len(sheets.survey) and _bounds(sheets.survey[to])):
            return sheets
    if not 0 <= to < len(sheets.survey):
        return sheets
    survey = list(sheets.survey)
    survey.insert(to, survey.pop(at))
    return replace(sheets, survey=survey)


def _is_section(sheets: Sheets, row: int) -> bool:
    return sheets.survey[row - 1].get("type") == BEGIN_GROUP


def _bounds(row: Row) -> bool:
    return row.get("type") in {END_GROUP, BEGIN_GROUP}


def _blocks(survey: list[Row]) -> list[list[int]]:
    """Return the places of the rows by section; a row outside of any is a block by itself."""
    return list(_cut(survey))


def _cut(survey: list[Row]) -> Iterator[list[int]]:
    block: list[int] = []
    for at, row in enumerate(survey):
        if row.get("type") == BEGIN_GROUP and block:
            yield block
            block = []
        block.append(at)
        if survey[block[0]].get("type") != BEGIN_GROUP or row.get("type") == END_GROUP:
            yield block
            block = []
    if block:
        yield block


def _swap(items: Iterable[T], one: int, other: int) -> list[T]:
    listed = list(items)
    if 0 <= other < len(listed):
        listed[one], listed[other] = listed[other], listed[one]
    return listed


def _arrange(sheets: Sheets, blocks: Iterable[Iterable[int]]) -> Sheets:
    return replace(sheets, survey=[sheets.survey[at] for block in blocks for at in block])
