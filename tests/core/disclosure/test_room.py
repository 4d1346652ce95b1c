import pytest

from collector.core.disclosure.room import ScaleProportions, is_due, say_about, summarise_room
from tests.core.ratings import questionnaire, rating

ASKED = questionnaire(
    rating("a"),
    rating("b"),
    rating("c", scale="safety"),
    rating("d", scale="safety"),
    rating("e", scale="efficacy"),
)


def people(**points):
    """Return a person for each digit: `a="135"` is three people."""
    return [dict(zip(points, each, strict=True)) for each in zip(*points.values(), strict=True)]


@pytest.mark.parametrize(
    ("shown", "answered", "due"),
    [
        (None, 9, False),
        (None, 10, True),
        (10, 14, False),
        (10, 15, True),
        (20, 16, False),
        (20, 15, True),
        (10, 9, False),
    ],
)
def test_the_wall_changes_in_batches_from_the_threshold_on(shown, answered, due):
    assert is_due(shown, answered, 10) == due


@pytest.mark.parametrize(("answered", "about"), [(0, 0), (9, 0), (10, 10), (49, 40), (300, 300)])
def test_a_public_counter_moves_in_steps_of_ten(answered, about):
    assert say_about(answered) == about


def test_shares_are_of_people_by_level_and_rounded_to_tens():
    shares = summarise_room(ASKED, ["motivation"], people(a="1122333445555", b="1122333445555"), 10)

    assert shares == [ScaleProportions("motivation", {"low": 30, "middle": 20, "high": 50})]


@pytest.mark.parametrize(
    "points",
    ["555555555", "5555555555", "dddddddddddddd", "335555555555"],
    ids=["too few", "unanimous", "unsure", "a level nobody has"],
)
def test_a_scale_that_would_tell_of_each_is_not_shown(points):
    answers = [dict.fromkeys("cd", "dk" if point == "d" else point) for point in points]

    assert summarise_room(ASKED, ["safety", "unknown"], answers, 10) == []


def test_a_scale_of_one_question_is_not_shown_for_its_counts_are_published():
    answers = people(c="1122333445555", d="1122333445555", e="1122333445555")

    shown = summarise_room(ASKED, ["safety", "efficacy"], answers, 10)

    assert [each.scale for each in shown] == ["safety"]
