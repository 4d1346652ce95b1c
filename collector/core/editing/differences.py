"""The differences between two written questionnaires, and what of them breaks a comparison.

An item stays the same only while its words and those of its choices stay the same in every
language.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from collector.core.editing.completeness import TEXT_COLUMNS
from collector.core.questionnaire.asked import AskedAs, find_role, is_same_item
from collector.core.questionnaire.conditions import parse_expression
from collector.core.questionnaire.model import Question, Questionnaire, Sheets, scale_wording
from collector.core.questionnaire.rows import SheetRow, SheetRows, index_rows
from collector.errors import ExpressionError
from collector.texts.languages import LANGUAGES, Language

_CELLS = (
    *("type", "required", "relevant", "constraint", "appearance"),
    *("bind::scale", "bind::reverse", "bind::public", "bind::then_item_of"),
)

_UNCOMPARED = frozenset({AskedAs.TEXT, AskedAs.NOTE})


@dataclass(frozen=True)
class Change:
    """One difference; `name` is the question, section or list, `detail` the column or choice."""

    kind: str
    name: str
    detail: str = ""
    language: Language | Literal[""] = ""
    before: str = ""
    after: str = ""


def compare_sheets(base: Sheets, changed: Sheets) -> list[Change]:
    """Return every difference: of the title, then of questions in their order, then of lists."""
    before, after = index_rows(base), index_rows(changed)
    return [
        *_compare_texts(before.settings, after.settings, "form_title", "form_title"),
        *_compare_rows(before.named, after.named, _find_moved_rows(before, after)),
        *_compare_lists(before, after),
        *_compare_points(before, after),
    ]


def _compare_rows(
    old: Mapping[str, SheetRow], new: Mapping[str, SheetRow], moved: Iterable[str] = ()
) -> Iterator[Change]:
    for name, row in new.items():
        if name not in old:
            yield Change("added", name, after=_first_text(row))
            continue
        if name in moved:
            yield Change("moved", name, after=_first_text(row))
        for column in TEXT_COLUMNS:
            yield from _compare_texts(old[name], row, column, name)
        for column in _CELLS:
            if old[name][column] != row[column]:
                yield Change("cell", name, column, before=old[name][column], after=row[column])
    for name, row in old.items():
        if name not in new:
            yield Change("removed", name, before=_first_text(row))


def _compare_lists(before: SheetRows, after: SheetRows) -> Iterator[Change]:
    for list_name in filter(before.lists.__contains__, after.lists):
        old, new = ({row.name: row for row in each.lists[list_name]} for each in (before, after))
        for change in _compare_rows(old, new):
            yield replace(change, kind=f"choice_{change.kind}", name=list_name, detail=change.name)
        if _find_moved([*old], [*new]):
            yield Change("choices_moved", list_name)


def _compare_points(before: SheetRows, after: SheetRows) -> Iterator[Change]:
    """Yield conditions that stayed as they were about a scale that has more or fewer points."""
    for name, row in after.named.items():
        for column in ("relevant", "constraint"):
            if name not in before.named or row[column] != before.named[name][column]:
                continue
            for asked in _find_compared(row, column):
                was, is_ = (_count_points(rows, asked) for rows in (before, after))
                if 0 < was != is_ > 0:
                    yield Change("points", name, column, before=str(was), after=str(is_))


def _find_compared(row: SheetRow, column: str) -> list[str]:
    """Return the questions of a condition that compares with numbers."""
    try:
        condition = parse_expression(row[column]) if row[column] else None
    except ExpressionError:
        return []
    nodes = condition.root.walk() if condition else ()
    if condition is None or not any(node.text.replace(".", "", 1).isdecimal() for node in nodes):
        return []
    itself = {row.name} if column == "constraint" else set()
    return sorted(condition.references | itself)


def _count_points(rows: SheetRows, name: str) -> int:
    """Return the points of a rating, 0 for any other question."""
    list_name = rows.named[name].list_name if name in rows.named else ""
    return len(rows.points(list_name)) if rows.is_rating(list_name) else 0


def _compare_texts(before: SheetRow, after: SheetRow, column: str, name: str) -> Iterator[Change]:
    old, new = before.texts(column), after.texts(column)
    for language in LANGUAGES:
        was, is_ = old.get(language, ""), new.get(language, "")
        if was != is_:
            yield Change("reworded", name, column, language, was, is_)


def _find_moved_rows(before: SheetRows, after: SheetRows) -> set[str]:
    """Return the rows in another section than before, or in another order within theirs."""
    old, new = _list_sections(before), _list_sections(after)
    came = {name for section in new for name in new[section] if name not in old.get(section, ())}
    moved = {name for section in new for name in _find_moved(old.get(section, []), new[section])}
    return moved | (came & before.named.keys())


def _list_sections(rows: SheetRows) -> dict[str, list[str]]:
    """Return the names of the questions of each section, and below "" those of the sections."""
    inside = {block[0].name: [row.name for row in block[1:] if row.name] for block in rows.blocks}
    return {"": [*inside]} | inside


def _find_moved(old: list[str], new: list[str]) -> set[str]:
    """Return the names of both that are not in their old order between the others."""
    runs = SequenceMatcher(None, new, old, autojunk=False).get_matching_blocks()
    kept = {name for run in runs for name in new[run.a : run.a + run.size]}
    return (set(old) & set(new)) - kept


def _first_text(row: SheetRow) -> str:
    return next(iter(row.texts("label").values()), "")


@dataclass(frozen=True)
class Break:
    """A scale that can no longer be compared with the base, by what happened to its items."""

    scale: str
    reworded: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def find_breaks(base: Questionnaire, changed: Questionnaire) -> list[Break]:
    """Return the scales whose trends start anew with the changed version, in the base's order."""
    breaks = []
    for scale in dict.fromkeys(question.scale for question in base if question.scale):
        old, new = _list_items(base, scale), _list_items(changed, scale)
        if scale_wording(old.values()) != scale_wording(new.values()):
            added = tuple(name for name in new if name not in old)
            removed = tuple(name for name in old if name not in new)
            breaks.append(Break(scale, _find_reworded(old, new), added, removed))
    return breaks


def find_mismatches(
    changed: Questionnaire, others: Iterable[Questionnaire]
) -> dict[str, tuple[str, ...]]:
    """Return what each wave beside it asks otherwise, so that no change can be computed of it."""
    found = {each.name: _find_reworded(changed.questions, each.questions) for each in others}
    return {wave: names for wave, names in found.items() if names}


def _find_reworded(old: Mapping[str, Question], new: Mapping[str, Question]) -> tuple[str, ...]:
    return tuple(name for name in old if name in new and not is_same_item(old[name], new[name]))


def _list_items(questionnaire: Questionnaire, scale: str) -> dict[str, Question]:
    """Return the items that are compared over events: no texts and no looks back."""
    items = (each for each in questionnaire if each.scale == scale and not each.then_item_of)
    return {each.name: each for each in items if find_role(each) not in _UNCOMPARED}
