import re
from dataclasses import astuple, replace
from xml.etree import ElementTree as ET

import pytest

from collector.core.publication.editions import join_editions
from collector.core.publication.series import tell_series
from collector.core.wording.change import CAUTIONS
from collector.formats.plots.series import MOST_SHOWN, draw_trend_charts
from tests.attacks.numbers.test_a15_numbers import numbers_in
from tests.data.published import lay_out, make_report

SVG = "{http://www.w3.org/2000/svg}"


def published(number, **changed):
    """Return the tables of so many events, a month apart; `changed` replaces the last one's."""
    editions = [lay_out(make_report(f"event-{at:02d}")) for at in range(number)]
    for at, tables in enumerate(editions):
        month = f"{2017 + at // 12}-{1 + at % 12:02d}"
        editions[at] = replace(tables, events=[replace(row, month=month) for row in tables.events])
    last = editions[-1]
    editions[-1] = replace(last, events=[replace(row, **changed) for row in last.events])
    joined = join_editions(editions)
    return tell_series(joined)


def texts_of(row):
    root = ET.fromstring(row.svg)
    return [each.text.replace("\u00a0", " ") for each in root.iter(f"{SVG}text")]


def test_each_scale_of_two_events_has_a_chart_in_each_language():
    rows = draw_trend_charts(published(2))

    found = [(row.series, row.scale, row.wording, row.language) for row in rows]
    assert found == [
        ("turvalisus", scale, 1, language)
        for scale in ("motivation", "safety")
        for language in ("et", "ru", "en")
    ]


def test_one_event_is_no_trend():
    assert draw_trend_charts(published(1)) == []


def test_a_real_event_is_in_no_chart_with_a_simulated_one():
    rows = draw_trend_charts(published(3, simulated=0))

    assert {row.wording for row in rows} == {1}
    assert ["03.2017" in row.description for row in rows] == [False] * 6
    assert "The answers are simulated." in texts_of(rows[2])


def test_a_chart_is_titled_and_described_by_published_numbers():
    *_, row = draw_trend_charts(published(3))

    assert row.title.replace("\u00a0", " ") == (
        "Over 3 seminars, before and after: Sense of safety – we cannot tell whether it changed"
    )
    assert row.description.replace("\u00a0", " ").startswith(
        "Cooperation seminar, 01.2017: +0.23 (+0.10 … +0.36), n = 61."
    )
    assert "Mean of 3 seminars: +0.23" in row.description.replace("\u00a0", " ")
    assert "The next seminar of usual size: (" in row.description.replace("\u00a0", " ")


def test_a_chart_of_a_scale_that_is_not_primary_shows_each_event_and_no_mean():
    tables = published(3)
    told = [row for row in tables.series_changes if row.scale == "safety"]

    tables = replace(tables, series_changes=told)
    motivation = next(row for row in draw_trend_charts(tables) if row.language == "en")

    assert motivation.title == "Motivation: the change at each event"
    assert "Mean of" not in motivation.description


@pytest.mark.parametrize(("number", "shown"), [(MOST_SHOWN, False), (MOST_SHOWN + 1, True)])
def test_a_chart_of_many_events_shows_the_latest_and_says_so(number, shown):
    *_, row = draw_trend_charts(published(number))

    assert ("The latest 12 of 13 events are shown." in texts_of(row)) is shown
    assert ("01.2017" in row.description) is not shown


def test_charts_are_the_same_for_every_run():
    assert draw_trend_charts(published(3)) == draw_trend_charts(published(3))


def test_every_number_of_a_chart_is_published():
    tables = published(3)
    rows = (*tables.trends, *tables.series_changes)
    cells = [cell for row in rows for cell in astuple(row)]

    for row in draw_trend_charts(tables):
        written = f"{row.title} {row.description} {' '.join(texts_of(row))}"
        numbers = {cell for cell in cells if isinstance(cell, int | float)} | {*range(1, 6), 95}
        told = re.sub(r"\b\d\d\.(\d{4})\b", "month", written)
        unknown = [
            value
            for value, decimals in numbers_in(told)
            if not any(round(abs(number), decimals) == value for number in numbers)
        ]
        assert unknown == []


def test_a_chart_says_the_cautions_of_its_events_with_their_months():
    tables = published(3)
    careful = [replace(row, cautions="ceiling") for row in tables.trends]
    *_, row = draw_trend_charts(replace(tables, trends=careful))

    assert f"With care: {CAUTIONS['ceiling']['en']}." in row.description
    assert "no room to rise" in " ".join(texts_of(row))
