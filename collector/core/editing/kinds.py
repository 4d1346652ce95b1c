"""Change a question's kind where nothing is lost: its words and choices stay.

Where an analysis or another row depends on the kind, only a new question can have another kind.
"""

import re

from collector.core.editing.rows import set_cells
from collector.core.questionnaire.model import Row, Sheets
from collector.core.questionnaire.rows import SheetRow, index_rows
from collector.core.questionnaire.types import QUESTION_TYPES

MULTILINE = "multiline"
"""The kind of a text with several lines, which is a type and an appearance when written."""

_ALWAYS = frozenset({"text", MULTILINE})
"""The kinds that differ in their looks alone."""

_RESTING = ("bind::scale", "bind::reverse", "bind::then_item_of", "constraint")


def kind_of(line: SheetRow) -> str:
    """Return the kind of a question."""
    return MULTILINE if line.type == "text" and line["appearance"] == MULTILINE else line.type


def list_kinds(sheets: Sheets, row: int) -> tuple[str, ...]:
    """Return the kinds that a question may have, its own included."""
    line = SheetRow("survey", row, sheets.survey[row - 1])
    own = kind_of(line)
    alike = _list_alike(line.type) or (own,)
    if _is_free(line) and not _is_referred_to(sheets, line):
        return alike
    return tuple(kind for kind in alike if kind == own or {kind, own} <= _ALWAYS)


def _list_alike(type_: str) -> tuple[str, ...]:
    """Return the kinds that a question can change between, its own included."""
    family = QUESTION_TYPES[type_].family if type_ in QUESTION_TYPES else ""
    alike = (name for name, kind in QUESTION_TYPES.items() if family and kind.family == family)
    return tuple(
        kind for name in alike for kind in ((name, MULTILINE) if name == "text" else (name,))
    )


def change_kind(sheets: Sheets, row: int, kind: str) -> Sheets:
    """Give a question another kind; one that it may not have changes nothing."""
    line = SheetRow("survey", row, sheets.survey[row - 1])
    if kind == kind_of(line) or kind not in list_kinds(sheets, row):
        return sheets
    type_ = "text" if kind == MULTILINE else kind
    written = line["type"].replace(line.type, type_, 1)
    appearance = MULTILINE if kind == MULTILINE else ""
    return set_cells(sheets, row, {"type": written, "appearance": appearance})


def _is_free(line: SheetRow) -> bool:
    """Say whether neither an analysis nor a limit rests on the kind."""
    public = {"", "never", "results"} if line.list_name else {"", "never"}
    return line["bind::public"] in public and not any(line[each] for each in _RESTING)


def _is_referred_to(sheets: Sheets, line: SheetRow) -> bool:
    reference = re.compile(rf"\$\{{\s*{re.escape(line.name)}\s*\}}")
    return any(_refers(each.row, reference, line.name) for each in index_rows(sheets).survey)


def _refers(row: Row, reference: re.Pattern[str], name: str) -> bool:
    conditions = (row.get("relevant", ""), row.get("constraint", ""))
    return any(map(reference.search, conditions)) or row.get("bind::then_item_of") == name
