from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.analysis.comparisons import (
    AskedWave,
    Comparison,
    adjust_holm,
    common_items,
    compare_unknowing,
    compare_waves,
)
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.waves import WaveName
from tests.core.asked import alike, asked
from tests.core.ratings import questionnaire, rating

A, B = rating("a"), rating("b", reverse=True)


def compare(before, after, pairs, asked=(A, B), asked_after=None):
    waves = (
        AskedWave(WaveName.PRE, questionnaire(*asked), before),
        AskedWave(WaveName.POST, questionnaire(*(asked_after or asked)), after),
    )
    return compare_waves(Comparison.PRE_POST, *waves, pairs, AnalysisPlan())


def test_comparison_names_its_waves():
    waves = [comparison.waves for comparison in Comparison]

    assert waves == [("pre", "post"), ("pre", "followup"), ("post", "followup")]


def test_compare_waves_gives_scales_first_with_reverse_items_turned_round():
    compared = compare({1: {"a": "3", "b": "3"}}, {2: {"a": "4", "b": "1"}}, [(1, 2)])

    assert [(each.kind, each.name, each.change) for each in compared] == [
        ("scale", "motivation", 1.5),
        ("item", "a", 1.0),
        ("item", "b", 2.0),
    ]


def test_compare_waves_leaves_a_person_out_only_where_an_answer_is_missing():
    before = {1: {"a": "3", "b": "dk"}, 2: {"a": "2", "b": "2"}}
    after = {3: {"a": "4", "b": "1"}, 4: {"a": "2", "b": "2"}}

    compared = compare(before, after, [(1, 3), (2, 4)])

    assert {each.name: each.n for each in compared} == {"motivation": 2, "a": 2, "b": 1}


def test_compare_waves_ignores_a_pair_whose_response_is_gone():
    assert compare({1: {"a": "3"}}, {}, [(1, 2)]) == []


def test_compare_waves_without_pairs_compares_nothing():
    assert compare({1: {"a": "3"}}, {2: {"a": "3"}}, []) == []


def test_compare_waves_where_everybody_is_unsure_compares_nothing():
    assert compare({1: {"a": "dk"}}, {2: {"a": "dk"}}, [(1, 2)]) == []


def test_compare_waves_leaves_out_an_item_asked_once():
    compared = compare({1: {"a": "3"}}, {2: {"a": "4", "b": "5"}}, [(1, 2)], (A,), (A, B))

    assert [each.name for each in compared] == ["motivation", "a"]


def test_common_items_takes_a_re_worded_item_for_another():
    other_words = rating("a", label="About something else.")

    assert common_items(questionnaire(A, B), questionnaire(other_words, B)) == (B,)


def test_common_items_leaves_out_items_that_look_back():
    then = rating("a_then", then_item_of="a")

    assert common_items(questionnaire(A, then), questionnaire(A, then)) == (A,)


@pytest.mark.parametrize(
    ("p_values", "adjusted"),
    [
        ((0.01, 0.02, 0.03, 0.04, 0.05, 0.001, 0.5), (0.06, 0.1, 0.12, 0.12, 0.12, 0.007, 0.5)),
        ((0.02,), (0.02,)),
        ((0.7, 0.8), (1.0, 1.0)),
        ((0.02, 0.02), (0.04, 0.04)),
        ((), ()),
    ],
    ids=["check value", "one", "never above 1", "tied", "none"],
)
def test_adjust_holm(p_values, adjusted):
    found = adjust_holm({str(at): p for at, p in enumerate(p_values)})

    assert [found[str(at)] for at in range(len(p_values))] == pytest.approx(adjusted, rel=1e-12)


@given(st.lists(st.floats(0, 1), max_size=6), st.randoms())
def test_adjust_holm_does_not_depend_on_the_order(p_values, random):
    order = random.sample(range(len(p_values)), len(p_values))

    shuffled = adjust_holm({str(at): p_values[at] for at in order})

    assert shuffled == adjust_holm({str(at): p for at, p in enumerate(p_values)})


EASY, HARD = rating("easy"), rating("hard")


def unknowing(before, after, questions=(EASY, HARD)):
    waves = asked("pre", before, *questions), asked("post", after, *questions)
    return compare_unknowing("pre_post", *waves, alike(len(before)))


def test_unknowing_counts_who_went_from_dont_know_to_an_answer_and_back():
    before = [{"easy": "4", "hard": "dk"}] * 26 + [{"easy": "4", "hard": "2"}] * 14
    after = [{"easy": "4", "hard": "2"}] * 38 + [{"easy": "dk", "hard": "2"}] * 2

    [row] = unknowing(before, after)

    assert (row.kind, row.name, row.n) == ("scale", "motivation", 40)
    assert (row.gained, row.lost, row.before, row.after) == (26, 2, 14, 38)
    assert row.verdict == "rose_enough"


def test_unknowing_leaves_out_what_was_left_blank_at_one_time():
    before = [{"easy": "4", "hard": "dk"}] * 12 + [{}] * 5
    after = [{"easy": "4"}] * 12 + [{"easy": "dk"}] * 5

    [row] = unknowing(before, after)

    assert (row.n, row.before, row.after) == (12, 12, 12)


def test_unknowing_of_questions_without_dont_know_is_not_told():
    question = replace(rating("a"), choices=rating("a").choices[:5])

    assert unknowing([{"a": "3"}] * 12, [{"a": "3"}] * 12, (question,)) == []


def test_the_only_item_of_a_scale_is_judged_as_the_scale_is():
    before = {at: {"a": "3", "b": "3"} for at in range(40)}
    after = {at: {"a": str(3 + at % 3 // 2), "b": "3"} for at in range(40)}

    rows = {row.kind: row for row in compare(before, after, [(at, at) for at in range(40)], (A,))}

    assert rows["item"].verdict == rows["scale"].verdict == "rose"
    assert rows["item"].simultaneous == rows["scale"].simultaneous
