"""The grammar of conditions: from text to a tree, with the place of every mistake."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from collector.errors import ExpressionError
from collector.texts.messages import Message, advise

MAX_OPERATIONS = 100
"""Operators, functions and brackets in one expression; keeps every tree shallow enough to walk."""

MAX_DIGITS = 15  # digits of one number; more would not be exact in a double

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

    def as_list(self) -> list[object]:
        """Return the tree for the browser, as `["=", ["ref", "a"], ["num", 4]]`."""
        if self.operands or self.kind == "own":
            return [self.kind, *(operand.as_list() for operand in self.operands)]
        whole = isinstance(self.literal, float) and self.literal.is_integer()
        return [self.kind, int(self.literal) if whole else self.literal]

    @property
    def text(self) -> str:
        """Return the literal as text."""
        return f"{self.literal:.15g}" if isinstance(self.literal, float) else self.literal


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    column: int

    @property
    def rank(self) -> int:
        return RANKS.get(self.text, 0) if self.kind in {"word", "sign"} else 0


def parse_tree(source: str) -> Node:
    """Parse one expression, or raise ExpressionError with the column (from 1) and the reason."""
    parser = _Parser([*_split(source)][::-1])
    tree = parser.expression()
    parser.expect("end", "", advise("words_operator"))
    return tree


def _split(source: str) -> Iterator[_Token]:
    position, kind = 0, ""
    while kind != "end":
        match = _TOKEN.match(source, position)
        if match is None:
            rest = source[position:].lstrip()
            reason = _MISTAKES.get(rest[0]) or advise("reason_character", character=rest[0])
            raise ExpressionError(len(source) - len(rest) + 1, reason)
        kind = match.lastgroup or "end"
        text = match["name"] or match[kind]
        yield _Token(kind, text[1:-1] if kind == "text" else text, match.start(kind) + 1)
        position = match.end()


@dataclass
class _Parser:
    """Takes tokens from the end of a list; each method takes what it recognises."""

    tokens: list[_Token]
    operations: int = 0

    def expression(self, lowest: int = 1) -> Node:
        left = self._operand()
        while self.tokens[-1].rank >= lowest:
            operator = self._count(self.tokens.pop())
            left = Node(operator.text, (left, self.expression(operator.rank + 1)))
        return left

    def expect(self, kind: str, text: str, wanted: Message) -> None:
        token = self.tokens.pop()
        if (token.kind, token.text) != (kind, text):
            reason = advise("reason_expected", wanted=wanted, found=token.text or _THE_END)
            raise ExpressionError(token.column, reason)

    def _count(self, token: _Token) -> _Token:
        self.operations += token.kind != "end"
        if self.operations > MAX_OPERATIONS:
            raise ExpressionError(token.column, advise("reason_operations", number=MAX_OPERATIONS))
        return token

    def _operand(self) -> Node:
        token = self.tokens.pop()
        if token.kind in {"ref", "text"}:
            return Node(token.kind, literal=token.text)
        if token.kind == "num":
            if len(token.text) > MAX_DIGITS:
                raise ExpressionError(token.column, advise("reason_digits", number=MAX_DIGITS))
            return Node("num", literal=float(token.text))
        if token.text == ".":
            return Node("own")
        self._count(token)
        if token.text == "-":
            return Node("neg", (self._operand(),))
        if token.text == "(":
            return self._close(self.expression())
        if token.kind == "word" and not token.rank:
            return self._close(Node(token.text, tuple(self._arguments(token))))
        raise ExpressionError(token.column, advise("reason_value", found=token.text or _THE_END))

    def _arguments(self, function: _Token) -> Iterator[Node]:
        if function.text not in FUNCTIONS:
            known = ", ".join(f"{name}()" for name in FUNCTIONS)
            reason = advise("reason_function", function=function.text, known=known)
            raise ExpressionError(function.column, reason)
        self.expect("sign", "(", advise("words_bracket", function=function.text))
        for number, (kinds, wanted) in enumerate(FUNCTIONS[function.text]):
            if number:
                self.expect("sign", ",", advise("words_comma"))
            column = self.tokens[-1].column
            argument = self.expression()
            if kinds and argument.kind not in kinds:
                reason = advise("reason_argument", function=function.text, wanted=wanted)
                raise ExpressionError(column, reason)
            yield argument

    def _close(self, inner: Node) -> Node:
        self.expect("sign", ")", advise("words_closing_bracket"))
        return inner
