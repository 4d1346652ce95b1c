import re
from xml.etree import ElementTree as ET

import pytest

from tests.data.conftest import Site, make_public

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RFC_3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def read_feed(site, language="en"):
    return ET.fromstring(site.get(f"/editions.atom?lang={language}").content)


def texts(element, name):
    return [each.text for each in element.findall(ATOM + name)]


def check_atom(feed):
    """Return what RFC 4287 (section 4.1) misses in a feed: exactly one of each, a self link."""
    problems = []
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        problems += [
            f"{element.tag}: one {name}"
            for name in ("id", "title", "updated")
            if len(texts(element, name)) != 1 or not texts(element, name)[0]
        ]
        if not element.findall(f"{ATOM}author/{ATOM}name"):
            problems.append(f"{element.tag}: author")
        problems += [day for day in texts(element, "updated") if not RFC_3339.fullmatch(day)]
        links = [link.attrib for link in element.findall(f"{ATOM}link")]
        wanted = "self" if element is feed else "alternate"
        if sum(link["rel"] == wanted for link in links) != 1:
            problems.append(f"{element.tag}: one link {wanted}")
        problems += [link["href"] for link in links if not link["href"].startswith("http")]
    ids = [each.text for each in feed.iter(f"{ATOM}id")]
    return problems if len(ids) == len(set(ids)) else [*problems, "ids are not unique"]


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_the_feed_keeps_the_rules_of_atom(abundant, language):
    assert check_atom(read_feed(abundant, language)) == []


def test_a_feed_of_nothing_keeps_the_rules_of_atom(tmp_path):
    make_public(tmp_path / "public.db")

    assert check_atom(read_feed(Site(tmp_path / "public.db"))) == []


def test_a_feed_without_an_author_or_with_a_short_day_breaks_them():
    text = f'<feed xmlns="{ATOM[1:-1]}"><id>a</id><title>b</title><updated>2017-10</updated></feed>'

    assert check_atom(ET.fromstring(text)) == [
        f"{ATOM}feed: author",
        "2017-10",
        f"{ATOM}feed: one link self",
    ]


def test_the_feed_has_an_entry_per_edition_and_tells_no_day(abundant):
    feed = read_feed(abundant)

    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 3
    assert set(texts(entries[0], "updated")) == {"2017-10-01T00:00:00Z"}
    assert texts(entries[0], "summary") == [
        "First edition: before the seminar, right after the seminar."
    ]


def test_the_feed_is_in_the_language_that_is_asked_for(abundant):
    assert texts(read_feed(abundant, "et"), "title") == ["Tagasiside: väljaanded"]
    assert texts(read_feed(abundant, "ru"), "title") == ["Tagasiside: выпуски"]


def test_what_the_feed_leads_to_is_there(abundant):
    links = [link.attrib["href"] for link in read_feed(abundant).iter(f"{ATOM}link")]

    statuses = {abundant.get(link.removeprefix("http://localhost")).status_code for link in links}
    assert statuses == {200}


def test_every_page_tells_where_the_feed_is(abundant):
    page = abundant.text("/cite", "ru")

    assert '<link rel="alternate" type="application/atom+xml"' in page
    assert 'href="/editions.atom?lang=ru"' in page


def test_the_map_names_pages_that_are_there(abundant):
    places = ET.fromstring(abundant.get("/sitemap.xml").content).iter(f"{MAP}loc")

    paths = [place.text.removeprefix("http://localhost") for place in places]
    assert {"/", "/event/event-10", "/public/first_risks", "/public/results"} <= set(paths)
    assert {"/method", "/event/event-10/edition/1", "/question/mot_interest"} <= set(paths)
    assert [path for path in paths if path.startswith(("/series/", "/trend/"))] != []
    assert {path: abundant.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


def test_robots_may_read_pages_but_not_every_filter(abundant):
    lines = abundant.get("/robots.txt").text.splitlines()

    assert "Disallow: /public?" in lines
    assert "Sitemap: http://localhost/sitemap.xml" in lines
    assert "Disallow: /" not in lines
