"""What the gatekeeper makes coarser, on seminars made so that a few people's answers follow."""

from dataclasses import replace

import pytest

from collector.core.analysis.comparisons import Comparison
from collector.core.disclosure.release import make_release
from collector.core.publication.gatekeeper import certify, guard_report
from collector.core.publication.joint_tables import list_joint_tables
from collector.core.publication.tables import make_tables
from collector.core.report.document import make_report
from collector.core.report.evidence import Evidence
from collector.errors import PublicationError
from tests.core.effort import effort
from tests.core.ratings import questionnaire, rating
from tests.core.report.test_arms import ALONE, SERIES, waves

SPREAD = [(point, point) for point in range(1, 6) for _ in range(5)]
NAME = "pre_post/item/a"


def report_of(pairs):
    """Return the report of people who gave these answers before and after."""
    asked = questionnaire(rating("a"), rating("b"))
    people = [
        replace(
            wave,
            questionnaire=asked,
            responses={
                at: {"a": str(pair[when]), "b": "45"[at % 2]} for at, pair in enumerate(pairs)
            },
        )
        for when, wave in enumerate(waves(0))
    ]
    linked = [(at, at) for at in range(len(pairs))]
    return make_report(SERIES, ALONE, Evidence(people, {Comparison.PRE_POST: linked}, 0))


def lay_out(report):
    release = make_release(report, ("pre", "post"), 10)
    return make_tables(SERIES, [ALONE], release, ())


def find_row(tables):
    return next(row for row in tables.changes if row.name == "a" and row.kind == "item")


# Three who said 3 all said 4; nobody else moved, so the numbers leave no other way.
FEW_MOVE = [*SPREAD[:10], *[(3, 4)] * 3, *SPREAD[15:], *SPREAD[15:]]
"""Of 33 people."""


def test_movers_are_left_out_of_all_changes_where_they_tell_of_a_few():
    report = report_of(FEW_MOVE)

    before, after = lay_out(report), lay_out(guard_report(report, lay_out, effort()))

    assert find_row(before).better == 3
    assert {row.better for row in after.changes if row.kind == "item"} == {None}
    with pytest.raises(PublicationError, match="R12 determined"):
        certify(before, (), {}, effort())
    certify(after, (), {}, effort())


def test_what_tells_nothing_of_a_few_stays_as_it_is():
    pairs = [(1 + at % 5, 1 + (at // 5) % 5) for at in range(100)]
    report = report_of(pairs)

    assert guard_report(report, lay_out, effort()).coarsened == {}
    assert lay_out(guard_report(report, lay_out, effort())) == lay_out(report)


def test_rows_of_earlier_editions_are_not_checked_again():
    tables = lay_out(report_of(FEW_MOVE))

    certify(tables, [tables], {}, effort())


def test_true_answers_fit_whatever_is_published_of_them():
    """A bound cut at the end of the scale, or a rounded number, excludes no true answer."""
    for pairs in (FEW_MOVE, [(4, 5)] * 30 + [(5, 5)] * 25, [(5, 4)] * 12 + [(5, 5)] * 12):
        for table in list_joint_tables(lay_out(report_of(pairs))):
            table.is_telling(effort())


def test_numbers_that_contradict_each_other_are_refused_by_name():
    tables = lay_out(report_of([*SPREAD, *SPREAD]))
    wrong = [replace(row, change=row.change + 3) for row in tables.changes]

    with pytest.raises(PublicationError, match="R12 contradicts"):
        certify(replace(tables, changes=wrong), (), {}, effort())


def test_certificate_says_what_was_asked_and_what_is_coarser():
    guarded = guard_report(report_of(FEW_MOVE), lay_out, effort())

    found = certify(lay_out(guarded), (), guarded.coarsened, effort())

    changes = next(row for row in found if row.kind == "change")
    assert changes.tables > 0
    assert changes.asked > changes.programmes > 0
    assert (changes.moves > 0, changes.unfinished) == (True, 0)
    assert {row.narrowest for row in found if not row.asked} == {None}


def test_what_cannot_be_looked_at_in_time_is_left_out():
    late = guard_report(report_of([*SPREAD, *SPREAD[::-1]]), lay_out, effort(0))

    assert [row for row in lay_out(late).changes if row.kind == "item"] == []
    with pytest.raises(PublicationError, match="R12 determined"):
        certify(lay_out(report_of([*SPREAD, *SPREAD[::-1]])), (), {}, effort(0))
