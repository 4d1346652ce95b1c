import pytest

from collector.core.breakdowns import Group
from collector.core.margins import Puzzle, audit_excerpt, find_bounds, list_pinned, pose_puzzle
from collector.errors import PublicationError


def excerpt(merged, **sizes):
    groups = (Group("leading", 30, {"disagree": 10, "agree": 20}), merged)
    row = {"wave": "pre", "question": "a", "variable": "role", "groups": groups}
    return {
        "breakdowns": [row],
        "results": [{"wave": "pre", "question": "role", "counts": {"leading": 30, **sizes}}],
        "waves": [{"name": "pre", "n": 30 + merged.n}],
    }


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
    published = excerpt(merged, volunteer=3, guest=9)

    puzzle = pose_puzzle(published["breakdowns"][0], published, 10)

    assert puzzle == Puzzle({"volunteer": 3, "guest": 9, "": 0}, merged.counts)


def test_nothing_is_known_of_groups_that_nobody_counts():
    published = {**excerpt(Group("other", 12, {"agree": 12})), "results": []}

    assert pose_puzzle(published["breakdowns"][0], published, 10) == Puzzle({}, {})


def test_an_edition_that_gives_a_hidden_group_away_is_refused():
    published = excerpt(Group("other", 12, {"disagree": 0, "agree": 12}), volunteer=3, guest=9)

    with pytest.raises(PublicationError, match=r"^R3: how many of volunteer answered agree to a"):
        audit_excerpt(published, 10)


def test_an_edition_that_hides_its_small_groups_passes():
    published = excerpt(Group("other", 12, {"disagree": 5, "agree": 7}), volunteer=3, guest=9)

    audit_excerpt(published, 10)  # raises nothing
