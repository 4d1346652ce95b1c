"""Rules about the conditions `relevant` and `constraint`: what they refer to and compare with."""

from collections.abc import Iterator

from collector.core.questionnaire.conditions import parse_expression
from collector.core.questionnaire.grammar import Node
from collector.core.questionnaire.rows import Problem, SheetRow, SheetRows, guess
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.errors import ExpressionError
from collector.texts.messages import Message, advise

_FUNCTIONS = {
    "selected": tuple(sorted(each.name for each in QUESTION_TYPES.values() if each.takes_choices)),
    "count-selected": tuple(each.name for each in QUESTION_TYPES.values() if each.takes_several),
}
"""The types of question that a function can be given."""

_COMPARING = frozenset({"=", "!=", "<", "<=", ">", ">=", "selected"})


def check_conditions(lines: SheetRows) -> Iterator[Problem]:
    """Yield conditions that cannot be understood, or refer to or compare with what is not."""
    for line in lines.survey:
        for column in ("relevant", "constraint"):
            if line[column] and (line.is_question or line.is_group):
                for message in _check_condition(lines, line, column):
                    yield line.problem(column, message)


def _check_condition(lines: SheetRows, line: SheetRow, column: str) -> Iterator[Message]:
    try:
        condition = parse_expression(line[column])
    except ExpressionError as error:
        yield advise("expression", place=error.column, reason=error.reason)
        return
    for name in sorted(condition.references):
        if column == "relevant" or name != line.name:
            yield from _check_reference(lines, line, name)
    nodes = list(condition.root.walk())
    if column == "relevant" and any(node.kind == "own" for node in nodes):
        yield advise("own_in_relevant")
    for check in (_check_function, _check_comparison):
        for node in nodes:
            yield from check(lines, line, node)


def _check_reference(lines: SheetRows, line: SheetRow, name: str) -> Iterator[Message]:
    target = lines.named.get(name)
    if target is None:
        yield guess(name, lines.named, "reference_unknown", "reference_unknown", name=name)
    elif name == line.name:
        yield advise("reference_itself", name=name)
    elif target.is_group:
        yield advise("reference_group", name=name)
    elif target.is_question and not QUESTION_TYPES[target.type].takes_answer:
        yield advise("reference_note", name=name)
    elif target.number > line.number:
        yield advise("reference_later", name=name, row=target.number)


def _check_function(lines: SheetRows, line: SheetRow, node: Node) -> Iterator[Message]:
    usable = _FUNCTIONS.get(node.kind, ())
    target = _find_target(lines, line, node.operands[0]) if usable else None
    if target and target.is_question and target.type not in usable:
        yield advise("function_type", function=node.kind, usable=usable, type=target.type)


def _check_comparison(lines: SheetRows, line: SheetRow, node: Node) -> Iterator[Message]:
    """Refuse a value that is no choice of the question that it is compared with."""
    leaves = {operand.kind: operand for operand in node.operands}
    question = leaves.get("ref") or leaves.get("own")
    value = leaves.get("text") or leaves.get("num")
    if node.kind not in _COMPARING or question is None or value is None or not value.text:
        return
    target = _find_target(lines, line, question)
    names = [choice.name for choice in lines.lists.get(target.list_name, ())] if target else []
    if target and names and value.text not in names:
        about = {"value": value.text, "list": target.list_name, "name": target.name}
        kinds = ("value_not_in_list", "value_not_in_list_has")
        yield guess(value.text, names, *kinds, **about, words=", ".join(names))


def _find_target(lines: SheetRows, line: SheetRow, question: Node) -> SheetRow | None:
    return line if question.kind == "own" else lines.named.get(question.text)
