from dataclasses import replace
from datetime import date

import pytest
from scipy import stats

from collector.core.analysis.change import Measure
from collector.core.analysis.series import Measurement, draw_trend, measure_event
from collector.core.questionnaire.model import scale_wording
from collector.core.questionnaire.scale import Scale
from collector.core.statistics.claims import Verdict
from tests.core.asked import asked
from tests.core.ratings import rating


def measured(event, year, n, wording="w", score=3.0):
    scores = [score - 0.5, score + 0.5] * (n // 2) + [score] * (n % 2)
    return Measurement(event, date(year, 5, 1), wording, scores)


def drawn(*measurements, k=10):
    return [
        (line.wording, [(point.events, point.n) for point in line.points], line.waiting)
        for line in draw_trend("motivation", measurements, k)
    ]


def test_draw_trend_has_a_point_with_interval_for_each_event_in_time():
    [line] = draw_trend(
        "motivation", [measured("b", 2017, 20, score=4.0), measured("a", 2016, 12)], 10
    )

    assert [(point.events, point.n, point.mean) for point in line.points] == [
        (["a"], 12, 3.0),
        (["b"], 20, 4.0),
    ]
    assert (line.points[0].low, line.points[0].high) == pytest.approx(
        (2.6681890, 3.3318110), rel=1e-6
    )


def test_draw_trend_compares_each_point_with_the_one_before_by_welchs_test():
    events = [measured("a", 2016, 12), measured("b", 2017, 20, score=4.0)]
    welch = stats.ttest_ind(events[1].scores, events[0].scores, equal_var=False)

    [line] = draw_trend("motivation", events, 10)

    assert line.points[0].step is None
    assert line.points[1].step.change == 1.0
    assert line.points[1].step.p == pytest.approx(welch.pvalue)


def test_draw_trend_judges_a_step_by_the_interval_of_its_level():
    events = [measured("a", 2016, 12), measured("b", 2017, 20, score=3.4)]
    welch = stats.ttest_ind(events[1].scores, events[0].scores, equal_var=False)
    how = Measure(scale=Scale(), benchmark=0.3, level=0.05 / 3)

    [line] = draw_trend("motivation", events, 10, how)

    step = line.points[1].step
    assert step.simultaneous == pytest.approx(tuple(welch.confidence_interval(1 - 0.05 / 3)))
    assert step.verdict is Verdict.CANNOT_TELL
    alone = replace(how, level=0.05)
    assert draw_trend("motivation", events, 10, alone)[0].points[1].step.verdict is Verdict.ROSE


def test_draw_trend_judges_no_step_of_a_scale_that_is_not_primary():
    [line] = draw_trend("motivation", [measured("a", 2016, 12), measured("b", 2017, 20)], 10)

    assert line.points[1].step.verdict is None


def test_draw_trend_keeps_the_interval_of_a_step_on_the_scale():
    events = [measured("a", 2016, 12, score=1.5), measured("b", 2017, 12, score=4.5)]

    [line] = draw_trend("s", events, 10, Measure(scale=Scale(), benchmark=0.3, level=1e-9))

    assert line.points[1].step.simultaneous[1] == 3.5


def test_draw_trend_never_joins_two_wordings():
    assert drawn(
        measured("a", 2016, 12), measured("b", 2017, 12, "x"), measured("c", 2018, 12)
    ) == [
        ("w", [(["a"], 12), (["c"], 12)], []),
        ("x", [(["b"], 12)], []),
    ]


@pytest.mark.parametrize(
    ("sizes", "points", "waiting"),
    [
        ((9, 10), [(["e0", "e1"], 19)], []),
        ((10, 9), [(["e0"], 10)], ["e1"]),
        ((4, 4, 4, 12), [(["e0", "e1", "e2"], 12), (["e3"], 12)], []),
        ((0, 12), [(["e1"], 12)], []),
        ((4,), [], ["e0"]),
        ((0,), [], []),
    ],
)
def test_draw_trend_pools_small_events_with_the_next(sizes, points, waiting):
    events = [measured(f"e{place}", 2016 + place, n) for place, n in enumerate(sizes)]

    assert drawn(*events) == [("w", points, waiting)]


def test_draw_trend_marks_what_is_pooled():
    [line] = draw_trend(
        "s", [measured("a", 2016, 6), measured("b", 2017, 6), measured("c", 2018, 10)], 10
    )

    assert [point.pooled for point in line.points] == [True, False]


def test_draw_trend_of_people_who_all_say_the_same_has_no_interval():
    [line] = draw_trend("s", [Measurement("a", date(2016, 5, 1), "w", [4.0] * 12)], 10)

    assert (line.points[0].mean, line.points[0].low) == (4.0, None)


def test_draw_trend_of_nothing_is_nothing():
    assert draw_trend("motivation", [], 10) == []


def test_measure_event_scores_everybody_who_answered():
    wave = asked("pre", [{"a": "4", "b": "2"}, {"a": "dk"}, {"a": "3"}], rating("a"), rating("b"))

    measurement = measure_event("spring", date(2016, 5, 1), wave, "motivation")

    assert (list(measurement.scores), measurement.event) == ([3.0, 3.0], "spring")
    assert measure_event("spring", date(2016, 5, 1), wave, "safety") is None


def test_scale_wording_changes_with_words_and_direction_but_not_with_order():
    a, b = rating("a"), rating("b")
    wordings = [scale_wording(items) for items in ([a, b], [b, a])]
    others = [
        scale_wording([a, other]) for other in (rating("b", label="!"), rating("b", reverse=True))
    ]

    assert len({*wordings, *others}) == 3
    assert wordings[0] == wordings[1]
