"""Rules about names, sections and lists of choices."""

import re
from collections.abc import Iterator

from collector.core.questionnaire.columns import BEGIN_GROUP, END_GROUP
from collector.core.questionnaire.model import RESERVED_NAMES
from collector.core.questionnaire.rows import Problem, SheetRow, SheetRows, guess
from collector.texts.messages import Message, advise

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_CHOICE_NAME = re.compile(r"[A-Za-z0-9_-]+")


def check_names(lines: SheetRows) -> Iterator[Problem]:
    """Yield names of questions and groups that are missing, invalid, reserved or used twice."""
    for line in lines.survey:
        if line.is_question or line.is_group:
            message = _advise_on_name(lines, line)
            if message:
                yield line.problem("name", message)


def _advise_on_name(lines: SheetRows, line: SheetRow) -> Message | None:
    if not line.name:
        return advise("name_missing")
    if not _NAME.fullmatch(line.name):
        return advise("name_symbols")
    if line.name in RESERVED_NAMES:
        return advise("name_reserved", name=line.name)
    first = lines.named[line.name]
    if first is not line:
        return advise("name_twice", name=line.name, row=first.number)
    return None


def check_choice_names(lines: SheetRows) -> Iterator[Problem]:
    """Yield names of choices that are missing, invalid or used twice in their list."""
    for choices in lines.lists.values():
        first = {line.name: line for line in reversed(choices)}
        for line in choices:
            if not _CHOICE_NAME.fullmatch(line.name):
                yield line.problem("name", advise("choice_name_symbols"))
            elif first[line.name] is not line:
                message = advise("choice_name_twice", row=first[line.name].number)
                yield line.problem("name", message)


def check_groups(lines: SheetRows) -> Iterator[Problem]:
    """Yield groups that are nested, not closed, not begun or empty, and questions outside."""
    group: SheetRow | None = None
    size = 0
    for line in lines.survey:
        if line.is_question:
            size += 1
            if group is None:
                yield line.problem("type", advise("outside_groups", type=BEGIN_GROUP))
        elif line.type == BEGIN_GROUP:
            if group is not None:
                place = {"row": group.number, "type": END_GROUP, "next": line.number}
                yield line.problem("type", advise("group_still_open", **place))
            group, size = line, 0
        elif line.type == END_GROUP:
            yield from _check_end(line, group, size)
            group = None
    if group is not None:
        yield group.problem("type", advise("group_not_closed", type=END_GROUP))


def _check_end(line: SheetRow, group: SheetRow | None, size: int) -> Iterator[Problem]:
    if group is None:
        yield line.problem("type", advise("group_not_open", type=BEGIN_GROUP))
    elif not size:
        yield group.problem("type", advise("group_empty"))


def check_survey_asks(lines: SheetRows) -> Iterator[Problem]:
    """Yield a survey without any question."""
    if not lines.questions:
        yield Problem("survey", 0, "", "", advise("survey_empty"))


def check_lists_exist(lines: SheetRows) -> Iterator[Problem]:
    """Yield questions that name a list which is not in the choices."""
    for line in lines.questions:
        name = line.list_name
        if name and " " not in name and name not in lines.lists:
            missing, add = (
                advise(kind, name=name) for kind in ("list_missing", "list_missing_add")
            )
            yield line.problem("type", guess(name, lines.lists, missing, add))


def check_lists_are_used(lines: SheetRows) -> Iterator[Problem]:
    """Yield lists that no question uses."""
    used = {line.list_name for line in lines.questions}
    for name, choices in lines.lists.items():
        if name not in used:
            yield choices[0].problem("list_name", advise("list_unused", name=name))


def check_lists_have_answers(lines: SheetRows) -> Iterator[Problem]:
    """Yield lists without a choice that counts as an answer, and choices without a list."""
    for name, choices in lines.lists.items():
        if not lines.points(name):
            yield choices[0].problem("list_name", advise("list_without_answers", name=name))
    for line in lines.choices:
        if not line.list_name:
            yield line.problem("list_name", advise("choice_without_list"))
