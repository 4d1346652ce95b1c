"""The differences between two written questionnaires, and what of them breaks a comparison.

An item stays the same only while its words and those of its choices stay the same in every
language.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from collector.core.editing.completeness import TEXT_COLUMNS
from collector.core.questionnaire.asked import is_same_item
from collector.core.questionnaire.columns import BEGIN_GROUP, END_GROUP
from collector.core.questionnaire.conditions import parse_expression
from collector.core.questionnaire.model import Question, Questionnaire, Sheets, scale_wording
from collector.core.questionnaire.rows import SheetRow, SheetRows, index_rows
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.errors import ExpressionError
from collector.texts.languages import LANGUAGES, Language

_RowChange = Literal["added", "removed", "moved", "reworded", "cell", "points"]
_ChoiceChange = Literal["choice_added", "choice_removed", "choice_reworded", "choices_moved"]

_CELLS = (
    *("type", "required", "relevant", "constraint", "appearance"),
    *("bind::scale", "bind::reverse", "bind::public", "bind::then_item_of"),
)


@dataclass(frozen=True)
class Change:
    """One difference; `name` is the question, section or list, `detail` the column or choice."""

    kind: _RowChange | _ChoiceChange
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
        *_compare_surveys(before, after),
        *_compare_lists(before, after),
        *_compare_points(before, after),
    ]


def _compare_surveys(before: SheetRows, after: SheetRows) -> Iterator[Change]:
    old, new = before.named, after.named
    moved = _find_moved_rows(before, after)
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
    for list_name, choices in after.lists.items():
        if list_name not in before.lists:
            continue
        old = {row.name: row for row in before.lists[list_name]}
        new = {row.name: row for row in choices}
        for name, row in new.items():
            if name not in old:
                yield Change("choice_added", list_name, name, after=_first_text(row))
                continue
            for change in _compare_texts(old[name], row, "label", list_name):
                yield replace(change, kind="choice_reworded", detail=name)
        for name in old.keys() - new.keys():
            yield Change("choice_removed", list_name, name, before=_first_text(old[name]))
        if _find_moved([n for n in old if n in new], [n for n in new if n in old]):
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
    old, new = _sections(before), _sections(after)
    stayed = {name for name in old if old[name] == new.get(name)}
    moved = (old.keys() & new.keys()) - stayed
    for section in set(new.values()):
        names = [[name for name in order if name in stayed] for order in (old, new)]
        moved |= _find_moved(*([name for name in each if new[name] == section] for each in names))
    return moved


def _sections(rows: SheetRows) -> Mapping[str, str]:
    """Return the section of each question by name, and of each section itself."""
    sections: dict[str, str] = {}
    section = ""
    for row in rows.survey:
        if row.type == BEGIN_GROUP:
            section = row.name
        sections.setdefault(row.name, "" if row.is_group else section)
        if row.type == END_GROUP:
            section = ""
    return sections


def _find_moved(old: list[str], new: list[str]) -> set[str]:
    """Return the fewest names whose moving makes the new order of the old one."""
    if old == new:
        return set()  # what follows takes its time over hundreds of names
    place = {name: at for at, name in enumerate(old)}
    # The longest run of names that kept their order among themselves has not moved.
    runs: dict[str, tuple[str, ...]] = {}
    for at, name in enumerate(new):
        before = [runs[other] for other in new[:at] if place[other] < place[name]]
        runs[name] = (*max(before, key=len, default=()), name)
    kept = max(runs.values(), key=len, default=())
    return set(new) - set(kept)


def _first_text(row: SheetRow) -> str:
    return next(iter(row.texts("label").values()), "")


@dataclass(frozen=True)
class Break:
    """A scale that can no longer be compared with the base, by what happened to its items."""

    scale: str
    reworded: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mismatch:
    """Questions of the same name that another wave of the event asks in other words."""

    wave: str
    names: tuple[str, ...]


def find_breaks(base: Questionnaire, changed: Questionnaire) -> list[Break]:
    """Return the scales whose trends start anew with the changed version, in the base's order."""
    breaks = []
    for scale in dict.fromkeys(question.scale for question in base if question.scale):
        old, new = _items(base, scale), _items(changed, scale)
        if scale_wording(old.values()) != scale_wording(new.values()):
            reworded = tuple(_find_reworded(old, new))
            added = tuple(name for name in new if name not in old)
            removed = tuple(name for name in old if name not in new)
            breaks.append(Break(scale, reworded, added, removed))
    return breaks


def find_mismatches(changed: Questionnaire, others: Iterable[Questionnaire]) -> list[Mismatch]:
    """Return what the waves beside it ask otherwise, so that no change can be computed of it."""
    asked = changed.questions
    found = [Mismatch(each.name, tuple(_find_reworded(asked, each.questions))) for each in others]
    return [each for each in found if each.names]


def _find_reworded(old: Mapping[str, Question], new: Mapping[str, Question]) -> Iterator[str]:
    for name in old:
        if name in new and not is_same_item(old[name], new[name]):
            yield name


def _items(questionnaire: Questionnaire, scale: str) -> dict[str, Question]:
    """Return the items that are compared over events: no texts and no looks back."""
    return {
        item.name: item
        for item in questionnaire
        if item.scale == scale
        and not item.then_item_of
        and QUESTION_TYPES[item.type].takes_answer
        and not QUESTION_TYPES[item.type].is_text
    }
