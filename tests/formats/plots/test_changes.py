import pytest

from collector.formats.charts.palette import AFTER, BEFORE
from collector.formats.charts.shapes import Dot, Rectangle, Words
from collector.formats.plots.report_charts import list_drawings
from tests.formats.plots.documents import change, report


def drawn(name, *changes, language="en"):
    document = report(questions=[], results=[], changes=list(changes))
    return next(each.draw(language) for each in list_drawings(document) if each.name == name)


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        (
            [change(mean_after=4.0), change("safety", mean_after=3.5)],
            "Before and after – motivation 3.71 → 4.00, sense of safety 3.71 → 3.50",
        ),
        ([change()], "Before and after – motivation 3.71 → 3.94"),
        (
            [change(), change("safety", mean_before=3.0)],
            "Before and after – motivation 3.71 → 3.94, sense of safety 3.00 → 3.94",
        ),
        (
            [change(mean_after=4.0), change("safety", mean_before=5.6, mean_after=5.8)],
            "Before and after – motivation 3.71 → 4.00, sense of safety 5.60 → 5.80",
        ),
    ],
    ids=["two", "one", "equal", "unlike"],
)
def test_slopes_are_titled_by_the_highest_and_lowest_mean(changes, title):
    assert drawn("slope_overview", *changes).title == title


def test_slopes_tell_means_change_interval_and_n():
    chart = drawn("slope_overview", change(), change("safety", low=None, high=None, n=12))

    assert chart.description.replace("\u00a0", " ") == (
        "Motivation: 3.71 → 3.94, +0.23 (+0.10 … +0.36), n = 61. "
        "Sense of safety: 3.7 → 3.9, +0.2, n = 12."
    )


def test_slopes_end_in_a_ring_where_nothing_is_clear():
    chart = drawn("slope_overview", change(low=-0.1), change("safety"))

    filled = [each.filled for each in chart.figure.shapes if isinstance(each, Dot)]
    assert filled == [True, False, True, True]


def test_slopes_are_titled_by_the_means_of_each_scale():
    chart = drawn("slope_overview", change())

    assert chart.title == "Before and after – motivation 3.71 → 3.94"


def test_balance_tells_how_many_changed():
    chart = drawn("balance_overview", change(), change("safety", low=-0.1))

    assert chart.title == "How many changed – rose: motivation; cannot tell: sense of safety"
    assert chart.description.replace("\u00a0", " ").startswith(
        "Motivation: higher after 30, the same 20, lower after 11, n = 61. "
    )


def test_titles_name_three_scales_and_how_many_more():
    names = ("motivation", "safety", "efficacy", "competence", "transfer")

    chart = drawn("change_overview", *(change(name) for name in names))

    assert chart.title == (
        "Before and after – rose: motivation, sense of safety, trust in working together and 2 more"
    )


@pytest.mark.parametrize(
    ("bounds", "n", "found"),
    [
        ((0.31, 0.5), 61, "rose enough to matter"),
        ((0.1, 0.5), 61, "rose"),
        ((0.1, 0.5), 29, "seems to have risen"),
        ((-0.5, -0.1), 61, "fell"),
        ((-0.5, -0.31), 61, "fell enough to matter"),
        ((-0.2, 0.2), 61, "no change that matters"),
        ((-0.2, 0.5), 61, "cannot tell"),
        ((0.1, 0.5), 9, "too few answers"),
    ],
)
def test_titles_say_what_the_verdict_says_and_no_more(bounds, n, found):
    low, high = bounds
    rows = [change(low=low, high=high, n=n), change("safety", low=-0.25, high=0.25, n=300)]

    title = drawn("change_overview", *rows).title

    assert f"{found}: motivation" in title or f"{found}: motivation, sense of safety" in title


def test_whiskers_show_the_interval_from_which_the_verdict_is_read():
    row = change() | {"low": 0.2, "high": 0.27}

    assert "+0.23 (+0.10 … +0.36), n = 61" in " ".join(
        each.text for each in drawn("change_overview", row).figure.shapes if isinstance(each, Words)
    ).replace("\u00a0", " ")


def test_what_so_many_people_show_is_drawn_for_organisers_where_nothing_can_be_told():
    reach = {"spread": 0.8, "benchmark": 0.3, "level": 0.05, "needed": 58}
    unclear = change(low=-0.1, verdict="cannot_tell", **reach)
    document = report(questions=[], results=[], changes=[unclear], primary_scales=["motivation"])

    [reach] = [each for each in list_drawings(document) if each.name == "reach"]
    chart = reach.draw("en")

    assert reach.draw("ru").title.startswith("Мотивация — какое изменение")
    assert chart.title == "Motivation – how small a change is seen, by the number of linked people"
    assert "30 – 0.42; 50 – 0.32; 61 – 0.29; 100 – 0.23" in chart.description
    bars = [each.colour for each in chart.figure.shapes if isinstance(each, Rectangle)]
    assert bars == [*[BEFORE] * 4, *[AFTER] * 3]


@pytest.mark.parametrize("changes", [{}, {"low": -0.1, "name": "other", "needed": 58}])
def test_what_so_many_people_show_is_not_drawn_of_what_is_told_or_no_main_scale(changes):
    document = report(changes=[change(**changes)], primary_scales=["motivation"])

    assert "reach" not in [each.name for each in list_drawings(document)]
