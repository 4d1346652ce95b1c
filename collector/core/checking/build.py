"""Build the questionnaire that can be asked from the rows as written."""

from collections.abc import Sequence
from typing import get_args

from collector.core.checking.rules import check_sheets
from collector.core.questionnaire import model
from collector.core.questionnaire.conditions import Expression, parse_expression
from collector.core.questionnaire.rows import SheetRow, SheetRows, index_rows
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.errors import QuestionnaireError
from collector.texts.languages import Translated

_PUBLICITIES: dict[str, model.Publicity] = {each: each for each in get_args(model.Publicity)}


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
