import pytest

from collector.core.disclosure.release import leave_drawable, make_release
from collector.core.rows.answers import ResultCounts
from collector.core.rows.seminar import ListChange
from collector.errors import PublicationError
from tests.core.filled import fill
from tests.data.published import make_report

BOTH = ("pre", "post")


def suppressed(release):
    return {(row.part, row.kind, row.name): row.rule for row in release.withheld}


def asked(rows, name):
    return {row.wave for row in rows if row.name == name}


def test_nothing_is_withheld_of_an_ordinary_event():
    report = make_report()

    release = make_release(report, BOTH, 10)

    assert release.withheld == []
    assert release.results == report.results
    assert release.changes == report.changes


def test_a_question_that_is_never_public_leaves_no_trace():
    report = make_report()
    row = {"wave": "post", "question": "risk_text", "n": 50, "counts": {}}
    report.results.append(fill(ResultCounts, row))

    release = make_release(report, BOTH, 10)

    assert "risk_text" in {row.name for row in report.questions}
    assert "risk_text" not in repr(release)


def test_a_wave_that_is_not_asked_for_is_left_out_everywhere():
    report = make_report(followup=40)

    release = make_release(report, BOTH, 10)

    assert "followup" in repr(report)
    assert "followup" not in repr(release)


def test_too_few_pairs_leave_no_change_and_say_so():
    release = make_release(make_report(pairs=9), BOTH, 10)

    assert release.changes == []
    assert suppressed(release)["pre_post", "scale", "motivation"] == "R2"


def test_a_wave_below_the_threshold_is_withheld_with_its_size():
    release = make_release(make_report(after=9, pairs=9), BOTH, 10)

    assert suppressed(release)["post", "wave", "post"] == "R2"
    assert {row.wave for row in release.results} == {"pre"}


def test_nearly_everybody_linked_leaves_the_change_and_not_the_table():
    release = make_release(make_report(before=64, after=80, pairs=61), BOTH, 10)

    assert suppressed(release)["pre", "result", "mot_interest"] == "R5"
    told = {row.wave for row in release.results if row.question == "mot_interest"}
    assert told == {"post"}
    assert len(release.changes) == 6


def test_charts_may_draw_only_questions_whose_results_are_left():
    release = make_release(make_report(before=64, after=80, pairs=61), BOTH, 10)

    drawable = leave_drawable(release)

    assert asked(release.questions, "mot_interest") == {"pre", "post"}
    assert asked(drawable.questions, "mot_interest") == {"post"}


def test_an_event_below_the_threshold_is_refused():
    with pytest.raises(PublicationError, match="R2 nothing_left"):
        make_release(make_report(before=9, after=9, pairs=9), BOTH, 10)


@pytest.mark.parametrize(
    ("question", "is_told"), [("mot_interest", True), ("role", False), ("risk_text", False)]
)
def test_a_list_is_published_if_it_is_neither_never_public_nor_a_breakdown(question, is_told):
    report = make_report()
    n = report.linking.pairs
    row = {"comparison": "pre_post", "question": question, "n": n, "choices": []}
    report.lists.append(fill(ListChange, row))

    release = make_release(report, BOTH, 10)

    assert [each.question for each in release.lists] == [question] * is_told
