"""An organiser's first event in a real browser: quickly, by keyboard, without losing a word."""

from contextlib import closing
from datetime import UTC, datetime

import pytest

from collector.store.database import open_database
from collector.store.people.audit import save_audit
from tests.servers.serving import serving
from tests.support.flaws import find_flaws
from tests.support.organising import NAME, PASSWORD

pytestmark = pytest.mark.browser

LOOKS = [
    ("et", 390, "light"),
    ("ru", 390, "dark"),
    ("en", 390, "light"),
    ("en", 1280, "light"),
    ("ru", 1280, "dark"),
]

TYPED = {
    "#title-et": "Sügisseminar",
    "#title-ru": "Осенний семинар",
    "#title-en": "Autumn seminar",
    "#place-et": "Jõhvi",
    "#place-ru": "Йыхви",
    "#place-en": "Jõhvi",
    "#starts": "2097-10-14",
    "#head_count": "60",
    "#new_series-title-et": "Sügis",
    "#new_series-title-ru": "Осень",
    "#new_series-title-en": "Autumn",
    "#new_series-organiser-et": "Vald",
    "#new_series-organiser-ru": "Волость",
    "#new_series-organiser-en": "Municipality",
    "#new_series-contact": "vald@example.ee",
}


@pytest.fixture
def desk(data, page):
    """The address of an empty service, and a page signed in by the first invitation, in English."""
    with serving(data) as service:
        [address] = [word for word in service.greeting.split() if "/organiser/start/" in word]
        page.goto(f"{address}?lang=en")
        page.fill("#name", NAME)
        page.fill("#password", PASSWORD)
        page.click("main button")
        page.wait_for_url("**/organiser/")
        yield f"{service.url}/organiser"


def plan(page, desk):
    page.goto(f"{desk}/plan")
    for field, text in TYPED.items():
        page.fill(field, text)
    page.click("main form button")
    page.wait_for_url("**/events/sugisseminar-2097")


def test_way_leads_from_the_empty_list_to_the_poster(desk, page):
    page.click("text=New event")
    plan(page, desk)

    page.click("text=Poster (A4)")
    page.wait_for_load_state()

    assert page.locator("svg").count() > 0
    assert "/e/sugisseminar-2097" in page.inner_text("body")


def test_pages_of_planning_and_people_have_no_flaw_that_a_program_finds(desk, page, data):
    plan(page, desk)
    with closing(open_database(data / "collector.db")) as db:
        save_audit(db, datetime(2097, 9, 1, tzinfo=UTC), "x" * 80, "text_coded", event="y" * 80)
    event = "events/sugisseminar-2097"
    flaws = {}

    for path in ("plan", event, f"{event}/plan", f"{event}/next", "people", "log", "series/sugis"):
        for language, width, colours in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=colours)
            page.goto(f"{desk}/{path}?lang={language}")
            flaws[path, language, width] = find_flaws(page, unfolded=True)

    assert {at: found for at, found in flaws.items() if found} == {}


def test_leaving_with_something_unsaved_asks_first(desk, page):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{desk}/plan")
    page.click("text=Cancel")
    page.wait_for_url(f"{desk}/")
    page.goto(f"{desk}/plan")
    page.fill("#title-et", "Sügisseminar")

    page.click("text=Cancel")
    page.wait_for_url(f"{desk}/")

    assert asked == ["beforeunload"]


def test_fields_of_a_new_series_are_shown_only_where_they_are_asked_for(desk, page):
    plan(page, desk)
    page.goto(f"{desk}/plan")
    hidden = page.is_visible("#new_series-contact")

    page.select_option("#series", "")

    assert [hidden, page.is_visible("#new_series-contact")] == [False, True]


def test_plan_is_sent_by_keyboard_alone(desk, page):
    page.goto(f"{desk}/plan")
    page.focus("#title-et")
    page.keyboard.type("Sügisseminar")

    page.keyboard.press("Enter")
    page.wait_for_selector("#problems")
    page.keyboard.press("Tab")
    page.focus("#problems a")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id || location.hash.slice(1)") == "title-ru"
    assert page.input_value("#title-et") == "Sügisseminar"
