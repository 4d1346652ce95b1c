"""The grammar of conditions: from text to a tree, with the place of every mistake."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from collector.errors import ExpressionError
from collector.texts.messages import Message, advise

MAX_OPERATIONS = 100
"""Operators, functions and brackets in one expression; keeps every tree shallow enough to walk."""

MAX_DIGITS = 15
"""Digits of one number; more would not be exact in a double."""

_BY_RANK = ("or", "and", "= !=", "< <= > >=", "+ -", "* div mod")

RANKS: dict[str, int] = {
    operator: rank for rank, equals in enumerate(_BY_RANK, 1) for operator in equals.split()
}
"""Binary operators by how tightly they bind, as in XPath 1.0; equal ranks group from the left."""

_QUESTION = (frozenset({"ref", "own"}), advise("words_question"))
_CHOICE = (frozenset({"text"}), advise("words_choice"))
_ANYTHING = (frozenset[str](), None)

FUNCTIONS: dict[str, tuple[tuple[frozenset[str], Message | None], ...]] = {
    "not": (_ANYTHING,),
    "selected": (_QUESTION, _CHOICE),
    "count-selected": (_QUESTION,),
}
"""Functions, and for each argument the kinds of node it may be, in code and in words."""

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<ref>\$\{\s*(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s*\})
    | (?P<num>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
    | (?P<text>'[^']*'|"[^"]*")
    | (?P<word>[A-Za-z_][A-Za-z0-9_-]*)
    | (?P<sign><=|>=|!=|[-=<>+*(),.])
    | (?P<end>$)
    )""",
    re.VERBOSE,
)

_THE_END = advise("words_the_end")

_MISTAKES = {
    "'": advise("reason_string", quote="'"),
    '"': advise("reason_string", quote='"'),
    "$": advise("reason_reference"),
    **dict.fromkeys("‘’‚“”„«»", advise("reason_curly")),
}


@dataclass(frozen=True)
class Node:
    """One step of a tree: an operator or function over operands, or a leaf with a literal.

    Leaves are `num` and `text` (the literal), `ref` (the literal names a question) and `own`.
    """

    kind: str
    operands: tuple["Node", ...] = ()
    literal: str | float = ""

    def walk(self) -> Iterator["Node"]:
        """Yield this node and every node below it."""
        yield self
        for operand in self.operands:
            yield from operand.walk()


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    column: int


def parse_tree(source: str) -> Node:
    """Parse the source of one expression.

    Raises:
        ExpressionError: with the column (from 1) and the reason.
    """
    parser = _Parser(list(_split(source)))
    tree = parser.expression()
    parser.expect("end", "", advise("words_operator"))
    return tree


def _split(source: str) -> Iterator[_Token]:
    position, kind = 0, ""
    while kind != "end":
        match = _TOKEN.match(source, position)
        if match is None:
            blanks = len(source) - position - len(source[position:].lstrip())
            raise _unexpected(source, position + blanks)
        kind = match.lastgroup or "end"
        text = match["name"] or match[kind]
        literal = text[1:-1] if kind == "text" else text
        yield _Token(kind, literal, match.start(kind) + 1)
        position = match.end()


def _unexpected(source: str, position: int) -> ExpressionError:
    character = source[position]
    reason = _MISTAKES.get(character) or advise("reason_character", character=character)
    return ExpressionError(position + 1, reason)


class _Parser:
    """Reads tokens from left to right; each method consumes what it recognises."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._next = 0
        self._operations = 0

    def expression(self, lowest: int = 1) -> Node:
        left = self.operand()
        while self._rank() >= lowest:
            operator = self._take_operation()
            right = self.expression(RANKS[operator.text] + 1)
            left = Node(operator.text, (left, right))
        return left

    def expect(self, kind: str, text: str, wanted: Message) -> None:
        token = self._take()
        if (token.kind, token.text) != (kind, text):
            reason = advise("reason_expected", wanted=wanted, found=token.text or _THE_END)
            raise ExpressionError(token.column, reason)

    def _rank(self) -> int:
        token = self._tokens[self._next]
        return RANKS.get(token.text, 0) if token.kind in {"word", "sign"} else 0

    def _take(self) -> _Token:
        token = self._tokens[self._next]
        self._next = min(self._next + 1, len(self._tokens) - 1)
        return token

    def _take_operation(self) -> _Token:
        self._operations += 1
        token = self._take()
        if self._operations > MAX_OPERATIONS:
            reason = advise("reason_operations", number=MAX_OPERATIONS)
            raise ExpressionError(token.column, reason)
        return token

    def operand(self) -> Node:
        token = self._take_operation() if self._starts_operation() else self._take()
        if token.kind in {"ref", "text"}:
            return Node(token.kind, literal=token.text)
        if token.kind == "num":
            return _number_node(token)
        if token.kind == "word" and token.text not in RANKS:
            return self._call(token)
        if token.kind == "sign" and token.text in _SIGNS:
            return _SIGNS[token.text](self)
        reason = advise("reason_value", found=token.text or _THE_END)
        raise ExpressionError(token.column, reason)

    def _starts_operation(self) -> bool:
        token = self._tokens[self._next]
        return token.kind == "word" or (token.kind == "sign" and token.text != ".")

    def in_brackets(self) -> Node:
        inner = self.expression()
        self.expect("sign", ")", advise("words_closing_bracket"))
        return inner

    def _call(self, function: _Token) -> Node:
        if function.text not in FUNCTIONS:
            known = ", ".join(f"{name}()" for name in FUNCTIONS)
            reason = advise("reason_function", function=function.text, known=known)
            raise ExpressionError(function.column, reason)
        self.expect("sign", "(", advise("words_bracket", function=function.text))
        arguments = []
        for number, (kinds, wanted) in enumerate(FUNCTIONS[function.text]):
            if number:
                self.expect("sign", ",", advise("words_comma"))
            column = self._tokens[self._next].column
            argument = self.expression()
            if kinds and argument.kind not in kinds:
                reason = advise("reason_argument", function=function.text, wanted=wanted)
                raise ExpressionError(column, reason)
            arguments.append(argument)
        self.expect("sign", ")", advise("words_closing_bracket"))
        return Node(function.text, tuple(arguments))


_SIGNS: dict[str, Callable[[_Parser], Node]] = {
    ".": lambda _parser: Node("own"),
    "-": lambda parser: Node("neg", (parser.operand(),)),
    "(": _Parser.in_brackets,
}


def _number_node(token: _Token) -> Node:
    if len(token.text) > MAX_DIGITS:
        raise ExpressionError(token.column, advise("reason_digits", number=MAX_DIGITS))
    return Node("num", literal=float(token.text))
