from dataclasses import replace

import pytest

from collector.core.disclosure.release import make_release
from collector.core.disclosure.risk_report import RULES, Course, assess_risks, describe_yield
from collector.core.rows.answers import Breakdown, Group
from collector.core.rows.readings import Suppressed
from collector.core.rows.report import ShownProfiles
from collector.texts.languages import LANGUAGES
from tests.core.filled import fill
from tests.data.published import make_report

EXCERPT = make_release(make_report(), ("pre", "post"), 10)


def changed(release, **course):
    verdicts = assess_risks(release, Course(10, **course))
    return {each.rule: each.sentence["en"] for each in verdicts if each.changed}


def test_every_rule_has_its_verdict_in_three_languages():
    verdicts = assess_risks(EXCERPT, Course(10))

    assert tuple(each.rule for each in verdicts) == RULES
    assert all(each.sentence[language] for each in verdicts for language in LANGUAGES)
    assert [each.rule for each in verdicts if each.changed] == []


@pytest.mark.parametrize(
    ("course", "rule", "words"),
    [
        ({"carried": ("pre", "post")}, "R1", "taken over word for word"),
        ({"is_correction": True}, "R1", "replaces the whole edition"),
        ({"overlapping": 2}, "R9", "Approved paraphrases not published: 2"),
    ],
)
def test_what_an_excerpt_does_not_tell_is_said_too(course, rule, words):
    assert words in changed(EXCERPT, **course)[rule]


def test_withheld_figures_are_counted_and_named():
    release = make_release(make_report(before=64, after=80, pairs=61), ("pre", "post"), 10)

    [verdict] = [each for each in assess_risks(release, Course(10)) if each.changed]

    assert (verdict.rule, len(verdict.rows)) == ("R5", 4)
    assert "subtracted from another figure" in verdict.sentence["en"]


def test_changes_of_a_few_people_are_not_counted():
    release = make_release(make_report(pairs=15), ("pre", "post"), 10)

    assert changed(release)["R8"].startswith("Below 20 people")
    assert {row.better for row in release.changes} == {None}


def test_merged_groups_and_profiles_are_told():
    merged = Group("other", 12, {"agree": 6, "disagree": 6})
    release = replace(
        EXCERPT,
        breakdowns=[fill(Breakdown, {"groups": [merged]})],
        profiles=[fill(ShownProfiles, {"columns": ["safety", "role"], "withheld": 14})],
    )

    said = changed(release)

    assert "with the next larger group (questions: 1)" in said["R3"]
    assert said["R11"].startswith("Profiles have the columns safety, role;")


def test_missing_profiles_are_told():
    row = Suppressed(part="pre", kind="profiles", name="profiles", rule="R11")

    assert "There is no table of profiles" in changed(replace(EXCERPT, withheld=[row]))["R11"]


def test_one_base_for_all_questions_about_usefulness_is_told():
    rows = [Suppressed(part="post", kind="base", name="use_overall", rule="R5")]

    said = changed(replace(EXCERPT, withheld=rows))["R5"]

    assert said.startswith("Results about usefulness are about those who answered all")


def test_what_is_published_of_what_was_possible_is_said_with_what_would_bring_more():
    few = make_release(make_report(before=64, after=80, pairs=61), ("pre", "post"), 10)
    row = Suppressed(part="pre", kind="breakdown", name="safe/role", rule="R3")
    release = replace(few, withheld=[*few.withheld, row])

    said = describe_yield(release, 10)

    all_of = len(release.results) + len(release.changes) + len(release.withheld)
    assert f" of {all_of} possible." in said["en"]
    assert "Up to 4 more would be, if nobody left questions out" in said["en"]
    assert "name their group (role)" in said["en"]
    assert all(len(said[language].split(". ")) == 3 for language in LANGUAGES)
