from dataclasses import replace

from collector.core.publication.editions import join_editions
from collector.core.publication.tables import trend_rows
from tests.data.published import lay_out, make_report


def two_events():
    first, second = (lay_out(make_report(slug)) for slug in ("one-2017", "two-2018"))
    return first, replace(second, events=[replace(row, month="2018-06") for row in second.events])


def test_events_of_one_wording_are_one_line_in_the_order_of_time():
    rows = list(trend_rows(join_editions(two_events()[::-1])))

    found = [(row.scale, row.event, row.wording) for row in rows]
    assert sorted(found, key=lambda each: each[0]) == [
        ("motivation", "one-2017", 1),
        ("motivation", "two-2018", 1),
        ("safety", "one-2017", 1),
        ("safety", "two-2018", 1),
    ]


def test_another_wording_starts_another_line():
    first, second = two_events()
    questions = [replace(row, version="another") for row in second.questions]

    rows = list(trend_rows(join_editions([first, replace(second, questions=questions)])))

    assert {(row.event, row.wording) for row in rows} == {("one-2017", 1), ("two-2018", 2)}


def test_simulated_events_are_not_in_one_line_with_real_ones():
    first, second = two_events()
    events = [replace(row, simulated=0) for row in second.events]

    rows = list(trend_rows(join_editions([first, replace(second, events=events)])))

    assert {(row.event, row.wording) for row in rows} == {("one-2017", 1), ("two-2018", 2)}
