from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.answering.coding import Coding
from collector.core.disclosure.breakdowns import count_coded_texts, merge_risks
from collector.core.rows.answers import Group

SPREAD = ("prevention", "response")


def codings(risk, n, stages=SPREAD, question="risk_text"):
    return [
        Coding(at, question, risk, stages[at % len(stages)], "", "et", "one", "two")
        for at in range(n)
    ]


def sizes(rows):
    return {row.risk: row.n for row in rows}


def test_texts_are_counted_by_risk_and_stage_of_each_question():
    rows, suppressed = count_coded_texts([*codings("fire", 12), *codings("flood", 20)], 10)

    assert suppressed == []
    assert [list(asdict(row).values()) for row in rows if row.risk == "fire"] == [
        ["risk_text", "fire", "prevention", 6, 50, 12],
        ["risk_text", "fire", "response", 6, 50, 12],
        ["risk_text", "fire", "elimination", 0, 0, 12],
        ["risk_text", "fire", "", 0, 0, 12],
    ]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"fire": 12, "flood": 9, "": 4}, {"fire": 12, "other": 13}),
        ({"fire": 12, "flood": 11, "ice": 2}, {"fire": 12, "other": 13}),
        ({"fire": 12, "other": 10}, {"fire": 12, "other": 10}),
        ({"fire": 5, "flood": 6}, {"other": 11}),
    ],
    ids=["rare ones", "a large one for a rare one", "named other", "all"],
)
def test_risks_of_few_texts_are_merged(said, shown):
    rows, _ = count_coded_texts([each for name, n in said.items() for each in codings(name, n)], 10)

    assert sizes(rows) == shown


@pytest.mark.parametrize("stages", [("response",), ("response",) * 11 + ("prevention",)])
def test_a_small_risk_of_one_stage_is_merged(stages):
    rows, _ = count_coded_texts([*codings("fire", 12, stages), *codings("flood", 15)], 10)

    assert sizes(rows) == {"other": 27}


def test_nothing_is_told_of_few_texts_or_of_few_that_are_all_alike():
    few = codings("fire", 9)
    alike = codings("fire", 12, ("response",), "what_works")

    rows, suppressed = count_coded_texts([*few, *alike], 10)

    assert rows == []
    assert [(row.name, row.rule) for row in suppressed] == [
        ("risk_text", "R2"),
        ("what_works", "R4"),
    ]


@given(st.lists(st.tuples(*[st.integers(0, 30)] * 4), max_size=6))
def test_no_group_is_small_or_alike_and_no_text_is_lost(spreads):
    stages = ("prevention", "response", "elimination", "")
    groups = [
        Group(str(at), sum(each), dict(zip(stages, each, strict=True)))
        for at, each in enumerate(spreads)
    ]

    merged = merge_risks(groups, 10)

    assert all(each.n >= 10 for each in merged)
    assert all(each.n >= 20 or max(each.counts.values()) < each.n - 1 for each in merged)
    assert not merged or sum(each.n for each in merged) == sum(each.n for each in groups)
