"""Rules about the conditions `relevant` and `constraint`: what they refer to and compare with."""

from collections.abc import Callable, Iterator

from collector.core.questionnaire.conditions import Expression, parse_expression
from collector.core.questionnaire.grammar import Node
from collector.core.questionnaire.rows import Problem, SheetRow, SheetRows, guess
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.errors import ExpressionError
from collector.texts.messages import Message, advise

_COMPARING = frozenset({"=", "!=", "<", "<=", ">", ">=", "selected"})

_USABLE_TYPES: dict[str, frozenset[str]] = {
    function: frozenset(name for name, kind in QUESTION_TYPES.items() if function in kind.functions)
    for function in sorted(frozenset().union(*(each.functions for each in QUESTION_TYPES.values())))
}
"""The types of question that a function can be asked about."""


def check_conditions(lines: SheetRows) -> Iterator[Problem]:
    """Yield conditions that cannot be understood, or refer to or compare with what is not."""
    for line in lines.survey:
        for column in ("relevant", "constraint"):
            if not line[column] or not (line.is_question or line.is_group):
                continue
            try:
                condition = parse_expression(line[column])
            except ExpressionError as error:
                message = advise("expression", place=error.column, reason=error.reason)
                yield line.problem(column, message)
            else:
                for rule in _CONDITION_RULES:
                    for message in rule(lines, line, column, condition):
                        yield line.problem(column, message)


def _check_references(
    lines: SheetRows, line: SheetRow, column: str, condition: Expression
) -> Iterator[Message]:
    for name in sorted(condition.references):
        message = _advise_on_reference(lines, line, name)
        if message and not (column == "constraint" and name == line.name):
            yield message


def _advise_on_reference(lines: SheetRows, line: SheetRow, name: str) -> Message | None:
    target = lines.named.get(name)
    if target is None:
        unknown = advise("reference_unknown", name=name)
        return guess(name, lines.named, unknown, unknown)
    if name == line.name:
        return advise("reference_itself", name=name)
    if target.is_group or (target.is_question and not QUESTION_TYPES[target.type].takes_answer):
        return advise("reference_group" if target.is_group else "reference_note", name=name)
    if target.number > line.number:
        return advise("reference_later", name=name, row=target.number)
    return None


def _check_own(
    _lines: SheetRows, _line: SheetRow, column: str, condition: Expression
) -> Iterator[Message]:
    if column == "relevant" and any(node.kind == "own" for node in condition.root.walk()):
        yield advise("own_in_relevant")


def _check_types(
    lines: SheetRows, line: SheetRow, _column: str, condition: Expression
) -> Iterator[Message]:
    for node in condition.root.walk():
        if node.kind in _USABLE_TYPES:
            target = _find_target(lines, line, node.operands[0])
            if target and target.is_question and target.type not in _USABLE_TYPES[node.kind]:
                usable = tuple(sorted(_USABLE_TYPES[node.kind]))
                yield advise("function_type", function=node.kind, usable=usable, type=target.type)


def _check_values(
    lines: SheetRows, line: SheetRow, _column: str, condition: Expression
) -> Iterator[Message]:
    for node in condition.root.walk():
        target, value = _find_comparison(lines, line, node)
        if target and value and target.list_name in lines.lists:
            names = [choice.name for choice in lines.lists[target.list_name]]
            if value not in names:
                about = {"value": value, "list": target.list_name, "name": target.name}
                has = advise("value_not_in_list_has", **about, words=", ".join(names))
                yield guess(value, names, advise("value_not_in_list", **about), has)


def _find_comparison(lines: SheetRows, line: SheetRow, node: Node) -> tuple[SheetRow | None, str]:
    """Return the question and the value that a node compares, if it compares two such things."""
    leaves = {operand.kind: operand for operand in node.operands}
    question = leaves.get("ref") or leaves.get("own")
    literal = leaves.get("text") or leaves.get("num")
    if node.kind not in _COMPARING or question is None or literal is None:
        return None, ""
    value = literal.literal
    text = f"{value:.15g}" if isinstance(value, float) else value
    return _find_target(lines, line, question), text


def _find_target(lines: SheetRows, line: SheetRow, question: Node) -> SheetRow | None:
    return line if question.kind == "own" else lines.named.get(str(question.literal))


_CONDITION_RULES: tuple[
    Callable[[SheetRows, SheetRow, str, Expression], Iterator[Message]], ...
] = (_check_references, _check_own, _check_types, _check_values)
