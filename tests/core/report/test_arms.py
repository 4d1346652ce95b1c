"""What a report says where the change of an event is compared with another change."""

from dataclasses import replace
from datetime import date

import pytest

from collector.core.analysis.comparisons import AskedWave, Comparison
from collector.core.analysis.families import Family
from collector.core.disclosure.release import make_release
from collector.core.events.events import Event, Series
from collector.core.publication.tables import make_tables
from collector.core.report.document import make_report
from collector.core.report.evidence import Evidence, OtherEvent
from collector.core.rows.changes import MissingPeople
from collector.core.rows.readings import Role
from collector.core.waves import WaveName
from collector.core.wording.arms import describe_missing, title_missing
from collector.texts.subjects import scale_subject
from tests.core.ratings import questionnaire, rating, text
from tests.core.report.said import list_said

SERIES = Series(1, "seminars", text("Seminars"), text("The council"), "council@example.ee")
DAY = date(2026, 5, 12)
WAITING = Event(2, 1, "waiting", text("Waiting"), text("Jõhvi"), DAY, DAY, 40, date(2026, 11, 8))
SPRING = replace(WAITING, id=1, slug="spring", title=text("Spring"), comparison_event="waiting")
ALONE = replace(SPRING, comparison_event="")
UNTOUCHED = replace(ALONE, control_scale="weather")

ASKED = questionnaire(rating("a"), rating("w", "weather"))
NO_GROUP = "There was no comparison group"


def waves(*moves):
    """Return both waves of people who each move from 2, or 3, by so many points.

    In the other question every second one moves up and every second one down.
    """
    people = [(2 + at % 2, 2 + at % 2 + move) for at, move in enumerate(moves)]
    return [
        AskedWave(
            name,
            ASKED,
            {
                at: {"a": str(each[when]), "w": "34"[(at + when) % 2]}
                for at, each in enumerate(people)
            },
        )
        for when, name in enumerate((WaveName.PRE, WaveName.POST))
    ]


def evidence(own, other=()):
    linked = {Comparison.PRE_POST: [(at, at) for at in range(max(len(own), len(other)))]}
    others = [OtherEvent(WAITING, waves(*other), linked)] if other else []
    return Evidence(waves(*own), linked, 0, others)


RISE, STAY = (1, 1, 1, 1, 2) * 8, (0, 0, 1, -1) * 10


def test_difference_of_changes_is_the_answer_and_no_group_is_missed():
    report = make_report(SERIES, SPRING, evidence(RISE, STAY))

    [lead] = [each for each in report.statements if each.role is Role.LEAD]
    assert lead.words.en == (
        "Motivation – the change was at least 0.3 points better than that in the comparison event"
        " “Waiting”: +1.2 here, 0.0 there (people who answered both times: 40 here, 40 there;"
        " the true difference may be anywhere from +0.9 to +1.5 points)."
    )
    [row] = report.arms
    assert (row.against, row.verdict, row.difference) == ("waiting", "rose_enough", 1.2)
    assert not any(NO_GROUP in each for each in list_said(report))
    assert "was not drawn by lot" in list_said(report, section="sensitivity")[0]


def test_change_alone_has_no_more_of_the_level_once_the_difference_is_the_finding():
    alone, compared = (
        make_report(SERIES, event, evidence(RISE, STAY)) for event in (ALONE, SPRING)
    )

    levels = [
        next(row.level for row in each.changes if row.name == "motivation")
        for each in (alone, compared)
    ]
    assert levels == pytest.approx([Family.PRIMARY.level, Family.SCALES.level / 2])


def test_same_rise_in_both_groups_leads_with_no_difference():
    report = make_report(SERIES, SPRING, evidence(RISE, RISE))

    assert report.arms[0].direction == "unclear"
    assert not any(" rose" in each for each in list_said(report, Role.LEAD))


def test_without_a_comparison_its_absence_is_said():
    report = make_report(SERIES, ALONE, evidence(RISE, STAY))

    assert (report.arms, NO_GROUP in list_said(report, section="sensitivity")[0]) == ([], True)


@pytest.mark.parametrize("other", [(), STAY[:9]])
def test_comparison_of_too_few_people_is_none_and_the_change_leads(other):
    report = make_report(SERIES, SPRING, evidence(RISE, other))

    assert list_said(report, Role.LEAD)[0].startswith("Motivation rose by at least 0.3 points")
    said = list_said(report, section="sensitivity")[0]
    assert said.startswith("A comparison is planned, but the change could not be compared")


def test_questions_that_the_seminar_does_not_touch_are_a_comparison_too():
    report = make_report(SERIES, UNTOUCHED, evidence(RISE))

    assert list_said(report, Role.LEAD)[0].startswith(
        "Motivation – the change was at least 0.3 points better than that in a scale that"
    )


def test_caution_about_the_change_is_kept_by_the_difference():
    event = replace(SPRING, chosen_low=True)

    report = make_report(SERIES, event, evidence(RISE, STAY))

    assert [each.kind for each in report.arms[0].cautions] == ["chosen_low"]
    assert "With care: people were chosen for low ratings" in list_said(report, Role.LEAD)[0]


@pytest.mark.parametrize("language", ["et", "ru"])
@pytest.mark.parametrize(
    ("own", "other"), [(RISE, STAY), (STAY, RISE), (RISE[:12], STAY), (RISE, RISE)]
)
def test_difference_is_said_in_every_language(language, own, other):
    said = list_said(make_report(SERIES, SPRING, evidence(own, other)), Role.LEAD, None, language)

    assert said
    assert not any("{" in each for each in said)


def test_those_who_did_not_come_back_are_told_with_numbers_and_published_without():
    report = make_report(SERIES, ALONE, missing(evidence(RISE), 30))

    [row], said = report.missing, list_said(report, section="sensitivity")
    released = make_release(report, ("pre", "post"), 10).statements
    assert (row.linked, row.missing, row.stands) == (40, 30, True)
    assert said[1] == (
        "Motivation: those who did not come back or could not be linked (30) would have to differ"
        " from the others by"
        f" {-row.differ:.1f} points for the worse to overturn this"
        f" (a change of \u2212{-row.change:.1f} points)."
    )
    told = next(each.words.en for each in released if each.public_kind == "caution" and each.kind)
    assert released[0].words.en.startswith(NO_GROUP)
    assert told == (
        "Motivation: even if those who did not come back or could not be linked had not changed at"
        " all, what was found of the others would stand (40\u00a0people)."
    )


def missing(held, more):
    """Return the evidence with so many people who answered before alone."""
    before, after = held.waves
    alone = {1000 + at: {"a": "3", "w": "3"} for at in range(more)}
    return replace(held, waves=[replace(before, responses={**before.responses, **alone}), after])


def published(report):
    return make_tables(SERIES, [SPRING], make_release(report, ("pre", "post"), 10), []).changes


@pytest.mark.parametrize("is_published", [True, False])
def test_difference_is_published_only_where_both_changes_are(is_published):
    report = make_report(SERIES, SPRING, evidence(RISE, STAY))
    other = make_report(SERIES, replace(WAITING), evidence(STAY))
    others = published(other) if is_published else []

    said = make_release(report, ("pre", "post"), 10, others=others).statements

    assert [each.words.en for each in said if each.against] == (
        list_said(report, Role.LEAD) if is_published else []
    )


def test_difference_is_not_published_beside_a_change_of_other_people():
    report = make_report(SERIES, SPRING, evidence(RISE, STAY))
    other = make_report(SERIES, replace(WAITING), evidence(STAY[:39]))

    said = make_release(report, ("pre", "post"), 10, others=published(other)).statements

    assert [each for each in said if each.against] == []


def test_difference_from_untouched_questions_is_published_without_its_interval():
    report = make_report(SERIES, UNTOUCHED, evidence(RISE))

    said = make_release(report, ("pre", "post"), 10).statements

    [told] = [each.words.en for each in said if each.against]
    assert (told.endswith("here, 0.0 there (40\u00a0people)."), "anywhere" in told) == (True, False)


def test_what_so_many_people_show_is_said_to_organisers_and_not_published():
    report = make_report(SERIES, SPRING, evidence(RISE, (0, 1, 2, 1) * 10))
    other = make_report(SERIES, WAITING, evidence((0, 1, 2, 1) * 10))

    said = make_release(report, ("pre", "post"), 10, others=published(other)).statements

    shown = "A difference of 0.4 points or more is seen four times out of five."
    assert [shown in each for each in list_said(report, Role.LEAD)] == [True]
    assert ["anywhere" in each.words.en for each in said if each.against] == [True]
    assert [each for each in said if "four times out of five" in each.words.en] == []


@pytest.mark.parametrize("event", [SPRING, ALONE])
def test_advice_says_how_many_people_a_surer_answer_takes(event):
    report = make_report(SERIES, event, evidence(RISE, (0, 1, 2, 1) * 10))

    told = [each for each in list_said(report, Role.ADVICE) if "linked people are needed" in each]
    needed = [f"{each.needed} linked people" for each in report.arms]
    assert [each in words for each, words in zip(needed, told, strict=True)] == [True] * len(needed)


@pytest.mark.parametrize("is_published", [True, False])
def test_missing_people_are_told_in_public_only_of_a_difference_that_is(is_published):
    report = make_report(SERIES, SPRING, missing(evidence(RISE, STAY), 30))
    others = published(make_report(SERIES, WAITING, evidence(STAY))) if is_published else []

    said = make_release(report, ("pre", "post"), 10, others=others).statements

    told = [each.words.en for each in said if "did not come back" in each.words.en]
    stands = (
        "Motivation: even if those who did not come back or could not be linked had not changed"
        " at all, what was found of the others would stand"
    )
    assert told == ([f"{stands} (40\u00a0people)."] if is_published else [])


@pytest.mark.parametrize(
    ("comparison", "said"),
    [
        ("pre_post", "Sense of safety: "),
        ("pre_followup", "Sense of safety (before and three months later): "),
        ("post_followup", "Sense of safety (right after and three months later): "),
    ],
)
def test_missing_people_are_told_of_with_the_comparison_that_they_are_missing_in(comparison, said):
    subject = scale_subject("safety")
    row = MissingPeople(
        comparison=comparison,
        name="safety",
        linked=40,
        missing=30,
        differ=-0.5,
        change=0.1,
        possible=True,
        stands=True,
    )

    assert describe_missing(row, subject).en.startswith(said)
    assert title_missing(row, subject).en.startswith(said)
