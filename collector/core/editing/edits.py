"""The table of edits: how each is called when it is undone, what it takes, and what it changes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from collector.core.editing import rows
from collector.core.editing.bank import add_items
from collector.core.editing.fields import Typed, type_row, type_texts
from collector.core.questionnaire.model import Sheets
from collector.errors import NotFoundError

What = Literal["typed", "choices", "moved", "removed", "added", "replaced"]


@dataclass(frozen=True)
class Edit:
    """One kind of edit; `takes` names what its change is given after the sheets, in order."""

    what: What
    takes: tuple[str, ...]
    change: Callable[..., Sheets]

    def apply(self, sheets: Sheets, **given: object) -> Sheets:
        """Return the changed sheets, or raise NotFoundError if a place is none of the draft's."""
        return self.change(sheets, *(given[name] for name in self.takes))


def _type_then(
    change: Callable[[Sheets, int], Sheets],
    sheets: Sheets,
    row: int,
    typed: Typed,
    choice: int | None = None,
) -> Sheets:
    """Keep what was typed about a question, then change its list or one of its choices."""
    changed = type_row(sheets, row, typed)
    if choice is None:
        return change(changed, row) if row else changed
    if choice not in {each.number for each in rows.list_own_choices(changed, row)}:
        raise NotFoundError(f"the question has no choice {choice}")
    return change(changed, choice)


_FIELDS = ("row", "typed")
_CHOICE = (*_FIELDS, "choice")

EDITS: dict[str, Edit] = {
    "up": Edit("moved", ("row",), partial(rows.move, step=-1)),
    "down": Edit("moved", ("row",), partial(rows.move, step=1)),
    "remove": Edit("removed", ("row",), rows.remove),
    "section": Edit("added", (), rows.add_section),
    "question": Edit("added", ("row", "cells", "choices"), rows.add_question),
    "items": Edit("added", ("row", "items"), add_items),
    "save": Edit("typed", _FIELDS, type_row),
    "done": Edit("typed", _FIELDS, type_row),
    "translations": Edit("typed", ("typed",), type_texts),
    "choices": Edit("choices", _FIELDS, partial(_type_then, rows.add_choice)),
    "own_list": Edit("choices", _FIELDS, partial(_type_then, rows.give_own_list)),
    "choice_up": Edit("choices", _CHOICE, partial(_type_then, partial(rows.move_choice, step=-1))),
    "choice_down": Edit("choices", _CHOICE, partial(_type_then, partial(rows.move_choice, step=1))),
    "choice_remove": Edit("choices", _CHOICE, partial(_type_then, rows.remove_choice)),
    "replace": Edit("replaced", ("file",), lambda _sheets, file: file),
}
