import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.questionnaire.conditions import OPERATIONS, parse_expression
from collector.core.questionnaire.grammar import FUNCTIONS, RANKS
from collector.errors import ExpressionError

ANSWERS = {"step": "4", "dk": "dk", "who": ("police", "rescue"), "word": "yes"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("${step} = 4", True),
        ("${step} = '4'", True),
        ("${step} = '4.0'", False),
        ("${step} = 4.0", True),
        ("${step} != 4", False),
        ("${step} >= 4", True),
        ("${step} > 4", False),
        ("${step} <= 3", False),
        ("${step} < 5", True),
        ("${dk} >= 4", False),
        ("${dk} < 4", False),
        ("${dk} = 4", False),
        ("${dk} != 4", True),
        ("${empty} = ''", True),
        ("${empty} != ''", False),
        ("${empty} >= 0", False),
        ("${empty}", False),
        ("${word}", True),
        ("'b' > 'a'", False),
        ("${who} = 'police rescue'", True),
    ],
)
def test_comparison_follows_xpath(source, expected):
    assert parse_expression(source).evaluate(ANSWERS) is expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 = 1 and 1 = 2", False),
        ("1 = 1 or 1 = 2", True),
        ("1 = 1 or 1 = 1 and 1 = 2", True),
        ("(1 = 1 or 1 = 1) and 1 = 2", False),
        ("not(${word} = 'no')", True),
        ("not('')", True),
        ("(1 = 1) = 'any text'", True),
        ("(1 = 1) + 1 = 2", True),
        ("(0 div 0) = (1 = 2)", True),
    ],
)
def test_logic_reads_operands_as_truth(source, expected):
    assert parse_expression(source).evaluate(ANSWERS) is expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("selected(${who}, 'police')", True),
        ('selected(${who}, "pol")', False),
        ("selected(${word}, 'yes')", True),
        ("selected(${empty}, 'yes')", False),
        ("count-selected(${who}) = 2", True),
        ("count-selected(${empty}) = 0", True),
        ("count-selected(.) <= 3", True),
        ("selected(., 'rescue') and . = 'rescue'", True),
    ],
)
def test_selection_counts_the_names_of_choices(source, expected):
    assert parse_expression(source).evaluate(ANSWERS, own=("rescue",)) is expected


@pytest.mark.parametrize(
    "source",
    [
        "1 + 2 * 3 = 7",
        "(1 + 2) * 3 = 9",
        "7 - 2 - 1 = 4",
        "-2 * -3 = 6",
        "--2 = 2",
        "2-1=1",
        "7 div 2 = 3.5",
        "1 div 0 > 999999999",
        "1 div -0 < -999999999",
        "0 div 0 != 0 div 0",
        "-7 mod 3 = -1",
        "7 mod 0 != 7 mod 0",
        "(1 div 0) mod 2 != 0",
        "5 mod (1 div 0) = 5",
        "' 4 ' = 4.",
        ".5 * 2 = 1",
        "'1e3' != 1000",
        "'+4' != 4",
    ],
)
def test_arithmetic_is_that_of_doubles(source):
    assert parse_expression(source).evaluate({}) is True


@pytest.mark.parametrize(
    ("source", "column", "reason"),
    [
        ("", 1, "expected a value, found the end"),
        ("${a} = ", 8, "expected a value, found the end"),
        ("${a} = 'yes", 8, "unfinished string; close it with '"),
        ('${a} = "yes', 8, 'unfinished string; close it with "'),
        ("${a = 1", 1, "unfinished reference; write it as ${name}"),
        ("${a}  & 1", 7, "unexpected character &"),
        ("${a} = ‘yes’", 8, "curly quotes; write straight ones, as 'police'"),
        ("${a} 1", 6, "expected an operator or the end, found 1"),
        ("(1 = 1", 7, "expected a closing bracket ), found the end"),
        ("1 = 1)", 6, "expected an operator or the end, found )"),
        ("and 1", 1, "expected a value, found and"),
        ("not 1", 5, "expected a bracket ( after not, found 1"),
        ("selected(${a})", 14, "expected a comma, found )"),
        ("selected('a', 'b')", 10, "selected() needs a question, as ${name} or ."),
        ("selected(., 1 + 1)", 13, "selected() needs a choice in quotes, as 'police'"),
        ("1234567890123456 = 1", 1, "a number of more than 15 digits"),
    ],
)
def test_mistake_is_reported_with_column_and_reason(source, column, reason):
    with pytest.raises(ExpressionError) as caught:
        parse_expression(source)

    assert (caught.value.column, str(caught.value.reason)) == (column, reason)


def test_unknown_function_is_named():
    with pytest.raises(ExpressionError) as caught:
        parse_expression("1 = regex(., 'a')")

    assert str(caught.value) == (
        "column 5 of the expression: unknown function regex; "
        "known are not(), selected(), count-selected()"
    )


@pytest.mark.parametrize(
    "source", ["(" * 5000, "-" * 5000, "not(" * 5000, "1" + "+1" * 5000, "1 or " * 5000]
)
def test_endless_nesting_is_an_expression_error(source):
    with pytest.raises(ExpressionError, match="more than 100 operators"):
        parse_expression(source)


def test_longest_chain_is_evaluated():
    chain = parse_expression("1" + "+1" * 100)

    assert chain.evaluate({}) is True


@given(st.text(alphabet="${}ab.'\"()=<>!+-* 1,") | st.text())
def test_any_text_is_parsed_or_refused_at_a_column_of_it(source):
    try:
        column = 1 + parse_expression(source).evaluate({})
    except ExpressionError as error:
        column = error.column

    assert 1 <= column <= len(source) + 1


@given(st.floats(allow_infinity=True, allow_nan=True), st.floats())
def test_arithmetic_never_fails(left, right):
    results = [OPERATIONS[name](left, right) for name in ("+", "-", "*", "div", "mod")]

    assert all(isinstance(result, float) for result in results)
    assert math.isnan(OPERATIONS["mod"](left, 0.0))


def test_references_are_the_questions_named():
    condition = parse_expression("${a} = 1 and not(selected(${ b }, 'x')) or . = ${a}")

    assert condition.references == {"a", "b"}


def test_tree_is_given_as_json():
    condition = parse_expression("not(${a} >= 4) and count-selected(.) != 1.5 or 'x'")

    assert json.loads(json.dumps(condition.root.as_list())) == [
        "or",
        [
            "and",
            ["not", [">=", ["ref", "a"], ["num", 4]]],
            ["!=", ["count-selected", ["own"]], ["num", 1.5]],
        ],
        ["text", "x"],
    ]


def test_every_operator_has_a_meaning():
    assert set(OPERATIONS) == {*RANKS, *FUNCTIONS, "neg"}
