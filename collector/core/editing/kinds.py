"""Change a question's kind where nothing is lost: its words and choices stay.

Where an analysis or another row depends on the kind, only a new question can have another kind.
"""

from collector.core.editing.rows import get_row, reference_to, set_cells
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.rows import SheetRow
from collector.core.questionnaire.types import QUESTION_TYPES

MULTILINE = "multiline"
"""The kind of a text with several lines, which is a type and an appearance when written."""

_ALWAYS = frozenset({"text", MULTILINE})  # the kinds that differ in their looks alone

_RESTING = ("bind::scale", "bind::reverse", "bind::then_item_of", "constraint")
"""The columns whose analysis or limit rests on the kind."""


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
    if not is_bound and not _is_referred_to(sheets, line.name):
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


def _is_referred_to(sheets: Sheets, name: str) -> bool:
    reference = reference_to(name)
    return any(
        row.get("bind::then_item_of") == name
        or reference.search(row.get("relevant", ""))
        or reference.search(row.get("constraint", ""))
        for row in sheets.survey
    )
