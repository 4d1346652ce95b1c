from dataclasses import replace

import pytest

from collector.core.disclosure.profile_release import publish_profiles
from collector.core.disclosure.statistics import Statistic
from collector.core.rows.answers import Breakdown, Group, People
from tests.core.filled import fill_report

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
