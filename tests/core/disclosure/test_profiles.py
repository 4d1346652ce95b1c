import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.disclosure.profiles import level, make_profiles, publish_profiles
from collector.core.disclosure.statistics import Statistic
from collector.core.questionnaire.scale import FIVE_POINTS
from collector.core.rows.answers import Breakdown, Group, People
from collector.core.rows.report import ShownProfiles
from tests.core.filled import fill_report

LEVELS = ("low", "middle", "high")
COLUMNS = ("motivation", "safety", "role")


@pytest.mark.parametrize(
    ("score", "name"),
    [(None, "unknown"), (1, "low"), (2.4, "low"), (2.5, "middle"), (3.4, "middle"), (3.5, "high")],
)
def test_level_of_a_score(score, name):
    assert level(score, FIVE_POINTS) == name


def test_every_column_is_kept_if_no_combination_is_rare():
    people = [("low", "high", "a")] * 25 + [("high", "low", "b")] * 30

    profiles = make_profiles(COLUMNS, Counter(people), 10)

    counts = {("low", "high", "a"): 25, ("high", "low", "b"): 30}
    assert profiles == ShownProfiles(COLUMNS, counts, 0)


def test_the_last_column_is_dropped_if_a_few_would_be_withheld():
    people = [("low", "high", "a")] * 25 + [("high", "low", "a")] * 25 + [("high", "low", "b")] * 3

    profiles = make_profiles(COLUMNS, Counter(people), 10)

    counts = {("low", "high"): 25, ("high", "low"): 28}
    assert profiles == ShownProfiles(("motivation", "safety"), counts, 0)


def test_rare_combinations_are_withheld_if_enough_people_have_them():
    rare = 8 * [(one, other, "a") for one in LEVELS for other in LEVELS]
    common = [("low", "low", "a")] * 30 + [("high", "high", "b")] * 30

    profiles = make_profiles(COLUMNS, Counter(common + rare), 10)

    assert profiles is not None
    assert (profiles.columns, profiles.withheld) == (COLUMNS, 64)


def test_a_column_is_dropped_if_few_of_one_value_would_be_withheld():
    common = [("low", "low", "a")] * 30 + [("high", "high", "b")] * 30
    rare = [("low", "high", "a")] * 9 + [("high", "low", "a")] * 9 + [("high", "low", "b")] * 3

    profiles = make_profiles(COLUMNS, Counter(common + rare), 10, ["role"])

    assert profiles is None or len(profiles.columns) == 2


@pytest.mark.parametrize(
    "people",
    [
        [],
        [("low", "high", "a")] * 9,
        [("low", "high", "a")] * 12 + [("high", "low", "b")] * 30,
        [("low", str(place), "a") for place in range(60)],
    ],
    ids=["nobody", "too few", "a unanimous group", "everybody is different"],
)
def test_there_is_no_such_table(people):
    assert make_profiles(COLUMNS, Counter(people), 10) is None


@given(st.lists(st.tuples(*[st.sampled_from(LEVELS)] * 3), max_size=200), st.integers())
def test_nobody_is_told_apart_and_the_order_of_people_does_not_matter(people, seed):
    shuffled = random.Random(seed).sample(people, len(people))

    profiles = make_profiles(COLUMNS, Counter(people), 10)

    assert make_profiles(COLUMNS, Counter(shuffled), 10) == profiles
    if profiles is not None:
        assert min(profiles.counts.values()) >= 10
        assert profiles.withheld == 0 or profiles.withheld >= 10
        assert sum(profiles.counts.values()) + profiles.withheld == len(people)


def test_three_levels_become_two_if_too_few_people_are_alike():
    people = [("low", "high")] * 6 + [("middle", "high")] * 6 + [("high", "high")] * 30
    people += [("low", "middle")] * 7 + [("middle", "low")] * 7 + [("high", "low")] * 12

    profiles = make_profiles(COLUMNS[:2], Counter(people), 10)

    assert profiles is not None
    assert profiles.counts == {
        ("high", "high"): 30,
        ("high", "not_high"): 12,
        ("not_high", "high"): 12,
        ("not_high", "not_high"): 14,
    }


def test_another_column_is_dropped_if_the_last_does_not_help():
    people = [("low", str(at), "a") for at in range(80)] + [("high", "x", "b")] * 30
    people += [("low", "x", "b")] * 20 + [("high", "x", "a")] * 20

    profiles = make_profiles(COLUMNS, Counter(people), 10)

    assert profiles is not None
    assert profiles.columns == ("motivation", "role")


def test_profiles_of_less_than_half_of_the_people_are_none():
    people = [(one, str(at)) for one in LEVELS for at in range(30)]
    people += [("low", "a"), ("low", "b"), ("high", "a"), ("high", "b")] * 20

    assert make_profiles(COLUMNS[:2], Counter(people), 10) is None


PEOPLE = {("high", "lead"): 40, ("low", "lead"): 21, ("high", "guest"): 30, ("low", "guest"): 25}
WHOLE = sum(PEOPLE.values())
KEPT = fill_report(
    {
        "questions": [
            {"wave": "pre", "name": "a", "scale": "safety", "public": "results"},
            {"wave": "pre", "name": "role", "scale": "background", "public": "breakdown"},
        ],
        "profiles": [
            {
                "wave": "pre",
                "columns": ["safety", "role"],
                "people": [{"values": list(values), "count": n} for values, n in PEOPLE.items()],
            }
        ],
    }
)


def statistic(n):
    return Statistic("pre", "result", "a", n, frozenset({("pre", "a")}))


def publish(*others, breakdowns=()):
    return publish_profiles(KEPT, others, breakdowns, 10)


def test_everybody_is_in_the_profiles_if_no_base_is_near():
    [row], missing = publish(statistic(WHOLE), statistic(60))

    assert (row.n, row.withheld, row.counts, missing) == (WHOLE, 0, PEOPLE, {})


def test_the_fewest_people_are_left_out_that_bring_the_base_away_from_another():
    [row], _ = publish(statistic(WHOLE - 3))

    assert (row.n, row.withheld) == (WHOLE - 21, 21)


def test_profiles_are_missing_where_every_base_is_too_close_to_another():
    profiles, missing = publish(*(statistic(n) for n in range(50, WHOLE, 9)))

    assert (profiles, missing) == ([], {("pre", "profiles", "profiles"): "R5"})


@pytest.mark.parametrize(("of_group", "shown"), [(61, WHOLE), (64, WHOLE - 21), (40, WHOLE)])
def test_no_group_lacks_a_few_of_the_same_group_in_a_breakdown(of_group, shown):
    groups = (Group("lead", of_group, {}), Group("guest", 55, {}))
    row = Breakdown(wave="pre", question="a", variable="role", groups=groups)

    [found], _ = publish(breakdowns=[row])

    assert found.n == shown


def test_rare_combinations_forbid_profiles_by_their_own_rule():
    people = [People(values=["high", "lead"], count=40), People(values=["low", "guest"], count=3)]
    kept = replace(KEPT, profiles=[replace(KEPT.profiles[0], people=people)])

    _, missing = publish_profiles(kept, [], [], 10)

    assert missing == {("pre", "profiles", "profiles"): "R11"}
