"""Simple conditions: one question compared with one value, joined by `and` or by `or`.

Any other condition stays text.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from collector.core.questionnaire.conditions import parse_expression
from collector.core.questionnaire.grammar import Node
from collector.core.questionnaire.rows import SheetRow, SheetRows
from collector.core.questionnaire.types import ORDERED, QUESTION_TYPES, Relation, is_number
from collector.errors import ExpressionError

RELATIONS: tuple[Relation, ...] = get_args(Relation)

ORDERING: frozenset[Relation] = frozenset({"at_least", "at_most"})  # those that only numbers have

Joint = Literal["and", "or"]

_NAME = re.compile(r"[\w-]*", re.ASCII)

_OPERATORS: dict[Relation, str] = {
    "is": "=",
    "is_not": "!=",
    "at_least": ">=",
    "at_most": "<=",
    "has": "selected",
}


@dataclass(frozen=True)
class SimpleRule:
    """One row of the controls."""

    question: str
    relation: Relation
    value: str


@dataclass(frozen=True)
class SimpleCondition:
    """The rows of the controls, which must hold all (`and`) or one of them (`or`)."""

    rules: tuple[SimpleRule, ...] = ()
    joint: Joint = "and"


def read_condition(source: str) -> SimpleCondition | None:
    """Return a condition as rows, without any if it is empty, or None if rows cannot say it."""
    if not source.strip():
        return SimpleCondition()
    try:
        root = parse_expression(source).root
    except ExpressionError:
        return None
    joint: Joint = "or" if root.kind == "or" else "and"
    rules = [_read_rule(node) for node in _operands(root, joint)]
    known = tuple(rule for rule in rules if rule is not None)
    return SimpleCondition(known, joint) if len(known) == len(rules) else None


def write_condition(condition: SimpleCondition, numbers: Collection[str] = ()) -> str:
    """Return the source of a condition, empty if it has no rows.

    `numbers` are the questions whose answers are numbers and not names of choices.
    """
    return f" {condition.joint} ".join(_write_rule(rule, numbers) for rule in condition.rules)


def list_relations(rows: SheetRows, question: SheetRow) -> tuple[Relation, ...]:
    """Return what can be asked about the answers to a question; nothing about texts and notes."""
    kind = QUESTION_TYPES.get(question.type)
    if kind is None:
        return ()
    is_rated = kind.makes_groups and rows.is_rating(question.list_name)
    return ORDERED if is_rated else kind.relations


def _operands(node: Node, joint: Joint) -> Iterator[Node]:
    if node.kind == joint:
        for operand in node.operands:
            yield from _operands(operand, joint)
    else:
        yield node


def _write_rule(rule: SimpleRule, numbers: Collection[str]) -> str:
    is_counted = rule.relation in {"is", "is_not"} and rule.question in numbers
    value = rule.value if is_counted or rule.relation in ORDERING else f"'{rule.value}'"
    question = f"${{{rule.question}}}"
    if rule.relation in {"has", "has_not"}:
        chosen = f"selected({question}, {value})"
        return chosen if rule.relation == "has" else f"not({chosen})"
    return f"{question} {_OPERATORS[rule.relation]} {value}"


def _read_rule(node: Node) -> SimpleRule | None:
    if node.kind == "not":
        inner = _read_rule(node.operands[0])
        is_chosen = inner is not None and inner.relation == "has"
        return SimpleRule(inner.question, "has_not", inner.value) if inner and is_chosen else None
    relation = next((each for each, kind in _OPERATORS.items() if kind == node.kind), None)
    if relation is None or node.operands[0].kind != "ref":
        return None
    text = _read_value(node.operands[1])
    if text is None or (relation in ORDERING and not is_number(text)):
        return None
    return SimpleRule(node.operands[0].text, relation, text)


def _read_value(node: Node) -> str | None:
    """Return a name, nothing or a number of answers; the controls would change another value."""
    if node.kind == "neg":
        number = _read_value(node.operands[0])
        return f"-{number}" if number and is_number(number) else None
    is_kept = _NAME.fullmatch(node.text) or is_number(node.text)
    return node.text if node.kind in {"text", "num"} and is_kept else None
