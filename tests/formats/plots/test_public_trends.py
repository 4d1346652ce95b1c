import re
from dataclasses import astuple, replace
from xml.etree import ElementTree as ET

import pytest

from collector.core.publication.editions import join_editions
from collector.core.publication.tables import trend_rows
from collector.core.rows.tables import PublicTables
from collector.formats.plots.public_trends import MOST_LISTED, draw_trend_charts
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
    return PublicTables(**vars(joined), trends=list(trend_rows(joined)))


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
    *_, row = draw_trend_charts(published(2))

    assert row.title.replace("\u00a0", " ") == (
        "Sense of safety: change at the last event +0.23 (+0.10 … +0.36), "
        "at the first +0.23 (+0.10 … +0.36)"
    )
    assert row.description.replace("\u00a0", " ").startswith(
        "01.2017: 3.71 → 3.94, +0.23 (+0.10 … +0.36), n = 61."
    )


@pytest.mark.parametrize(("number", "listed"), [(MOST_LISTED, True), (MOST_LISTED + 1, False)])
def test_a_chart_names_its_events_as_long_as_they_are_few(number, listed):
    *_, row = draw_trend_charts(published(number))

    assert ("Cooperation seminar, n = 61" in " ".join(texts_of(row))) is listed


def test_the_months_of_many_events_stay_inside_and_apart():
    *_, row = draw_trend_charts(published(50))

    months = [text for text in texts_of(row) if re.fullmatch(r"\d\d\.\d{4}", text)]
    assert months[0] == "01.2017"
    assert 4 <= len(months) <= 8


def test_charts_are_the_same_for_every_run():
    assert draw_trend_charts(published(3)) == draw_trend_charts(published(3))


def test_every_number_of_a_chart_is_published():
    tables = published(3)
    cells = [cell for row in tables.trends for cell in astuple(row)]

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
