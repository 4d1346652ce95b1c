"""Rules about the names of questions, groups and choices."""

import re
from collections.abc import Iterator

from collector.core.questionnaire.model import RESERVED_NAMES
from collector.core.questionnaire.problems import Problem
from collector.core.questionnaire.rows import SheetRow, SheetRows

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_CHOICE_NAME = re.compile(r"[A-Za-z0-9_-]+")


def check_names(lines: SheetRows) -> Iterator[Problem]:
    """Yield names of questions and groups that are missing, invalid, reserved or used twice."""
    for line in lines.survey:
        if line.is_question or line.is_group:
            message = _advise_on_name(lines, line)
            if message:
                yield line.problem("name", message)


def _advise_on_name(lines: SheetRows, line: SheetRow) -> str:
    if not line.name:
        return "the row has no name; give it one of its own"
    if not _NAME.fullmatch(line.name):
        return "begin with a small letter a-z and use only small letters, digits and _"
    if line.name in RESERVED_NAMES:
        return f"{line.name} is a field of every page; choose another name"
    first = lines.named[line.name]
    if first is not line:
        return f"{line.name} is already the name of row {first.number}; choose another"
    return ""


def check_choice_names(lines: SheetRows) -> Iterator[Problem]:
    """Yield names of choices that are missing, invalid or used twice in their list."""
    for choices in lines.lists.values():
        first = {line.name: line for line in reversed(choices)}
        for line in choices:
            if not _CHOICE_NAME.fullmatch(line.name):
                yield line.problem("name", "write a name of letters a-z, digits, _ and -")
            elif first[line.name] is not line:
                message = f"row {first[line.name].number} of this list has this name; change one"
                yield line.problem("name", message)
