import hashlib
import html
import json
import re
import subprocess

import pytest

from tests.data.abundant import FORMULA

EDITION = "/event/event-10/edition/1"


def content_hash(site, event="event-10"):
    rows = site.get(f"/public/editions.json?_shape=objects&event={event}").json()["rows"]
    return rows[0]["content_hash"]


def test_an_edition_is_a_file_that_its_hash_is_of(abundant):
    response = abundant.get(f"{EDITION}.json")

    assert hashlib.sha256(response.content).hexdigest() == content_hash(abundant)
    assert response.headers["access-control-allow-origin"] == "*"
    assert json.loads(response.content)["proposals"][0]["paraphrase"] == FORMULA


def test_the_line_on_an_editions_page_checks_its_hash(public_site):
    import httpx

    page = httpx.get(f"{public_site}/event/vaike/edition/1").text
    [block] = re.findall(r"<code>(curl .*?)</code>", page, re.DOTALL)
    command, expected = html.unescape(block).splitlines()

    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)

    assert done.stdout.split()[0] == expected


@pytest.mark.parametrize(
    "address", ["/event/event-10/edition/2", "/event/none/edition/1", f"{EDITION}0"]
)
def test_an_edition_that_is_not_there_is_a_page_that_says_so(abundant, address):
    response = abundant.get(address, cookies={"lang": "en"})

    assert response.status_code == 404
    assert "There is no such page" in response.text


@pytest.mark.parametrize("address", [EDITION, "/cite", "/event/event-10"])
def test_a_citation_names_author_year_title_edition_and_a_lasting_address(abundant, address):
    page = abundant.text(address)

    assert "The council (2017). Seminar of (edition 1) [Data set]. CC BY 4.0." in page
    assert f'<a href="http://localhost{EDITION}">' in page
    assert content_hash(abundant) in page


def test_a_citation_for_bibtex_is_one_entry(abundant):
    page = html.unescape(abundant.text(EDITION))

    assert "@misc{event-10-1,\n  author = {{The council}},\n  title = {{Seminar of}}," in page
    assert f"  url = {{http://localhost{EDITION}}}," in page


def test_signs_that_latex_takes_for_its_own_are_written_out(abundant):
    from datasette.plugins import pm

    citation = {"title": "R&D_50 %", "url": "x?a_b&c"}

    entry = pm.get_plugin("citation.py").write_bibtex("key", citation)

    assert entry == "@misc{key,\n  title = {{R\\&D\\_50 \\%}},\n  url = {x?a_b&c},\n}"


def test_the_whole_database_is_cited_with_the_hash_of_its_file(abundant, abundant_path):
    page = abundant.text("/cite")

    assert hashlib.sha256(abundant_path.read_bytes()).hexdigest() in page
    assert "What the seminars changed (October 2017, editions: 3) [Data set]" in page


def test_search_engines_read_the_data_set_off_the_page(abundant):
    page = abundant.text("/cite")

    assert 'itemtype="https://schema.org/Dataset"' in page
    assert 'itemprop="license" href="https://creativecommons.org/licenses/by/4.0/"' in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/", "What the seminars changed"),
        ("/event/event-10", "Seminar of"),
        ("/public/first_risks", "Which risks were named most often, year by year?"),
    ],
)
def test_a_shared_link_shows_title_words_and_a_picture(abundant, address, title):
    page = abundant.text(address)

    shared = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page))
    assert shared["title"] == title
    assert len(shared["description"]) > 20
    picture = abundant.get(shared["image"].removeprefix("http://localhost"))
    assert picture.headers["content-type"] == "image/png"


def test_an_event_is_shared_with_a_chart_of_its_own(site):
    page = site.text("/event/koostooseminar-2017", "ru")

    [picture] = re.findall(r'<meta property="og:image" content="http://localhost([^"]*)">', page)
    assert picture == "/event/koostooseminar-2017/pre_post/change_overview.ru.png"
    assert site.get(picture).content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (None, "http://localhost"),
        ("https://tagasiside.example", "https://tagasiside.example"),
        ("https://küsitlus.example:8443", "https://xn--ksitlus-n2a.example:8443"),
    ],
)
@pytest.mark.parametrize(
    "address", ["/", "/cite", "/editions.atom", "/public/results.json?_size=1", "/sitemap.xml"]
)
def test_an_address_is_the_settings_whatever_host_is_claimed(
    abundant, monkeypatch, setting, expected, address
):
    if setting:
        monkeypatch.setenv("COLLECTOR_DATA_URL", setting)

    response = abundant.get(address, headers={"Host": "evil.example"})

    assert "evil.example" not in response.text + str(response.headers)
    assert f"{expected}/" in response.text


def test_a_table_of_editions_leads_to_their_files(abundant):
    page = abundant.text("/public/editions_whole")

    assert f"{EDITION}.json" in page
