"""Rules about the names of questions, groups and choices."""

import re
from collections.abc import Iterator

from collector.core.questionnaire.model import RESERVED_NAMES
from collector.core.questionnaire.problems import Problem
from collector.core.questionnaire.rows import SheetRow, SheetRows
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
