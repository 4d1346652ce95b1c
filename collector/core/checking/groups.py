"""Rules about groups: the sections of the page, one level, every question in one."""

from collections.abc import Iterator

from collector.core.questionnaire.columns import BEGIN_GROUP, END_GROUP
from collector.core.questionnaire.problems import Problem
from collector.core.questionnaire.rows import Line, Lines


def check_groups(lines: Lines) -> Iterator[Problem]:
    """Yield groups that are nested, not closed, not begun or empty, and questions outside."""
    group: Line | None = None
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


def _not_closed(group: Line, line: Line) -> str:
    return (
        f"the group of row {group.number} is still open and groups cannot be nested; "
        f"add {END_GROUP} before row {line.number}"
    )


def _check_end(line: Line, group: Line | None, size: int) -> Iterator[Problem]:
    if group is None:
        yield line.problem("type", f"no group is open here; remove it or add {BEGIN_GROUP}")
    elif not size:
        yield group.problem("type", "this group holds no question; add one or remove the group")


def check_survey_asks(lines: Lines) -> Iterator[Problem]:
    """Yield a survey without any question."""
    if not lines.questions:
        yield Problem("survey", 0, "", "", "there is no question; add a group with questions")
