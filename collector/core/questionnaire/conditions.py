"""The conditions `relevant` and `constraint`: what they refer to and what they mean.

The page evaluates the same tree in the browser, so its meaning is defined in `Expression`.
"""

import math
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from collector.core.questionnaire.grammar import Node, parse_tree

Value = str | tuple[str, ...]
"""One answer: a choice name or a text, or the names of several choices."""

Scalar = str | float | bool  # what a step of an expression yields

_NUMBER = re.compile(r"[ \t\r\n]*(-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))[ \t\r\n]*")


@dataclass(frozen=True)
class Expression:
    """A condition over the answers given so far, with the semantics of XPath 1.0.

    Steps yield a text, a number (IEEE double) or a truth value:

    - `["ref", name]` is that question's answer as text, `["own"]` the answer being checked.
      An answer that is empty, irrelevant or not given is the empty text; several choices are
      their names joined by one space. `["num", 4]` and `["text", "a"]` are literals.
    - *As a number*: a text is a number if it is an optional minus, digits and optional decimals,
      with blanks around (no exponent, no plus), and NaN otherwise, the empty text included;
      true is 1, false 0. *As truth*: a text unless empty, a number unless 0 or NaN.
    - `=`: if either side is a truth value both are compared as truth, else if either is a number
      both as numbers, else as texts. NaN equals nothing. `!=` is the opposite of `=`.
    - `<` `<=` `>` `>=`: both as numbers; false if either is NaN.
    - `+` `-` `*` `div` `mod` and `neg` (minus sign): as numbers; `div` by 0 is an infinity or NaN,
      `mod` keeps the sign of its left side (JavaScript's `%`).
    - `and`, `or`, `not`: as truth.
    - `selected(question, text)`: whether the text is one of the answer's blank-separated words;
      `count-selected(question)`: how many words there are.

    The result of the whole is taken as truth.
    """

    source: str
    root: Node

    @cached_property
    def references(self) -> frozenset[str]:
        """Return the names of the questions referred to, without the own answer."""
        return frozenset(str(node.literal) for node in self.root.walk() if node.kind == "ref")

    def evaluate(self, answers: Mapping[str, Value], own: Value | None = None) -> bool:
        """Say whether the condition holds for the answers, and for `own` where it says `.`."""
        return _as_truth(_evaluate(self.root, answers, own or ""))


def parse_expression(source: str) -> Expression:
    """Parse a condition, or raise ExpressionError with the column (from 1) and the reason."""
    return Expression(source, parse_tree(source))


def _evaluate(node: Node, answers: Mapping[str, Value], own: Value) -> Scalar:
    if node.operands:
        operands = (_evaluate(operand, answers, own) for operand in node.operands)
        return OPERATIONS[node.kind](*operands)
    if node.kind == "ref":
        return _as_text(answers.get(str(node.literal), ""))
    return _as_text(own) if node.kind == "own" else node.literal


def _as_text(value: Value) -> str:
    return value if isinstance(value, str) else " ".join(value)


def _as_number(value: Scalar) -> float:
    if isinstance(value, str):
        match = _NUMBER.fullmatch(value)
        return float(match[1]) if match else math.nan
    return float(value)


def _as_truth(value: Scalar) -> bool:
    return bool(value) and value == value  # noqa: PLR0124  NaN alone differs from itself


def _is_equal(left: Scalar, right: Scalar) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return _as_truth(left) == _as_truth(right)
    if isinstance(left, float) or isinstance(right, float):
        return _as_number(left) == _as_number(right)
    return left == right


def _divide(left: float, right: float) -> float:
    return left / right if right else left * math.copysign(math.inf, right)


def _remainder(left: float, right: float) -> float:
    if math.isinf(left) or not right:
        return math.nan
    return math.fmod(left, right)


def _on_numbers(
    function: Callable[[float, float], float | bool],
) -> Callable[[Scalar, Scalar], float | bool]:
    return lambda left, right: function(_as_number(left), _as_number(right))


OPERATIONS: dict[str, Callable[..., Scalar]] = {
    "or": lambda left, right: _as_truth(left) or _as_truth(right),
    "and": lambda left, right: _as_truth(left) and _as_truth(right),
    "not": lambda value: not _as_truth(value),
    "=": _is_equal,
    "!=": lambda left, right: not _is_equal(left, right),
    "<": _on_numbers(operator.lt),
    "<=": _on_numbers(operator.le),
    ">": _on_numbers(operator.gt),
    ">=": _on_numbers(operator.ge),
    "+": _on_numbers(operator.add),
    "-": _on_numbers(operator.sub),
    "*": _on_numbers(operator.mul),
    "div": _on_numbers(_divide),
    "mod": _on_numbers(_remainder),
    "neg": lambda value: -_as_number(value),
    "selected": lambda answer, choice: choice in str(answer).split(),
    "count-selected": lambda answer: float(len(str(answer).split())),
}
"""What every operator and function does; the grammar knows the same names."""
