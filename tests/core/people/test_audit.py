"""Every sentence that an action writes into the audit log is one that pages can say."""

import ast
from pathlib import Path

import pytest

from collector.core.people.audit import KINDS, Line, read_line

ACTIONS = Path(__file__).parents[3] / "collector" / "actions"

SAMPLES = {
    "slug": "spring",
    "name": "pre",
    "' and '.join(sorted(roles))": "analyst and approver",
    "known.name": "Town",
    "kind": "report",
    "id": "7",
    "number": "7",
    "count": "40",
    "_day(now)": "2026-05-12",
    "version": "0a1b2c3d4e5f",
}
"""What stands in a sentence for an expression, by its end; anything else is `something`."""

PARTLY = {"asked to approve {what} of spring", "{said} draft 7 of spring/pre"}
"""Sentences that begin with one of two words, which are kinds of their own."""


def sentences(file):
    """Return every sentence that a module gives to `save_audit` as one text."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "save_audit":
            for given in node.args[3:]:
                if isinstance(given, ast.Constant):
                    yield given.value
                if isinstance(given, ast.JoinedStr):
                    yield "".join(map(sample, given.values))


def sample(part):
    if isinstance(part, ast.Constant):
        return part.value
    expression = ast.unparse(part.value)
    if expression in {"what", "said"}:
        return f"{{{expression}}}"
    ends = (value for end, value in SAMPLES.items() if expression.endswith(end))
    return next(ends, "something")


def test_every_sentence_of_an_action_is_known():
    said = {sentence for file in ACTIONS.rglob("*.py") for sentence in sentences(file)}

    assert {each for each in said - PARTLY if read_line(each) is None} == set()
    assert len(said) > 20


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("opened spring/pre", Line("wave_opened", {"event": "spring", "wave": "pre"})),
        ("is now analyst", Line("own_roles_given", {"roles": "analyst"})),
        (
            "A is now B is now analyst",
            Line("roles_given", {"name": "A is now B", "roles": "analyst"}),
        ),
        ("opened spring/never", None),
        ("planned spring\nopened x/pre", None),
        ("", None),
    ],
)
def test_sentence_is_taken_apart_or_left(what, line):
    assert read_line(what) == line


def test_sentences_of_different_kinds_differ():
    assert len(set(KINDS.values())) == len(KINDS)
