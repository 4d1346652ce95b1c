from dataclasses import replace

import pytest

from collector.core.disclosure.audit import (
    ANY,
    Puzzle,
    audit_release,
    find_bounds,
    list_pinned,
    pose_profile_puzzle,
    pose_puzzle,
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


def test_a_hidden_cell_lies_between_what_its_sums_leave():
    bounds = find_bounds(Puzzle({"a": 3, "b": 9}, {"disagree": 5, "agree": 7}))

    assert bounds["a", "agree"] == pytest.approx((0, 3))
    assert bounds["b", "agree"] == pytest.approx((4, 7))


@pytest.mark.parametrize(
    ("totals", "pinned"),
    [
        ({"disagree": 0, "agree": 12}, [("a", "agree"), ("b", "agree")]),
        ({"disagree": 5, "agree": 7}, []),
    ],
)
def test_a_cell_is_pinned_where_its_bounds_meet_above_nobody(totals, pinned):
    assert list_pinned(Puzzle({"a": 3, "b": 9}, totals), 10) == pinned


def test_a_group_that_is_large_enough_hides_nobody():
    assert list_pinned(Puzzle({"other": 12}, {"disagree": 5, "agree": 7}), 10) == []


def test_only_groups_that_are_merged_are_hidden():
    merged = Group("other", 12, {"disagree": 5, "agree": 7})
    published = release(merged, volunteer=3, guest=9)

    puzzle = pose_puzzle(published.breakdowns[0], published, 10)

    assert puzzle == Puzzle({"volunteer": 3, "guest": 9, "": 0}, merged.counts)


def test_nothing_is_known_of_groups_that_nobody_counts():
    published = replace(release(Group("other", 12, {"agree": 12})), results=[])

    assert pose_puzzle(published.breakdowns[0], published, 10) == Puzzle({}, {})


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

    puzzle = pose_profile_puzzle(published.profiles[0], published)

    assert puzzle.totals == {"lead": 13}
    assert puzzle.sizes == dict.fromkeys(("low", "middle", "high", "unknown"), ANY)
    assert find_bounds(puzzle) == {}


@pytest.mark.parametrize(("few", "pinned"), [(3, [("low", "lead")]), (10, []), (0, [])])
def test_a_combination_is_pinned_where_no_other_can_be_hidden(few, pinned):
    published = profiled(ALL_BUT_LOW, lead=60 + few)

    puzzle = pose_profile_puzzle(published.profiles[0], published)

    assert list_pinned(puzzle, 10) == pinned


def test_profiles_without_groups_and_with_two_levels_are_audited():
    counts = {("not_high", "high"): 20, ("high", "high"): 20}
    published = profiled(counts, ("safety", "motivation"), lead=45)

    puzzle = pose_profile_puzzle(published.profiles[0], published)

    assert (len(puzzle.sizes), puzzle.totals) == (9, {"unknown": 5})
    audit_release(published, 10)  # raises nothing


def test_an_edition_that_gives_a_rare_profile_away_is_refused():
    with pytest.raises(PublicationError, match="R11 profiles_worked_out"):
        audit_release(profiled(ALL_BUT_LOW, lead=63), 10)
