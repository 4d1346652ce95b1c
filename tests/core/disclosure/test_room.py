import math
from collections import Counter
from random import Random

import pytest

from collector.core.disclosure.room import (
    SPREAD,
    RoomPicture,
    ScaleProportions,
    draws_itself,
    make_noise,
    may_draw,
    say_about,
    summarise_room,
)
from collector.core.waves import Wave, WaveName, WaveState
from tests.core.ratings import questionnaire, rating

ASKED = questionnaire(
    rating("a"),
    rating("b"),
    rating("c", scale="safety"),
    rating("d", scale="safety"),
    rating("e", scale="efficacy"),
)
UNCHANGED = {"low": 0, "middle": 0, "high": 0}


def people(**points):
    """Return a person for each digit: `a="135"` is three people."""
    return [dict(zip(points, each, strict=True)) for each in zip(*points.values(), strict=True)]


def summarise(scales, answers, earlier=(), noise=lambda: 0):
    return list(summarise_room(ASKED, scales, answers, 10, noise, earlier))


def wave(state):
    return Wave(1, 1, WaveName.PRE, "version", state)


@pytest.mark.parametrize(
    ("shown", "answered", "may"),
    [
        ([], 19, False),
        ([], 20, True),
        ([20], 39, False),
        ([20], 40, True),
        ([20, 45], 64, False),
        ([40], 20, False),
        ([40], 0, False),
    ],
)
def test_a_picture_needs_many_newcomers_and_no_withdrawal_brings_one(shown, answered, may):
    pictures = [RoomPicture(each, ()) for each in shown]

    assert may_draw(pictures, wave(WaveState.OPEN), answered, 10) == may


@pytest.mark.parametrize("state", WaveState)
def test_pictures_are_drawn_until_results_are_published(state):
    assert may_draw([], wave(state), 300, 10) == (state in {WaveState.OPEN, WaveState.CLOSED})


@pytest.mark.parametrize(
    ("state", "most"),
    [(WaveState.OPEN, 2), (WaveState.CLOSED, 3), (WaveState.DRAFT, 0), (WaveState.PUBLISHED, 0)],
)
def test_at_most_three_pictures_are_drawn_without_an_organiser(state, most):
    drawn = [RoomPicture(20, ())] * 5

    assert [draws_itself(drawn[:n], wave(state)) for n in range(5)] == [n < most for n in range(5)]


@pytest.mark.parametrize(("answered", "about"), [(0, 0), (9, 0), (10, 10), (49, 40), (300, 300)])
def test_a_public_counter_moves_in_steps_of_ten(answered, about):
    assert say_about(answered) == about


def test_shares_are_of_people_by_level_and_rounded_to_tens():
    points = "1122333445555" * 2

    shares = summarise(["motivation"], people(a=points, b=points))

    shown = {"low": 30, "middle": 20, "high": 50}
    assert shares == [ScaleProportions("motivation", shown, UNCHANGED)]


@pytest.mark.parametrize(
    "points", ["5" * 9, "d" * 40, "5" * 9 + "d" * 15], ids=["few", "unsure", "few are sure"]
)
def test_a_scale_that_few_have_answered_is_not_shown(points):
    answers = [dict.fromkeys("cd", "dk" if point == "d" else point) for point in points]

    assert summarise(["safety", "unknown"], answers) == []


def test_whether_all_say_the_same_does_not_decide_what_is_shown():
    alike, mixed = (
        summarise(["safety"], people(c=points, d=points)) for points in ("5" * 20, "1135" * 5)
    )

    assert [each.scale for each in alike] == [each.scale for each in mixed] == ["safety"]


def test_the_change_of_those_who_were_shown_stays_even_after_a_picture_without_the_scale():
    answers = people(c="135" * 10, d="135" * 10)
    noise = Random(3)
    first = summarise(["safety"], answers, noise=lambda: noise.randint(-3, 3))

    earlier = [RoomPicture(30, tuple(first)), RoomPicture(50, ())]

    [next_shown] = summarise(["safety"], answers * 2, earlier)

    assert set(first[0].noise.values()) != {0}
    assert next_shown.noise == first[0].noise


def test_a_level_that_the_change_makes_negative_is_empty():
    answers = people(c="5" * 40, d="5" * 40)

    [shown] = summarise(["safety"], answers, noise=lambda: -3)

    assert shown.shares == {"low": 0, "middle": 0, "high": 100}


def test_one_person_more_makes_no_change_more_than_e_times_as_likely_in_two_levels():
    draws = Random(1)

    drawn = Counter(make_noise(draws.random) for _ in range(40_000))

    for n in range(-3, 3):
        expected = math.exp((abs(n) - abs(n + 1)) / SPREAD)
        assert drawn[n + 1] / drawn[n] == pytest.approx(expected, rel=0.1)
    assert min(drawn) < -10
    assert max(drawn) > 10
