"""pyCANON on tables that are rows of people: how many at least share all that is told of one?"""

import pytest
from pycanon import anonymity

K = 10
PROFILES = """
    SELECT wave, profile, about, level, count
    FROM profiles JOIN profile_levels USING (event, wave, profile)
"""
TEXTS = "SELECT question, risk, count FROM coded_texts"


def list_profiles(people, path):
    """Return a table of people for each wave of a file that has profiles."""
    for _, of_wave in people(path, PROFILES).groupby("wave"):
        number = of_wave.groupby(["profile", "about"]).cumcount()
        wide = of_wave.assign(number=number).pivot_table(
            index=["profile", "number"], columns="about", values="level", aggfunc="first"
        )
        yield wide.reset_index(drop=True)


def least_shared(table):
    return anonymity.k_anonymity(table, list(table.columns))


def test_everybody_in_published_profiles_shares_them_with_nine_others(people, published):
    tables = [table for path in published for table in list_profiles(people, path)]

    assert len(tables) >= K
    assert [k for table in tables if (k := least_shared(table)) < K] == []


def test_profiles_laid_bare_have_people_of_their_own(people, bare):
    tables = [table for path in bare for table in list_profiles(people, path)]

    assert [k for table in tables if (k := least_shared(table)) >= K] == []


@pytest.mark.parametrize(("files", "safe"), [("published", True), ("bare", False)])
def test_texts_about_a_risk_are_as_many_as_people_who_share_a_profile(people, request, files, safe):
    tables = [people(path, TEXTS) for path in request.getfixturevalue(files)]

    least = min(least_shared(table) for table in tables if len(table))

    assert (least >= K) is safe
