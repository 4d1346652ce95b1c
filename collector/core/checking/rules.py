"""Check a written questionnaire by every rule, and build the one to be asked if none is broken."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, get_args

from collector.core.checking import conditions, names, scales, vocabulary
from collector.core.questionnaire import model
from collector.core.questionnaire.conditions import Expression, parse_expression
from collector.core.questionnaire.rows import Problem, SheetRow, SheetRows, index_rows
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.errors import QuestionnaireError
from collector.texts.languages import Translated
from collector.texts.messages import Message

_PUBLICITIES: dict[str, model.Publicity] = {each: each for each in get_args(model.Publicity)}

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


def check_sheets(sheets: model.Sheets) -> list[Problem]:
    """Return all problems of a written questionnaire, from its first row to its last."""
    lines = index_rows(sheets)
    problems = [problem for rule in RULES for problem in rule(lines)]
    return sorted(problems, key=lambda each: (model.SHEET_NAMES.index(each.sheet), each.row))


def read_questionnaire(sheets: model.Sheets) -> model.Questionnaire:
    """Build what the sheets describe, or raise QuestionnaireError with every problem of theirs."""
    problems = check_sheets(sheets)
    if problems:
        raise QuestionnaireError(problems)
    lines = index_rows(sheets)
    return model.Questionnaire(
        name=lines.settings["form_id"],
        title=_text(lines.settings, "form_title"),
        version=sheets.version(),
        sections=tuple(_section(lines, block) for block in lines.blocks),
    )


def _section(lines: SheetRows, block: Sequence[SheetRow]) -> model.Section:
    group, *asked, _end = block
    questions = tuple(_question(lines, line) for line in asked)
    return model.Section(
        group.name, _text(group, "label"), questions, _condition(group, "relevant")
    )


def _question(lines: SheetRows, line: SheetRow) -> model.Question:
    is_published = QUESTION_TYPES[line.type].takes_answer and not QUESTION_TYPES[line.type].is_text
    return model.Question(
        name=line.name,
        type=line.type,
        label=_text(line, "label"),
        hint=_find_text(line, "hint"),
        choices=tuple(
            model.Choice(choice.name, _text(choice, "label"), choice["missing"] == "yes")
            for choice in lines.lists.get(line.list_name, ())
        ),
        required=line["required"] == "yes",
        relevant=_condition(line, "relevant"),
        constraint=_condition(line, "constraint"),
        constraint_message=_find_text(line, "constraint_message"),
        appearance=line["appearance"],
        scale=line["bind::scale"],
        reverse=line["bind::reverse"] == "yes",
        public=_PUBLICITIES.get(line["bind::public"], "results" if is_published else "never"),
        then_item_of=line["bind::then_item_of"],
    )


def _condition(line: SheetRow, column: str) -> Expression | None:
    return parse_expression(line[column]) if line[column] else None


def _text(line: SheetRow, column: str) -> Translated:
    return Translated.from_dict(line.texts(column))


def _find_text(line: SheetRow, column: str) -> Translated | None:
    return _text(line, column) if line.texts(column) else None
