"""Check a written questionnaire by every rule, and return all problems at once."""

from collections.abc import Callable, Iterator
from typing import Literal

from collector.core.checking import conditions, names, scales, vocabulary
from collector.core.questionnaire.model import SHEET_NAMES, Sheets
from collector.core.questionnaire.rows import Problem, SheetRow, SheetRows, index_rows
from collector.texts.messages import Message

Rule = Callable[[SheetRows], Iterator[Problem]]
RowRule = Callable[[SheetRows, SheetRow], Iterator[Message]]


def _each(rows: Literal["survey", "questions"], column: str, check: RowRule) -> Rule:
    """Return a rule about one row as a rule about the questionnaire; it names the column."""
    return lambda lines: (
        line.problem(column, message)
        for line in getattr(lines, rows)
        for message in check(lines, line)
    )


RULES: tuple[Rule, ...] = (
    vocabulary.check_columns,
    _each("survey", "type", vocabulary.check_type),
    vocabulary.check_cells,
    _each("survey", "name", names.check_name),
    names.check_choice_names,
    names.check_groups,
    names.check_parts,
    _each("questions", "type", names.check_list_exists),
    names.check_lists,
    vocabulary.check_translations,
    _each("questions", "constraint_message", vocabulary.check_message_has_constraint),
    conditions.check_conditions,
    scales.check_ratings_are_balanced,
    scales.check_scales_share_a_list,
    _each("questions", "bind::scale", scales.check_scale_name),
    scales.check_background_is_short,
    _each("questions", "bind::reverse", scales.check_reverse_item),
    _each("questions", "bind::then_item_of", scales.check_then_item),
    _each("questions", "bind::public", scales.check_publication),
)
"""Every rule that a written questionnaire must fulfil."""


def check_sheets(sheets: Sheets) -> list[Problem]:
    """Return all problems of a written questionnaire, from its first row to its last."""
    lines = index_rows(sheets)
    problems = [problem for rule in RULES for problem in rule(lines)]
    return sorted(problems, key=lambda each: (SHEET_NAMES.index(each.sheet), each.row))
