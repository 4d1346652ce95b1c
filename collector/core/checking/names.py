"""Rules about names, sections and lists of choices."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from collector.core.questionnaire.columns import BEGIN_GROUP, END_GROUP
from collector.core.questionnaire.model import RESERVED_NAMES
from collector.core.questionnaire.rows import Problem, SheetRow, SheetRows, guess
from collector.texts.messages import Message, advise

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_CHOICE_NAME = re.compile(r"[A-Za-z0-9_-]+")


def check_name(lines: SheetRows, line: SheetRow) -> Iterator[Message]:
    """Refuse a name of a question or group that is missing, invalid, reserved or used twice."""
    if not line.is_question and not line.is_group:
        return
    if not line.name:
        yield advise("name_missing")
    elif not _NAME.fullmatch(line.name):
        yield advise("name_symbols")
    elif line.name in RESERVED_NAMES:
        yield advise("name_reserved", name=line.name)
    elif lines.named[line.name] is not line:
        yield advise("name_twice", name=line.name, row=lines.named[line.name].number)


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
    for block, following in zip_longest(lines.blocks, lines.blocks[1:]):
        group = block[0]
        if group.is_question:
            yield group.problem("type", advise("outside_groups", type=BEGIN_GROUP))
        elif group.type == END_GROUP:
            yield group.problem("type", advise("group_not_open", type=BEGIN_GROUP))
        elif group.is_group and block[-1].type == END_GROUP:
            if not any(line.is_question for line in block):
                yield group.problem("type", advise("group_empty"))
        elif group.is_group and following:
            place = {"row": group.number, "type": END_GROUP, "next": following[0].number}
            yield following[0].problem("type", advise("group_still_open", **place))
        elif group.is_group:
            yield group.problem("type", advise("group_not_closed", type=END_GROUP))


def check_parts(lines: SheetRows) -> Iterator[Problem]:
    """Yield a missing form_id, and a survey without any question."""
    if not lines.settings["form_id"]:
        yield lines.settings.problem("form_id", advise("form_id_missing"))
    if not lines.questions:
        yield Problem("survey", 0, "", advise("survey_empty"))


def check_list_exists(lines: SheetRows, line: SheetRow) -> Iterator[Message]:
    """Refuse a list that is not in the choices."""
    name = line.list_name
    if name and " " not in name and name not in lines.lists:
        yield guess(name, lines.lists, "list_missing", "list_missing_add", name=name)


def check_lists(lines: SheetRows) -> Iterator[Problem]:
    """Yield lists that no question uses or where no choice counts, and choices without a list."""
    used = {line.list_name for line in lines.questions}
    for name, choices in lines.lists.items():
        if name not in used:
            yield choices[0].problem("list_name", advise("list_unused", name=name))
        if not lines.points(name):
            yield choices[0].problem("list_name", advise("list_without_answers", name=name))
    for line in lines.choices:
        if not line.list_name:
            yield line.problem("list_name", advise("choice_without_list"))
