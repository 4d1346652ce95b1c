import pytest

from collector.formats.charts.shapes import Line
from collector.formats.plots.report_charts import list_drawings
from tests.formats.plots.documents import point, report, texts, trend
from tests.formats.plots.pictures import written

FIRST, LATER, LAST = "2016-05", "2017-05", "2018-11"


def drawn(*lines, **others):
    document = report(questions=[], results=[], changes=[], trends=lines, **others)
    return [drawing.draw("en") for drawing in list_drawings(document)]


def joined(chart):
    """Return how many lines of the drawing join two events."""
    lines = ((*each.start, *each.end) for each in chart.figure.shapes if isinstance(each, Line))
    return sum(left != right and top != bottom for left, top, right, bottom in lines)


def step(verdict):
    return {"change": 0.5, "low": 0.1, "high": 0.9, "p": 0.01, "verdict": verdict}


@pytest.mark.parametrize(
    ("verdict", "found"),
    [
        ("rose", "higher: motivation"),
        ("fell_enough", "lower: motivation"),
        ("no_change", "no difference that matters: motivation"),
        ("cannot_tell", "cannot tell: motivation"),
        ("too_few", "cannot tell: motivation"),
        (None, "nothing to compare the primary scales with"),
    ],
)
def test_trends_are_titled_by_this_event_against_the_one_before(verdict, found):
    points = [
        point(FIRST, 3.0),
        point(LATER, 3.5, events=["spring"], step=step(verdict)),
        point(LAST, 2.0, step=step("fell")),
    ]

    [chart] = drawn(trend("motivation", points))

    assert chart.title == f"This event against the one before it in the same words – {found}"


def test_trends_that_this_event_is_not_in_are_compared_with_nothing():
    [chart] = drawn(trend("motivation", [point(FIRST, 3.0), point(LAST, 4.0, step=step("rose"))]))

    assert chart.title.endswith("nothing to compare the primary scales with")


def test_trends_join_points_of_one_wording_alone():
    one = [point(FIRST, 3.0), point(LATER, 3.4), point(LAST, 3.9)]
    lines = [trend("motivation", one[:2], "v1"), trend("motivation", one[2:], "v2")]

    [whole], [broken] = drawn(trend("motivation", one)), drawn(*lines)

    assert (joined(whole), joined(broken)) == (2, 1)


def test_trends_tell_each_event_by_its_month_and_mean():
    points = [point(LAST, 3.91), point(FIRST, 3.0, 17)]

    [chart] = drawn(trend("motivation", points))

    assert chart.description == "Motivation: 05.2016 – 3.0; 11.2018 – 3.91."


def test_trends_name_events_mark_pooled_ones_and_say_what_marks_mean():
    points = [point(FIRST, 3.0), point(LAST, 3.4, 12, ["a", "b"])]
    titles = {"a": texts("Autumn"), "b": texts("Winter"), f"event-{FIRST}": texts("Spring")}

    [chart] = drawn(trend("motivation", points), event_titles=titles)

    lines = written(chart.figure)
    assert [each for each in lines if "n = " in each] == [
        "Spring, n = 61",
        "Autumn, Winter (several together), n = 12",
    ]
    assert lines[-1] == "A square: several small events together."


def test_trends_of_each_wave_are_a_chart():
    points = [point(FIRST, 3.0), point(LAST, 3.4)]

    before, after = drawn(
        trend("motivation", points, wave="pre"), trend("usefulness", points, wave="post")
    )

    assert before.description.startswith("Motivation: ")
    assert after.description.startswith("Usefulness of the seminar: ")


def test_trends_number_events_of_one_month():
    points = [point(FIRST, 3.0, events=["a"]), point(FIRST, 3.4, events=["b"])]

    [chart] = drawn(trend("motivation", points))

    lines = written(chart.figure)
    assert "05.2016, a, n = 61" in lines
    assert "2" in lines


@pytest.mark.parametrize(
    "points",
    [
        [],
        [point(FIRST, 3.0)],
        [point(FIRST, 3.0), point(LAST, 3.4, 9)],
    ],
    ids=["none", "one", "fewer than ten"],
)
def test_trends_of_less_than_two_events_are_no_chart(points):
    assert drawn(trend("motivation", points)) == []
