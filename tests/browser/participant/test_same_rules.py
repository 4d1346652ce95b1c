"""Rules that the browser applies as the server does: conditions and card codes."""

import pytest

from collector.core.linking.codes import card_code, read_card_code
from collector.core.questionnaire.conditions import parse_expression
from collector.errors import CardCodeError
from collector.web.site.inline import FOLDER

pytestmark = pytest.mark.browser

EXPRESSIONS = [
    "${a} = 'yes'",
    "${a} != 'yes'",
    "${a} = 4",
    "${a} >= 4 and ${b} < 2",
    "${a} > ${b} or not(${b} = '')",
    "${a} + ${b} * 2 - 1 = 7",
    "${a} div ${b} > 1",
    "${a} mod 3 = 1",
    "-${a} < -3",
    "selected(${a}, 'fires')",
    "count-selected(${a}) <= 1",
    "count-selected(.) <= 2",
    ". = ${a}",
    "not(${a}) = not(${b})",
    "'0' and 0",
]
VALUES = ["", "yes", "4", " 4 ", "04", "-4.5", "1e1", "0", "fires traffic", "\n", "4\u00a0"]


def test_conditions_mean_the_same_in_the_browser(page):
    source = (FOLDER / "expressions.js").read_text("utf-8")
    trees = [(text, parse_expression(text)) for text in EXPRESSIONS]
    cases = [(text, tree, a, b) for text, tree in trees for a in VALUES for b in VALUES]
    sent = [[tree.root.as_list(), {"a": a, "b": b}, b] for _, tree, a, b in cases]

    found = page.evaluate(
        f"sent => {{ {source}; return sent.map(([t, g, o]) => Boolean(evaluate(t, g, o))); }}", sent
    )

    meant = [tree.evaluate({"a": a, "b": b}, b) for _, tree, a, b in cases]
    assert [
        case for case, one, other in zip(cases, found, meant, strict=True) if one != other
    ] == []


def reason(typed):
    try:
        read_card_code(typed)
    except CardCodeError as error:
        return error.reason
    return ""


def test_card_codes_are_checked_the_same_in_the_browser(page):
    source = (FOLDER / "card_code.js").read_text("utf-8")
    codes = [card_code(number) for number in range(0, 2**30, 2**30 // 97)]
    typed = [*codes, *(code.lower() for code in codes), *(f"{c[:3]} {c[3:]}" for c in codes)]
    typed += [code[:2] + code[3] + code[2] + code[4:] for code in codes]
    typed += ["", "ABC", "ABC!EFG", "UUUUUUU", "оilАВЕ0", "ABCDEFGH", "ab-cd_ef.g", "😀BCDEFG"]

    found = page.evaluate(f"typed => {{ {source}; return typed.map(cardProblem); }}", typed)

    assert found == [reason(each) for each in typed]
