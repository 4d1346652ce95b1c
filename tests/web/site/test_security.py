import re

import pytest

from collector.config import Settings
from collector.store.writer import write_directly
from collector.web.app import create_app
from collector.web.site.inline import hash_source
from tests.support.factories import NOW

PATHS = ["/", "/e/spring/pre", "/e/nowhere", "/receipt", "/healthz"]


@pytest.mark.parametrize("path", PATHS)
def test_every_page_tells_the_browser_what_to_forbid(client, event, path):
    headers = client.get(path).headers

    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"].split(", ")


@pytest.mark.parametrize("path", PATHS)
def test_policy_allows_nothing_but_what_pages_carry_inside(client, event, path):
    policy = client.get(path).headers["Content-Security-Policy"]

    directives = dict(each.split(" ", 1) for each in policy.split("; "))
    assert directives["default-src"] == "'none'"
    assert directives["frame-ancestors"] == "'none'"
    assert directives["base-uri"] == "'none'"
    assert directives["form-action"] == "'self'"
    assert re.sub(r"'sha256-[\w+/]+='", "", directives["script-src"]).strip() == ""
    assert re.sub(r"'sha256-[\w+/]+='", "", directives["style-src"]).strip() == ""


def test_policy_names_the_hash_of_each_inline_text(client, blank):
    for response in (client.get("/e/spring/pre"), client.post("/e/spring/pre", data=blank)):
        inside = re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", response.text, re.DOTALL)

        assert len(inside) == 2
        assert [hash_source(text) in response.headers["Content-Security-Policy"] for text in inside]


def test_page_asks_for_nothing_else(client, event):
    html = client.get("/e/spring/pre").text

    sources = re.findall(r'<(?:link|img|script|iframe|source)[^>]*(?:href|src)="([^"]*)"', html)
    assert sources == ["data:,"]
    assert re.findall(r'\sstyle="|\son\w+="', html) == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "https://localhost"}, 200),
        ({"Origin": "http://localhost.example"}, 403),
        ({"Origin": "http://localhost:81"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_forms_of_other_sites_are_refused(client, blank, stored, headers, status):
    response = client.post("/e/spring/pre", data=blank, headers=headers)

    assert response.status_code == status
    assert stored() == ((1, 0, 0) if status == 200 else (0, 0, 0))


@pytest.mark.parametrize(
    ("url", "origin", "status"),
    [
        ("https://tagasiside.example", "https://tagasiside.example", 200),
        ("https://Tagasiside.example:443/", "https://tagasiside.example", 200),
        ("https://küsitlus.example:8443", "https://xn--ksitlus-n2a.example:8443", 200),
        ("https://tagasiside.example", "http://tagasiside.example", 403),
        ("https://tagasiside.example", "http://localhost", 403),
        ("https://tagasiside.example", "http://[", 403),
    ],
)
def test_the_own_site_is_that_of_the_setting_whatever_host_is_passed(
    db, data, blank, url, origin, status
):
    app = create_app(Settings(data=data, url=url), clock=lambda: NOW, write=write_directly(db))

    response = app.test_client().post("/e/spring/pre", data=blank, headers={"Origin": origin})

    assert response.status_code == status


@pytest.mark.parametrize("url", ["https://x.example/data", "https://x.example/data/"])
def test_the_public_site_is_found_without_the_slash_at_its_end(db, data, url):
    app = create_app(Settings(data=data, data_url=url), clock=lambda: NOW, write=write_directly(db))

    response = app.test_client().get("/data", headers={"Host": "x.example"})

    assert (response.status_code, response.location) == (302, "https://x.example/data/")


def test_refusal_is_explained_in_the_readers_language(client, event):
    headers = {"Sec-Fetch-Site": "cross-site"}

    html = client.post("/receipt?lang=et", data={"words": "x"}, headers=headers).text

    assert "Vastused saadeti teiselt veebilehelt." in html


def test_links_from_other_sites_are_followed(client, event):
    response = client.get("/e/spring/pre?lang=en", headers={"Sec-Fetch-Site": "cross-site"})

    assert "Spring seminar" in response.text


@pytest.mark.parametrize(
    ("url", "header"), [("https://tagasiside.ee", "max-age=31536000"), ("http://127.0.0.1", None)]
)
def test_a_service_at_an_https_address_is_never_asked_by_http(db, data, url, header):
    app = create_app(Settings(data=data, url=url), clock=lambda: NOW, write=write_directly(db))

    assert app.test_client().get("/").headers.get("Strict-Transport-Security") == header
