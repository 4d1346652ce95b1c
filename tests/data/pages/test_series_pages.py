import re
from dataclasses import replace

import pytest

from tests.data.conftest import Site, make_public
from tests.data.published import make_report

SERIES = "/series/turvalisus"
TREND = "/trend/turvalisus/safety"


@pytest.fixture
def series_path(tmp_path):
    """Two events of one wording and one of another."""
    reworded = make_report("c-2019")
    questions = [replace(row, version="another") for row in reworded.questions]
    reworded = replace(reworded, questions=questions)
    make_public(tmp_path / "public.db", make_report("a-2017"), make_report("b-2018"), reworded)
    return tmp_path / "public.db"


@pytest.fixture
def series_site(series_path):
    return Site(series_path)


def pictures(page):
    return re.findall(r'<img src="([^"]+)"', page)


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_a_series_shows_the_trend_of_each_scale_in_the_readers_language(series_site, language):
    page = series_site.text(SERIES, language)

    assert pictures(page) == [
        f"/trend/turvalisus/{scale}/1.{language}.svg" for scale in ("motivation", "safety")
    ]


def test_a_series_lists_its_events(series_site):
    page = series_site.text(SERIES)

    assert re.findall(r'<li><a href="/event/([\w-]+)">', page) == ["a-2017", "b-2018", "c-2019"]


def test_a_series_of_one_event_says_that_there_is_no_trend_yet(tmp_path):
    make_public(tmp_path / "public.db", make_report())
    site = Site(tmp_path / "public.db")

    assert "it takes at least two events" in site.text(SERIES)
    assert "it takes at least two events" in site.text(TREND)


def test_a_trend_never_joins_two_wordings(series_site):
    page = series_site.text(TREND)

    assert re.findall(r'<h2 id="wording-(\d)">', page) == ["2", "1"]
    assert pictures(page) == ["/trend/turvalisus/safety/1.en.svg"]
    assert "cannot be compared" in page


def test_a_trend_shows_the_numbers_and_statements_that_it_is_made_of(series_site):
    page = series_site.text(TREND)

    assert page.count("<td>+0.23</td>") == 3 + 1
    assert page.count('<a href="/question/safe_help">') == 2


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_trend_is_a_file_too(series_site, ending):
    response = series_site.get(f"{TREND}/1.ru.{ending}")

    assert response.headers["content-type"].startswith("image/")


def test_the_chart_of_a_trend_leads_to_its_rows(series_site):
    [link] = re.findall(r'href="(/public/trends\.json\?[^"]+)"', series_site.text(TREND))

    rows = series_site.get(link.replace("&amp;", "&")).json()["rows"]
    assert [(row["event"], row["wording"]) for row in rows] == [("a-2017", 1), ("b-2018", 1)]


@pytest.mark.parametrize("address", ["/series/nothing", "/trend/turvalisus/nothing"])
def test_what_is_not_there_is_not_found(site, address):
    assert site.get(address).status_code == 404
