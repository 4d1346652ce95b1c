"""Rules about lists of choices."""

from collections.abc import Iterator

from collector.core.questionnaire.problems import Problem
from collector.core.questionnaire.rows import Lines, guess


def check_lists_exist(lines: Lines) -> Iterator[Problem]:
    """Yield questions that name a list which is not in the choices."""
    for line in lines.questions:
        name = line.list_name
        if name and " " not in name and name not in lines.lists:
            advice = guess(name, lines.lists) or "; add its choices"
            yield line.problem("type", f"there is no list {name}{advice}")


def check_lists_are_used(lines: Lines) -> Iterator[Problem]:
    """Yield lists that no question uses."""
    used = {line.list_name for line in lines.questions}
    for name, choices in lines.lists.items():
        if name not in used:
            message = f"no question uses the list {name}; remove it or use it"
            yield choices[0].problem("list_name", message)


def check_lists_have_answers(lines: Lines) -> Iterator[Problem]:
    """Yield lists without a choice that counts as an answer, and choices without a list."""
    for name, choices in lines.lists.items():
        if not lines.points(name):
            message = f"the list {name} holds no answer but missing ones; add one"
            yield choices[0].problem("list_name", message)
    for line in lines.choices:
        if not line.list_name:
            yield line.problem("list_name", "the choice belongs to no list; name one")
