from dataclasses import replace
from itertools import pairwise

import pytest

from collector.core.disclosure.statistics import Statistic, list_statistics
from collector.core.disclosure.suppression import (
    check_same_numbers,
    check_successor,
    round_mean,
    round_share,
    suppress_statistics,
)
from collector.core.rows.columns import PublicRow
from collector.errors import PublicationError
from tests.core.filled import fill_report

ITEM = ("pre", "mot_interest")


def result(n, part="pre", name="mot_interest"):
    return Statistic(part, "result", name, n, frozenset({(part, name)}))


def change(n, part="pre_post", kind="item", name="mot_interest", wave="pre"):
    return Statistic(part, kind, name, n, frozenset({(wave, "mot_interest")}))


@pytest.mark.parametrize(("n", "suppressed"), [(9, "R2"), (10, None), (300, None)])
def test_a_figure_about_fewer_than_k_people_is_withheld(n, suppressed):
    statistic = result(n)

    rules = suppress_statistics([statistic], 10)

    assert rules.get(statistic) == suppressed


@pytest.mark.parametrize(
    ("everybody", "suppressed"),
    [(61, None), (62, "R5"), (70, "R5"), (71, None), (52, "R5"), (51, None)],
)
def test_everybody_is_withheld_when_one_to_nine_people_more_than_the_linked(everybody, suppressed):
    linked, all_of_them = change(61), result(everybody)

    rules = suppress_statistics([linked, all_of_them], 10)

    assert rules == ({all_of_them: suppressed} if suppressed else {})


@pytest.mark.parametrize(("n", "suppressed"), [(61, None), (60, "R5"), (52, "R5"), (51, None)])
def test_an_items_change_yields_to_its_scale_if_one_to_nine_left_it_out(n, suppressed):
    scale, item = change(61, kind="scale", name="motivation"), change(n)

    rules = suppress_statistics([scale, item], 10)

    assert rules == ({item: suppressed} if suppressed else {})


@pytest.mark.parametrize(
    ("counts", "suppressed"),
    [
        ({"4": 12, "5": 0}, "R4"),
        ({"4": 1, "5": 11}, "R4"),
        ({"4": 2, "5": 10}, None),
        ({"4": 0, "5": 19}, "R4"),
        ({"4": 0, "5": 20}, None),
    ],
)
def test_a_few_people_who_nearly_all_say_the_same_are_withheld(counts, suppressed):
    row = {"wave": "pre", "question": "a", "n": sum(counts.values()), "counts": counts}
    [statistic] = list_statistics(fill_report({"results": [row]}))

    rules = suppress_statistics([statistic], 10)

    assert rules.get(statistic) == suppressed


@pytest.mark.parametrize(
    ("before", "after", "suppressed"),
    [(3.0, 4.0, None), (4.5, 5.0, "R4"), (1.08, 3.0, "R4"), (1.1, 4.9, None)],
)
def test_a_change_that_tells_what_each_of_a_few_people_said_is_withheld(before, after, suppressed):
    row = {"comparison": "pre_post", "kind": "item", "name": "a", "n": 12, "low": 0.1}
    means = {"mean_before": before, "mean_after": after}
    [statistic] = list_statistics(fill_report({"changes": [row | means]}))

    rules = suppress_statistics([statistic], 10)

    assert rules.get(statistic) == suppressed


def test_bases_of_other_questions_and_waves_do_not_matter():
    statistics = [result(61), result(60, part="post"), result(59, name="role")]

    rules = suppress_statistics(statistics, 10)

    assert rules == {}


def test_a_comparison_with_the_followup_yields_to_the_first_one():
    first, later = change(61), change(55, part="pre_followup")

    rules = suppress_statistics([first, later], 10)

    assert rules == {later: "R5"}


def test_no_two_published_bases_of_a_cell_differ_by_one_to_nine_for_any_sizes():
    sizes = range(10, 120, 3)
    statistics = [result(n, name="mot_interest", part="pre") for n in sizes]

    suppressed = suppress_statistics(statistics, 10)

    kept = sorted(statistic.n for statistic in statistics if statistic not in suppressed)
    assert all(after - before >= 10 for before, after in pairwise(kept))


def test_figures_come_in_order_of_precedence_and_once_each():
    results = [
        {"wave": "followup", "question": "mot_interest", "n": 40, "counts": {}},
        {"wave": "pre", "question": "mot_interest", "n": 87, "counts": {}},
        {"wave": "pre", "question": "mot_interest", "n": 87, "counts": {}},
    ]
    counts = {"better": 30, "same": 20, "worse": 11}
    means = {"low": 0.1, "mean_before": 3.7, "mean_after": 3.9}
    changes = [
        {"comparison": "pre_post", "kind": kind, "name": name, "n": 61, **counts, **means}
        for kind, name in (("item", "mot_interest"), ("scale", "motivation"))
    ]

    questions = [
        {"wave": "pre", "name": name, "scale": scale}
        for name, scale in (("mot_interest", "motivation"), ("role", "background"))
    ]
    told = {"results": results, "changes": changes, "questions": questions}
    statistics = list_statistics(fill_report(told))

    assert [statistic.key for statistic in statistics] == [
        ("pre_post", "scale", "motivation"),
        ("pre_post", "item", "mot_interest"),
        ("pre", "result", "mot_interest"),
        ("followup", "result", "mot_interest"),
    ]
    assert statistics[0].cells == frozenset({ITEM})


@pytest.mark.parametrize("n", [71, 79, 81, 89])
def test_an_edition_close_to_an_earlier_one_is_refused(n):
    with pytest.raises(PublicationError, match="R1 difference"):
        check_successor([result(n)], [result(80), result(20)], 10)


@pytest.mark.parametrize("n", [70, 80, 90])
def test_an_edition_that_changes_nobody_or_at_least_k_people_is_allowed(n):
    check_successor([result(n)], [result(80)], 10)  # raises nothing


class CountRow(PublicRow):
    """A row of numbers, with a column that older editions lack."""

    question: str
    n: int
    count: int
    weight: float | None = None


COUNTED = CountRow(question="a", n=80, count=30)


@pytest.mark.parametrize(
    "changed",
    [{}, {"n": 70, "count": 31}, {"question": "other", "count": 31}, {"weight": 0.5}],
)
def test_rows_with_the_same_numbers_or_another_base_may_follow(changed):
    check_same_numbers([replace(COUNTED, **changed)], [COUNTED], ["question"])  # raises nothing


@pytest.mark.parametrize("before", [{"count": 31}, {"weight": 0.5}])
def test_other_numbers_about_as_many_people_are_refused(before):
    with pytest.raises(PublicationError, match="R1 other_numbers"):
        check_same_numbers([COUNTED], [replace(COUNTED, **before)], ["question"])


@pytest.mark.parametrize(
    ("value", "n", "rounded"),
    [
        (3.7112, 49, 3.7),
        (3.7112, 50, 3.71),
        (-0.04, 30, 0.0),
        (None, 30, None),
    ],
)
def test_means_have_one_decimal_below_fifty_people(value, n, rounded):
    assert str(round_mean(value, n)) == str(rounded)


@pytest.mark.parametrize(("count", "n", "share"), [(1, 3, 33), (33, 99, 33), (1, 300, 0.3)])
def test_shares_are_whole_below_a_hundred_people(count, n, share):
    assert round_share(count / n, n) == share


@pytest.mark.parametrize(
    ("moved", "suppressed"),
    [
        ({"low": None, "better": 4, "same": 4, "worse": 4}, "R4"),
        ({"low": 0.1, "better": 11, "same": 0, "worse": 1}, "R4"),
        ({"low": 0.1, "better": 10, "same": 1, "worse": 1}, None),
    ],
    ids=["one step", "all but one", "two others"],
)
def test_a_change_in_which_nearly_all_of_a_few_people_moved_alike_is_withheld(moved, suppressed):
    means = {"mean_before": 3.0, "mean_after": 4.0}
    row = {"comparison": "pre_post", "kind": "item", "name": "a", "n": 12, **means, **moved}
    [statistic] = list_statistics(fill_report({"changes": [row]}))

    assert suppress_statistics([statistic], 10).get(statistic) == suppressed


def test_a_correlation_that_is_nearly_one_is_withheld_of_a_few_people():
    row = {"wave": "post", "question": "a", "outcome": "b", "n": 12}
    statistics = list_statistics(
        fill_report({"drivers": [{**row, "rho": rho} for rho in (0.97, 0.5, None)]})
    )

    assert [statistic.alike for statistic in statistics] == [True, False]
    assert statistics[0].cells == frozenset({("post", "a"), ("post", "b")})


def test_what_was_published_before_forbids_what_is_too_near_to_it():
    new = change(55, part="pre_followup")

    assert suppress_statistics([new], 10, [change(61)]) == {new: "R5"}
