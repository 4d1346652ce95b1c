import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.disclosure.breakdowns import (
    break_down,
    collapse,
    count_groups,
    merge_groups,
)
from collector.core.rows.answers import Group

POINTS = ("1", "2", "3", "4", "5")
COLLAPSED = ("disagree", "neither", "agree")


def group(name, *counts):
    return Group(name, sum(counts), dict(zip(POINTS, counts, strict=True)))


def collapsed(name, *counts):
    return Group(name, sum(counts), dict(zip(COLLAPSED, counts, strict=True)))


def test_people_of_no_known_group_are_counted_as_other():
    answers = [("leader", "5"), (None, "5"), ("gone", "1"), ("leader", None), ("leader", "dk")]

    groups = count_groups(answers, ("leader", "volunteer"), ("1", "5"))

    assert groups == [
        Group("leader", 1, {"1": 0, "5": 1}),
        Group("volunteer", 0, {"1": 0, "5": 0}),
        Group("other", 2, {"1": 1, "5": 1}),
    ]


def test_five_points_collapse_to_three_categories():
    assert collapse(group("leader", 1, 2, 3, 4, 5)) == collapsed("leader", 3, 3, 9)


@pytest.mark.parametrize(
    ("groups", "rule"),
    [
        ([group("a", 2, 3, 5, 5, 5), group("b", 2, 3, 5, 5, 5)], None),
        ([group("a", 2, 3, 5, 5, 5), group("b", 1, 1, 1, 1, 1)], "R3"),
        ([group("a", 9, 9, 9, 9, 9), group("b", 8, 0, 8, 0, 8), group("c", 1, 0, 0, 0, 0)], None),
        ([group("a", 9, 9, 9, 9, 9), group("b", 0, 0, 1, 9, 9), group("c", 0, 0, 0, 0, 3)], "R4"),
        ([group("a", 2, 3, 5, 5, 5)], "R3"),
        ([], "R3"),
        ([group("a", 0, 0, 5, 5, 9), group("b", 2, 3, 5, 5, 5)], "R4"),
        ([group("a", 0, 0, 0, 0, 19), group("b", 2, 3, 5, 5, 5)], "R4"),
        ([group("a", 0, 0, 5, 5, 10), group("b", 2, 3, 5, 5, 5)], None),
    ],
    ids=[
        "two",
        "nobody to merge with",
        "merged with the next",
        "all but one of other",
        "one",
        "none",
        "nobody disagrees",
        "unanimous",
        "twenty",
    ],
)
def test_a_breakdown_is_published_or_dropped_whole(groups, rule):
    published, forbidden = break_down(groups, 10)

    assert forbidden == rule
    assert bool(published) == (rule is None)


def test_small_groups_are_merged_into_other():
    groups = [
        group("a", 2, 3, 5, 5, 5),
        group("b", 1, 1, 1, 1, 1),
        group("c", 1, 1, 1, 1, 1),
        group("other", 0, 0, 0, 0, 0),
    ]

    published, _ = break_down(groups, 10)

    assert published == (collapsed("a", 5, 5, 10), collapsed("other", 4, 2, 4))


def test_the_smallest_large_group_is_merged_where_other_is_too_small():
    groups = [group("a", 9, 9, 9, 9, 9), group("b", 4, 4, 4, 4, 4), group("other", 1, 0, 0, 0, 2)]
    large = [*groups[:1], group("c", 5, 5, 5, 5, 5), *groups[1:]]

    published, _ = break_down(large, 10)

    assert published == (
        collapsed("a", 18, 9, 18),
        collapsed("c", 10, 5, 10),
        collapsed("other", 9, 4, 10),
    )


def test_answers_that_are_no_ratings_keep_their_categories():
    groups = [Group(name, 25, {"yes": 10, "no": 15}) for name in ("a", "b")]

    assert break_down(groups, 10) == (tuple(groups), None)


@given(st.lists(st.tuples(*[st.integers(0, 30)] * 5), max_size=5))
def test_the_groups_add_up_to_everybody_or_are_not_told(counts):
    groups = [group(f"group {place}", *each) for place, each in enumerate(counts)]

    merged = merge_groups(groups, 10)

    assert all(each.n >= 10 for each in merged)
    assert not merged or sum(each.n for each in merged) == sum(each.n for each in groups)
