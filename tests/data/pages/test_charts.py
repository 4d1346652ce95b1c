"""Charts on the public pages: files, and links to exactly the rows that each is drawn from."""

import html
import io
import json
import re
from base64 import b64decode
from csv import reader

import httpx
import pytest
from datasette.plugins import pm as plugins
from PIL import Image

from collector.formats.charts.png import write_png
from collector.formats.plots.report_charts import list_drawings
from tests.attacks.published_files import lay_out, write
from tests.attacks.random_events import make_seminar
from tests.data.conftest import Site
from tests.formats.plots.documents import everything

EVENT = "/event/koostooseminar-2017"
CHART = f"{EVENT}/pre_post/change_safety.en"
EVENTS = ("event-50", "event-80")
"""Together these random seminars have a chart of every kind."""
OVERVIEWS = {"change_overview", "slope_overview", "balance_overview"}
KINDS = {
    *OVERVIEWS,
    "change_motivation",
    *("answers_safety", "drivers", "network_know_person", "ranks_top_risks"),
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Sites with one random seminar each, with every chart there is."""
    folder = tmp_path_factory.mktemp("drawn")
    return {
        event: Site(write(folder / event / "public.db", lay_out(make_seminar(seed), drawn=True)))
        for event in EVENTS
        for seed in [int(event.removeprefix("event-"))]
        if not (folder / event).mkdir()
    }


def links_of(page, ending):
    """Return by chart the addresses of its data in a format."""
    figures = re.findall(r"<figure>.*?</figure>", page, re.DOTALL)
    return {
        re.search(r'<img src="[^"]+/(\w+)\.en\.svg"', figure)[1]: [
            html.unescape(link)
            for link in re.findall(r'href="([^"]+)"', figure)
            if re.search(rf"^/public/\w+{ending}\?", link)
        ]
        for figure in figures
    }


def rows_behind(site, page):
    return {
        chart: [site.get(link).json()["rows"] for link in links]
        for chart, links in links_of(page, r"\.json").items()
    }


def test_every_kind_of_chart_leads_to_rows_it_is_drawn_from(sites):
    found = [
        (chart, len(rows))
        for event, site in sites.items()
        for chart, tables in rows_behind(site, site.text(f"/event/{event}")).items()
        for rows in tables
    ]

    assert {chart for chart, _ in found} >= KINDS
    assert [each for each in found if not each[1]] == []


def test_every_chart_that_can_be_drawn_has_a_row_in_the_table_of_sources(site):
    sources = plugins.get_plugin("charts.py").SOURCES
    names = {drawing.name for drawing in list_drawings(everything(2, 61))} - {"trends"}

    unknown = [name for name in names if {name, name.partition("_")[0]}.isdisjoint(sources)]
    assert site.get("/").status_code == 200
    assert unknown == []


@pytest.mark.parametrize("event", EVENTS)
def test_the_csv_file_of_a_chart_has_the_same_rows(sites, event):
    page = sites[event].text(f"/event/{event}")

    csv = {
        chart: [len(list(reader(sites[event].get(link).text.splitlines()))) - 1 for link in links]
        for chart, links in links_of(page, r"\.csv").items()
    }

    rows = rows_behind(sites[event], page)
    assert csv == {chart: [len(table) for table in tables] for chart, tables in rows.items()}


def test_a_chart_of_a_scale_leads_to_what_is_published_of_its_statements(sites):
    site = sites["event-80"]

    answers, *changes = rows_behind(site, site.text("/event/event-80"))["change_safety"]

    assert {row["scale"] for row in answers} == {"safety"}
    statements = {row["question"] for row in answers}
    assert {row["name"] for row in changes[0]} <= {"safety", *statements}


@pytest.mark.parametrize(
    ("table", "charts"),
    [
        ("drivers", {"drivers"}),
        ("partners", {"network_know_person"}),
        ("risks", {"ranks_top_risks"}),
        ("usefulness", {"answers_usefulness"}),
        ("changes?comparison=pre_post&kind=scale", OVERVIEWS),
        ("changes_over_events", OVERVIEWS),
        ("withheld", set()),
    ],
)
def test_a_table_of_one_event_shows_the_charts_drawn_from_it(sites, table, charts):
    name, _, filters = table.partition("?")

    page = sites["event-50"].text(f"/public/{name}?event=event-50&{filters}")

    assert set(links_of(page, "")) == charts


def test_a_table_filtered_further_shows_fewer_charts(sites):
    site = sites["event-80"]
    answers = rows_behind(site, site.text("/event/event-80"))["change_safety"][0]
    only = f"question={answers[0]['question']}&wave=pre"

    page = site.text(f"/public/results_in_words?event=event-80&{only}")

    assert set(links_of(page, "")) == {"change_safety"}


def test_a_table_of_all_events_shows_no_chart(site):
    assert links_of(site.text("/public/changes"), "") == {}


def test_the_trends_of_a_series_stand_beside_their_charts(site):
    page = site.text("/public/trends?series=turvalisus&scale=safety")

    assert "<figure>" not in page


def test_a_chart_is_sent_as_svg_that_brings_its_colours(site):
    response = site.get(f"{CHART}.svg")

    assert response.headers["content-type"] == "image/svg+xml; charset=utf-8"
    assert "@media (prefers-color-scheme:dark)" in response.text
    assert response.headers["content-security-policy"].endswith("sandbox")


def test_a_chart_is_sent_as_png(site):
    response = site.get(f"{CHART}.png")

    assert response.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(response.content)).size[0] == 720


@pytest.mark.parametrize("ending", ["et.gif", "xx.png", "png"])
def test_a_chart_that_is_not_there_is_not_found(site, ending):
    assert site.get(f"{EVENT}/pre_post/change_safety.{ending}").status_code == 404
    assert site.get(f"{EVENT}/pre_post/change_nothing.et.png").status_code == 404


def test_pages_keep_room_for_a_chart_until_it_is_there(site):
    page = site.text(EVENT)

    sizes = re.findall(r'loading="lazy" decoding="async" width="(\d+)" height="(\d+)"', page)
    assert [width for width, _ in sizes] == ["360", "360"]


def test_a_picture_in_a_table_is_a_link_not_its_bytes(site):
    page = site.text("/public/chart_pictures")

    assert f'<a href="{CHART}.png">PNG</a>' in page
    assert "Binary" not in page


def test_a_picture_is_drawn_from_the_drawing(site):
    drawing = site.get(f"{CHART}.svg").text

    assert site.get(f"{CHART}.png").content == write_png(drawing)


def test_the_table_of_pictures_has_what_their_addresses_have(site):
    [row] = json.loads(site.text("/public/chart_pictures.json?_shape=array&_size=1"))

    address = "/event/{event}/{part}/{chart}.{language}.png".format(**row)
    assert b64decode(row["png"]["encoded"]) == site.get(address).content


def test_the_row_of_a_picture_has_addresses(site):
    [row] = json.loads(site.text("/public/chart_pictures.json?_shape=array&_size=1"))
    address = "/public/chart_pictures/{event},{part},{chart},{language}".format(**row)

    assert site.get(f"{address}.json").json()["rows"] == [list(row.values())]
    assert site.get(f"{address}.blob?_blob_column=png").content == b64decode(row["png"]["encoded"])
    assert f"{address}.blob" in site.text("/public/chart_pictures.csv")
    assert site.get(address).status_code == 200


def test_no_query_of_a_reader_draws(site):
    sql = "select draw_picture('{}', 'x', 'x', 'x', 'et') as png"

    for table in ("charts", "events", "<svg/>"):
        asked = {"sql": sql.format(table), "_shape": "array"}
        assert site.get("/public.json", params=asked).json()["error"].startswith("no such function")


def test_a_datasette_without_the_service_has_drawings_alone(public_site):
    page = httpx.get(public_site + EVENT, cookies={"lang": "en"}).text

    assert ".png" not in page.replace("/static/preview.png", "")
    assert f"{CHART}.svg" in page
    assert httpx.get(f"{public_site}{CHART}.png").status_code == 404
    assert httpx.get(f"{public_site}/public/chart_pictures").status_code == 200
