import pytest

from collector.core.analysis.multiple_response import compare_lists, count_stages, rank_counts
from collector.core.rows.seminar import CodedRisk
from tests.core.asked import alike, asked, choose
from tests.core.ratings import rating

TOP = choose("top_risks", "fires", "drugs", "traffic", "crime", scale="risks")


def priorities_of(before, after, *questions):
    waves = [asked(*wave, *(questions or (TOP,))) for wave in (("pre", before), ("post", after))]
    return next(compare_lists(*waves, alike(len(before))), None)


def picked(*risks):
    return {"top_risks": list(risks)}


BEFORE = [picked("fires")] * 6 + [picked("drugs", "fires")] * 2 + [picked("traffic")] * 2
AFTER = [picked("drugs")] * 6 + [picked("traffic", "fires")] * 3 + [{}]


@pytest.mark.parametrize(
    ("counts", "ranks"),
    [
        ({}, {}),
        ({"a": 3, "b": 9, "c": 3, "d": 1}, {"a": 2, "b": 1, "c": 2, "d": 4}),
        ({"a": 0, "b": 0}, {"a": 1, "b": 1}),
    ],
    ids=["nothing", "tied", "all tied"],
)
def test_rank_counts_gives_ties_the_better_rank(counts, ranks):
    assert rank_counts(counts) == ranks


def test_compare_priorities_ranks_the_same_people_at_both_times():
    priorities = priorities_of(BEFORE, AFTER)

    assert (priorities.n, priorities.left_out) == (9, 1)
    assert [
        (each.name, each.before, each.rank_before, each.after, each.rank_after)
        for each in priorities.risks
    ] == [
        ("drugs", 2, 2, 6, 1),
        ("fires", 8, 1, 3, 2),
        ("traffic", 1, 3, 3, 2),
        ("crime", 0, 4, 0, 4),
    ]


@pytest.mark.parametrize(
    ("before", "after", "questions"),
    [([], [], ()), ([{}] * 9, [{}] * 9, ()), (BEFORE, AFTER, (rating("a"),))],
    ids=["nobody", "left out", "not asked"],
)
def test_compare_priorities_of_nothing_is_nothing(before, after, questions):
    assert priorities_of(before, after, *questions) is None


def coded_risk(name, n=0, prevention=0, response=0):
    stages = {"prevention": prevention, "response": response, "elimination": 0}
    return CodedRisk(name=name, n=n, leads=False, **stages)


def test_count_stages_by_risk_and_stage():
    coded = [("fires", "prevention")] * 3 + [("drugs", "response"), ("drugs", "dk"), ("x", "dk")]

    rows = count_stages(coded, ["drugs", "fires", "crime"])

    assert rows == [coded_risk("fires", 3, 3, 0), coded_risk("drugs", 2, 0, 1), coded_risk("crime")]
