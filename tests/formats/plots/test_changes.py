import pytest

from collector.formats.charts.shapes import Dot
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
            "Highest afterwards: motivation (4.00); lowest: sense of safety (3.50)",
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
    chart = drawn("slope_overview", change(direction="unclear", low=-0.1), change("safety"))

    filled = [each.filled for each in chart.figure.shapes if isinstance(each, Dot)]
    assert filled == [True, False, True, True]


def test_slopes_leave_out_a_scale_without_means():
    chart = drawn("slope_overview", change(), change("safety", mean_before=float("nan")))

    assert chart.title == "Before and after – motivation 3.71 → 3.94"


def test_balance_tells_how_many_changed():
    chart = drawn("balance_overview", change(), change("safety", direction="unclear"))

    assert chart.title == (
        "How many changed – more rose: motivation; no clear change: sense of safety"
    )
    assert chart.description.replace("\u00a0", " ").startswith(
        "Motivation: higher after 30, the same 20, lower after 11, n = 61. "
    )


def test_titles_name_three_scales_and_how_many_more():
    names = ("motivation", "safety", "efficacy", "competence", "transfer")

    chart = drawn("change_overview", *(change(name) for name in names))

    assert chart.title == (
        "Before and after – rose: motivation, sense of safety, trust in working together and 2 more"
    )
