from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from collector.core.disclosure.audit import (
    audit_release,
    find_hidden,
    list_pinned,
    list_pinned_profiles,
)
from collector.core.rows.answers import Group
from collector.core.rows.report import Release
from collector.errors import PublicationError
from tests.core.filled import fill


def release(merged, **sizes):
    groups = (Group("leading", 30, {"disagree": 10, "agree": 20}), merged)
    row = {"wave": "pre", "question": "a", "variable": "role", "groups": groups}
    return fill(
        Release,
        {
            "breakdowns": [row],
            "profiles": [],
            "questions": [],
            "results": [{"wave": "pre", "question": "role", "counts": {"leading": 30, **sizes}}],
            "waves": [{"name": "pre", "n": 30 + merged.n}],
        },
    )


def solve(sizes, totals, k):
    """Return what linear programming finds: the cells whose least and most are one number."""
    groups, categories = len(sizes), len(totals)
    sums = {"A_eq": np.tile(np.eye(categories), groups), "b_eq": list(totals.values())}
    sums |= {"A_ub": np.repeat(np.eye(groups), categories, axis=1), "b_ub": list(sizes.values())}
    pinned = []
    for at, (group, category) in enumerate(product(sizes, totals)):
        goal = np.eye(1, groups * categories, at)[0]
        low, high = linprog(goal, **sums).fun, -linprog(-goal, **sums).fun
        if sizes[group] < k and low > 0.5 and high - low < 0.5:
            pinned.append((group, category))
    return pinned


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=3), st.data())
def test_linear_programming_finds_the_same_cells(rooms, data):
    sizes = {f"group {at}": room for at, room in enumerate(rooms)}
    totals, left = {}, sum(rooms)
    for category in ("disagree", "neither", "agree"):
        totals[category] = data.draw(st.integers(0, left))
        left -= totals[category]

    assert list_pinned(sizes, totals, 8) == solve(sizes, totals, 8)


@pytest.mark.parametrize(
    ("totals", "pinned"),
    [
        ({"disagree": 0, "agree": 12}, [("a", "agree"), ("b", "agree")]),
        ({"disagree": 5, "agree": 7}, []),
    ],
)
def test_a_cell_is_pinned_where_its_bounds_meet_above_nobody(totals, pinned):
    assert list_pinned({"a": 3, "b": 9}, totals, 10) == pinned


def test_a_group_that_is_large_enough_hides_nobody():
    assert list_pinned({"other": 12}, {"disagree": 5, "agree": 7}, 10) == []


def test_only_groups_that_are_merged_are_hidden():
    merged = Group("other", 12, {"disagree": 5, "agree": 7})
    published = release(merged, volunteer=3, guest=9)

    hidden = find_hidden(published.breakdowns[0], published, 10)

    assert hidden == ({"volunteer": 3, "guest": 9, "": 0}, merged.counts)


def test_nothing_is_known_of_groups_that_nobody_counts():
    published = replace(release(Group("other", 12, {"agree": 12})), results=[])

    assert find_hidden(published.breakdowns[0], published, 10) == ({}, {})


def test_an_edition_that_gives_a_hidden_group_away_is_refused():
    published = release(Group("other", 12, {"disagree": 0, "agree": 12}), volunteer=3, guest=9)

    with pytest.raises(PublicationError, match="R3 answers_worked_out"):
        audit_release(published, 10)


def test_an_edition_that_gives_those_without_a_group_away_is_refused():
    published = release(Group("other", 9, {"disagree": 0, "agree": 9}))

    with pytest.raises(PublicationError, match="R3 rest_worked_out"):
        audit_release(published, 10)


def test_an_edition_that_hides_its_small_groups_passes():
    published = release(Group("other", 12, {"disagree": 5, "agree": 7}), volunteer=3, guest=9)

    audit_release(published, 10)  # raises nothing


def profiled(counts, columns=("safety", "role"), **sizes):
    """Return an excerpt with profiles of a wave, and how many people each role has."""
    row = {"wave": "pre", "columns": list(columns), "counts": counts}
    return fill(
        Release,
        {
            "breakdowns": [],
            "profiles": [row],
            "questions": [],
            "results": [{"wave": "pre", "question": "role", "counts": sizes}],
            "waves": [{"name": "pre", "n": sum(sizes.values())}],
        },
    )


ALL_BUT_LOW = {(level, "lead"): 20 for level in ("middle", "high", "unknown")}


def test_people_without_a_profile_have_any_of_the_combinations_that_are_not_shown():
    published = profiled({("high", "lead"): 20, ("low", "guest"): 15}, lead=33, guest=15)

    assert list(list_pinned_profiles(published.profiles[0], published, 50)) == []


@pytest.mark.parametrize(("few", "pinned"), [(3, [("lead", "low")]), (10, []), (0, [])])
def test_a_combination_is_pinned_where_no_other_can_be_hidden(few, pinned):
    published = profiled(ALL_BUT_LOW, lead=60 + few)

    assert list(list_pinned_profiles(published.profiles[0], published, 10)) == pinned


def test_profiles_without_groups_and_with_two_levels_are_audited():
    levels = ("not_high", "high", "unknown")
    counts = dict.fromkeys([each for each in product(levels, levels) if each != ("high",) * 2], 20)
    published = profiled(counts, ("safety", "motivation"), lead=165)

    pinned = list_pinned_profiles(published.profiles[0], published, 10)

    assert list(pinned) == [("unknown", "high/high")]


def test_an_edition_that_gives_a_rare_profile_away_is_refused():
    with pytest.raises(PublicationError, match="R11 profiles_worked_out"):
        audit_release(profiled(ALL_BUT_LOW, lead=63), 10)
