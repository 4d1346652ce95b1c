import re

import pytest

from tests.support.factories import close_event_wave


@pytest.mark.parametrize(
    ("language", "title"),
    [("et", "Kevadseminar"), ("ru", "Весенний семинар"), ("en", "Spring seminar")],
)
def test_home_links_what_is_open(client, event, language, title):
    html = client.get(f"/?lang={language}").text

    assert re.findall(r'<a href="(/e/[^"]+)">([^<]+)<', html) == [
        (f"/e/spring/pre?lang={language}", title)
    ]


def test_home_without_open_waves_says_so(db, client, event):
    close_event_wave(db, event)

    assert "No questionnaire is open at the moment." in client.get("/?lang=en").text


def test_home_links_results_receipt_and_organisers(client, event):
    html = client.get("/?lang=en").text

    footer = html[html.index("<footer>") :]
    assert re.findall('href="([^"]+)"', footer) == [
        "http://127.0.0.1:1/",
        "/receipt?lang=en",
        "/stored?lang=en",
        "/accessibility?lang=en",
        "/organiser/",
    ]


def test_home_remembers_a_language_only_when_asked(client, event):
    unasked = client.get("/", headers={"Accept-Language": "ru"})
    client.get("/?lang=ru")

    assert unasked.headers.getlist("Set-Cookie") == []
    assert '<html lang="ru">' in client.get("/", headers={"Accept-Language": "en"}).text


def test_health_is_ok(client, event):
    assert client.get("/healthz").text == "ok\n"
