"""Rules about sections and about lists of choices."""

from collections.abc import Iterator

from collector.core.questionnaire.columns import BEGIN_GROUP, END_GROUP
from collector.core.questionnaire.problems import Problem
from collector.core.questionnaire.rows import SheetRow, SheetRows, guess


def check_groups(lines: SheetRows) -> Iterator[Problem]:
    """Yield groups that are nested, not closed, not begun or empty, and questions outside."""
    group: SheetRow | None = None
    size = 0
    for line in lines.survey:
        if line.is_question:
            size += 1
            if group is None:
                yield line.problem("type", f"stands outside of groups; put {BEGIN_GROUP} before it")
        elif line.type == BEGIN_GROUP:
            if group is not None:
                yield line.problem("type", _not_closed(group, line))
            group, size = line, 0
        elif line.type == END_GROUP:
            yield from _check_end(line, group, size)
            group = None
    if group is not None:
        yield group.problem("type", f"this group is not closed; add {END_GROUP} at its end")


def _not_closed(group: SheetRow, line: SheetRow) -> str:
    return (
        f"the group of row {group.number} is still open and groups cannot be nested; "
        f"add {END_GROUP} before row {line.number}"
    )


def _check_end(line: SheetRow, group: SheetRow | None, size: int) -> Iterator[Problem]:
    if group is None:
        yield line.problem("type", f"no group is open here; remove it or add {BEGIN_GROUP}")
    elif not size:
        yield group.problem("type", "this group holds no question; add one or remove the group")


def check_survey_asks(lines: SheetRows) -> Iterator[Problem]:
    """Yield a survey without any question."""
    if not lines.questions:
        yield Problem("survey", 0, "", "", "there is no question; add a group with questions")


def check_lists_exist(lines: SheetRows) -> Iterator[Problem]:
    """Yield questions that name a list which is not in the choices."""
    for line in lines.questions:
        name = line.list_name
        if name and " " not in name and name not in lines.lists:
            advice = guess(name, lines.lists) or "; add its choices"
            yield line.problem("type", f"there is no list {name}{advice}")


def check_lists_are_used(lines: SheetRows) -> Iterator[Problem]:
    """Yield lists that no question uses."""
    used = {line.list_name for line in lines.questions}
    for name, choices in lines.lists.items():
        if name not in used:
            message = f"no question uses the list {name}; remove it or use it"
            yield choices[0].problem("list_name", message)


def check_lists_have_answers(lines: SheetRows) -> Iterator[Problem]:
    """Yield lists without a choice that counts as an answer, and choices without a list."""
    for name, choices in lines.lists.items():
        if not lines.points(name):
            message = f"the list {name} holds no answer but missing ones; add one"
            yield choices[0].problem("list_name", message)
    for line in lines.choices:
        if not line.list_name:
            yield line.problem("list_name", "the choice belongs to no list; name one")
