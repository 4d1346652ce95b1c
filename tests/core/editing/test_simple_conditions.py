import pytest

from collector.core.editing.simple_conditions import (
    RELATIONS,
    SimpleCondition,
    SimpleRule,
    list_relations,
    read_condition,
    write_condition,
)
from collector.core.questionnaire.conditions import parse_expression
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.rows import index_rows


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("joint", ["and", "or"])
def test_rows_are_written_and_read_again(relation, joint):
    rules = (SimpleRule("joy", relation, "4"), SimpleRule("other", "is", "a-b"))
    condition = SimpleCondition(rules, joint)

    assert read_condition(write_condition(condition)) == condition


@pytest.mark.parametrize(
    ("source", "rules"),
    [
        (" ", ()),
        ("${a} = 3", (SimpleRule("a", "is", "3"),)),
        ("${a} >= -3", (SimpleRule("a", "at_least", "-3"),)),
        ('${a} != "x"', (SimpleRule("a", "is_not", "x"),)),
        (
            "(${a} = 'x' and ${b} = 'y') and ${c} >= 2",
            (
                SimpleRule("a", "is", "x"),
                SimpleRule("b", "is", "y"),
                SimpleRule("c", "at_least", "2"),
            ),
        ),
    ],
)
def test_simple_condition_is_read(source, rules):
    assert read_condition(source) == SimpleCondition(rules)


@pytest.mark.parametrize(
    "source",
    [
        "${a} = 'x' and (${b} = 'y' or ${c} = 'z')",
        "not(${a} = 'x')",
        "count-selected(${a}) > 2",
        "${a} = ${b}",
        "'x' = ${a}",
        "${a} >= 2.5",
        "${a} >= 'x'",
        "${a} = 2.5",
        "${a} = 'Jõhvi'",
        "${a} != 'ei tea'",
        "selected(${a}, 'üks')",
        "${a} = -'x'",
        "${a} <",
    ],
)
def test_other_conditions_stay_text(source):
    assert read_condition(source) is None


@pytest.mark.parametrize("answer", ["3", "4", "5", ""])
def test_what_is_written_means_what_the_rows_say(answer):
    rules = (SimpleRule("joy", "at_least", "4"), SimpleRule("joy", "is_not", "5"))

    condition = parse_expression(write_condition(SimpleCondition(rules)))

    assert condition.evaluate({"joy": answer}) is (answer == "4")


@pytest.mark.parametrize(("answer", "holds"), [("5", True), ("05", True), ("4", False)])
def test_whole_number_is_compared_as_a_number(answer, holds):
    source = write_condition(SimpleCondition((SimpleRule("people", "is", "5"),)), {"people"})

    assert source == "${people} = 5"
    assert parse_expression(source).evaluate({"people": answer}) is holds


@pytest.mark.parametrize(
    ("kind", "relations"),
    [
        ("select_one points", ("is", "is_not", "at_least", "at_most")),
        ("select_one words", ("is", "is_not")),
        ("select_multiple points", ("has", "has_not")),
        ("integer", ("is", "is_not", "at_least", "at_most")),
        ("text", ()),
        ("note", ()),
    ],
)
def test_only_numbers_are_offered_to_be_more_or_less(kind, relations):
    named = [("points", "1"), ("points", "2"), ("words", "often"), ("words", "never")]
    choices = [{"list_name": own, "name": name} for own, name in named]
    lines = index_rows(Sheets({}, [{"type": kind, "name": "a"}], choices))

    assert list_relations(lines, lines.survey[0]) == relations
