"""The pages of the public site that are of no single event, and what they refuse."""

import json
import re

import pytest

from tests.data.conftest import EVENT, FOLDER, Site, await_it, headings, make_public

HOME_TITLES = {
    "et": "Mida seminarid muutsid",
    "ru": "Что изменили семинары",
    "en": "What the seminars changed",
}


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_home_is_in_the_readers_language(site, language):
    page = site.text("/", language)

    assert f'<html lang="{language}">' in page
    assert headings(page) == [HOME_TITLES[language]]


def test_home_leads_from_series_to_events_to_findings(site):
    page = site.text("/")

    link = '<a href="/series/turvalisus">Safety seminars of Ida-Virumaa</a>'
    assert headings(page, 2)[0] == link
    assert f'<a href="{EVENT}">Cooperation seminar</a>' in page
    assert "<li>Motivation rose by 0.2 points out of 5.</li>" in page


def test_an_empty_database_has_a_friendly_home(tmp_path):
    make_public(tmp_path / "public.db")

    page = Site(tmp_path / "public.db").text("/", "et")

    assert "Siin ei ole veel midagi avaldatud" in page


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/public", "Avalik andmebaas"),
        ("/public/results", "Vastuste jaotus"),
        ("/public/results_in_words", "Vastuste jaotus küsimuste sõnastusega"),
        ("/public/events/vaike", "Üks rida: Üritused"),
        ("/public?sql=select+1", "Oma päring"),
        ("/public/nothing", "Seda lehte ei ole"),
    ],
)
def test_datasettes_pages_are_in_the_readers_language(site, address, title):
    page = site.text(address, "et")

    assert '<html lang="et">' in page
    assert headings(page) == [title]


def test_a_table_can_be_filtered_and_says_how_many_rows(site):
    page = site.get("/public/results?event=vaike&wave=pre", cookies={"lang": "en"})

    assert "Rows: 23" in page.text


def test_a_table_says_by_what_it_is_filtered_before_the_form_is_unfolded(site):
    page = site.text("/public/results?wave=pre&n__gt=5")

    assert "<summary>Filter: n more than 5; wave is pre</summary>" in page


def test_a_facet_that_is_asked_for_again_is_shown_once(site):
    page = site.text("/public/results?_facet=wave&_facet=choice")

    narrow = page.partition('class="facets"')[2].partition("</section>")[0]
    assert headings(narrow, 3).count("wave") == 1


def test_a_wrong_query_is_explained(site):
    response = site.get("/public?sql=select+x", cookies={"lang": "en"})

    assert response.status_code == 400
    assert "The query failed: no such column: x" in response.text


def test_a_query_that_takes_too_long_is_stopped_and_explained(site):
    endless = "with+recursive+n(x)+as+(select+1+union+all+select+x%2B1+from+n)+select+max(x)+from+n"

    response = site.get(f"/public?sql={endless}", cookies={"lang": "en"})

    assert response.status_code == 400
    assert "The query took too long." in response.text


def test_a_query_that_writes_is_refused(site):
    response = site.get("/public?sql=delete+from+events")

    assert response.status_code == 400
    assert len(site.get("/public/events.json?_shape=array").json()) == 2


@pytest.mark.parametrize(
    "address",
    ["/-/metadata", "/-/settings.json", "/-/threads", "/-/databases.json", "/-/static/app.css"],
)
def test_datasettes_inner_pages_are_closed(site, address):
    response = site.get(address)

    assert response.status_code == 404
    assert "public.db" not in response.text


@pytest.mark.parametrize(
    "address", ["/event/none", "/event/../x", f"{EVENT}/pre_post/none.en.svg", "/public/events/no"]
)
def test_what_is_not_there_is_a_page_that_says_so(site, address):
    response = site.get(address, cookies={"lang": "en"})

    assert response.status_code == 404
    assert headings(response.text) == ["There is no such page"]
    assert re.search(r"give this number: [0-9a-f]{8}\.", response.text)


@pytest.mark.parametrize(
    "address",
    [
        "/public/results?_sort=nothing",
        "/public/results?_where=1;drop",
        "/public/results?_through={}",
        "/public/results?_timelimit=long",
        "/public/results?event__in=[1",
        "/public/results/too,few",
        "/public.csv?sql=with+recursive+n(x)+as+(values(1)+union+all+select+x+from+n)+select+max(x)+from+n",
    ],
)
def test_parameters_that_nobody_foresaw_are_explained(site, address):
    response = site.get(address, cookies={"lang": "en"})

    assert response.status_code == 400
    assert headings(response.text) == ["This cannot be shown"]


@pytest.mark.parametrize("argument", ["_through={}", "_timelimit=long", "n__gt=1" + "0" * 20])
def test_refused_argument_is_explained_in_the_readers_language(site, argument):
    response = site.get(f"/public/results?{argument}", cookies={"lang": "et"})

    assert response.status_code == 400
    assert "<p>Aadressis on midagi, mida see leht ei mõista." in response.text


def test_an_address_that_no_page_has_is_a_page_that_says_so(site):
    assert site.get(f"{EVENT}/pre_post/change_safety.xx.svg").status_code == 404
    assert site.get("/public/results/x/y/z").status_code == 404


def test_a_query_that_makes_a_huge_cell_is_refused(site):
    response = site.get("/public?sql=select+zeroblob(1000000000)", cookies={"lang": "en"})

    assert response.status_code == 400
    assert "The query failed: string or blob too big" in response.text


@pytest.mark.parametrize("ending", ["", ".json"])
def test_no_query_tells_where_the_file_is(site, published_path, ending):
    response = site.get(f"/public{ending}?sql=select+*+from+pragma_database_list")

    assert response.status_code == 400
    assert str(published_path.parent) not in response.text


def test_who_asks_for_json_gets_errors_of_any_kind_in_json(site):
    response = site.get("/public/results.json?event__in=[1")

    assert json.loads(response.text)["status"] == 400


def test_a_mistake_of_ours_is_an_error_without_its_trace(own_site, caplog):
    own_site.get("/")
    own_site.datasette.databases["public"].execute = None  # as if the code were wrong

    response = own_site.get(EVENT, cookies={"lang": "en"})

    assert response.status_code == 500
    assert "NoneType" in caplog.text
    assert "NoneType" not in response.text


def test_who_asks_for_json_gets_errors_in_json(site):
    response = site.get("/public/nothing.json")

    assert json.loads(response.text)["status"] == 404


def test_a_drawing_in_a_table_is_a_link_not_its_source(site):
    page = site.text("/public/charts")

    assert f'<a href="{EVENT}/pre_post/change_safety.en.svg">SVG</a>' in page
    assert "&lt;svg" not in page


def test_the_whole_database_can_be_downloaded(site, published_path):
    response = site.get("/public.db")

    assert response.content == published_path.read_bytes()


@pytest.mark.parametrize("address", ["/", EVENT, "/public/results", "/public.db", "/nothing"])
def test_every_response_forbids_scripts(site, address):
    policy = site.get(address).headers["content-security-policy"]

    assert policy.startswith("default-src 'none'; style-src 'self'; ")
    assert "script-src" not in policy
    assert "<script" not in site.get(address).content.decode("latin-1")


def test_pages_find_their_style_even_if_no_folder_is_mounted(path):
    site = Site(path, plugins_dir=FOLDER / "plugins", template_dir=str(FOLDER / "templates"))

    response = site.get("/static/site.css")

    assert response.headers["content-type"].startswith("text/css")
    assert response.text == (FOLDER / "static" / "site.css").read_text()


def test_pages_work_under_a_path_of_a_front_server(path):
    site = Site(path)
    site.datasette._settings["base_url"] = "/data/"

    page = site.text("/data/event/koostooseminar-2017")

    links = re.findall(r'(?:href|action)="(/[^"]*)"', page)
    assert [link for link in links if not link.startswith("/data/")] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("et", "Ürituse lühinimi."),
        ("ru", "Краткое имя мероприятия."),
        ("en", "Short name of the event."),
    ],
)
def test_columns_are_described_in_the_readers_language(site, language, words):
    assert words in site.text("/public/changes", language)


def test_the_usual_address_of_an_icon_has_the_sites_own(site):
    icon = site.get("/favicon.ico")

    assert icon.headers["content-type"] == "image/svg+xml"
    assert icon.text == (FOLDER / "static" / "icon.svg").read_text("utf-8")


@pytest.mark.parametrize("event", ["koostooseminar-2017", "vaike"])
def test_an_event_page_leads_to_each_of_its_sections(site, event):
    page = site.text(f"/event/{event}")
    contents = re.search(r'<nav class="contents".*?</nav>', page, re.DOTALL)[0]

    sections = re.findall(r'<section aria-labelledby="(\w+)"', page)
    assert re.findall(r'href="#(\w+)"', contents) == sections


def test_the_page_of_the_database_asks_the_file_once(own_site):
    own_site.text("/public")
    database = own_site.datasette.databases["public"]

    database.close()

    counts = await_it(database.table_counts(5))
    assert counts["events"] == 2
    assert await_it(database.primary_keys("events")) == ["event"]
