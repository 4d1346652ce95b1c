import re

import pytest

from collector.config import Settings
from collector.store.writer import write_directly
from collector.web.app import create_app
from tests.support.organising import Clock, Organiser, make_account, make_organiser
from tests.support.small_events import hold_event

PAGE = "/organiser/events/spring/poster"
URL = "https://tagasiside.example"


@pytest.fixture
def organiser(db, data, event):
    browser = make_organiser(db, data, url=URL)
    browser.sign_in(query="?lang=en")
    return browser


def test_event_page_leads_to_every_invitation(organiser):
    page = organiser.get("/organiser/events/spring").text

    asked = [PAGE, f"{PAGE}?size=a5", f"{PAGE}?size=slide", "/organiser/events/spring/qr.svg"]
    assert [href for href in asked if f'href="{href}"' not in page] == []


def test_poster_is_an_a4_page_about_all_waves_unless_asked_otherwise(organiser):
    page = organiser.get(PAGE).text

    assert "@page{size:210mm 297mm;margin:0}" in page
    assert "A few questions before and after the seminar, without a name." in page
    assert re.findall(r'aria-current="true">([^<]+)<', page) == ["Poster (A4)", "All waves"]


def test_bar_keeps_the_wave_when_the_size_changes(organiser):
    page = organiser.get(f"{PAGE}?size=slide&wave=post").text

    assert f'href="{PAGE}?size=a5&amp;wave=post"' in page
    assert re.findall(r'aria-current="true">([^<]+)<', page) == ["Slide", "Right after the seminar"]


@pytest.mark.parametrize("query", ["size=a0", "wave=never", "size=", "wave=pre&size=%00"])
def test_a_poster_that_does_not_exist_is_not_found(organiser, query):
    response = organiser.get(f"{PAGE}?{query}")

    assert response.status_code == 404
    assert "<h1>" in response.text


def test_qr_code_is_downloaded_under_the_events_name(organiser):
    response = organiser.get("/organiser/events/spring/qr.svg")

    assert response.mimetype == "image/svg+xml"
    assert response.headers["Content-Disposition"] == "attachment; filename=spring-qr.svg"
    assert response.text.count("<svg") == 1


@pytest.mark.parametrize(
    ("kind", "mimetype", "begins"),
    [("svg", "image/svg+xml", b"<svg"), ("png", "image/png", b"\x89PNG")],
)
def test_slide_is_downloaded_under_the_events_name(organiser, kind, mimetype, begins):
    response = organiser.get(f"/organiser/events/spring/slide.{kind}")

    assert (response.mimetype, response.data[:4]) == (mimetype, begins)
    assert response.headers["Content-Disposition"] == f"attachment; filename=spring-slide.{kind}"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("et", "avaneb praegu ainult selles arvutis"),
        ("ru", "открывается только на этом компьютере"),
        ("en", "opens on this computer only"),
    ],
)
@pytest.mark.parametrize(
    "address",
    [("", 1), ("http://localhost:8000", 1), ("http://127.0.0.1", 1), ("https://x.example", 0)],
)
def test_an_address_of_this_machine_is_told_of_wherever_it_is_shown(
    db, data, event, address, language, words
):
    url, times = address
    browser = make_organiser(db, data, url=url)
    browser.sign_in(query=f"?lang={language}")

    start = "/organiser/events"
    events = [f"{start}/spring{place}" for place in ("", "/cards", "/invite", "/poster")]
    places = (*events, "/organiser/plan", f"{start}/spring/next", "/organiser/")
    pages = [browser.get(path).text for path in places]
    invited = browser.post("/organiser/people/invitations", role=["organiser"]).text
    assert [page.count(words) for page in (*pages, invited)] == [times] * 8


@pytest.mark.parametrize(("address", "times"), [("", 1), (f"{URL}/data", 0)])
def test_a_public_site_on_this_machine_is_told_of_before_publication(
    db, data, keys, address, times
):
    hold_event(db, keys, "second", 12)
    make_account(db)
    settings = Settings(data=data, url=URL, data_url=address)
    app = create_app(settings, clock=Clock(), write=write_directly(db))
    browser = Organiser(app.test_client(), Clock())
    browser.sign_in(query="?lang=en")

    page = browser.get("/organiser/events/second/publication").text

    assert page.count("The address of the public site opens on this computer only") == times
