"""The organiser's pages in a real browser, before the real service with its worker."""

import pytest

from collector.actions.publication.build_report import build_report
from tests.servers.serving import serving
from tests.support.factories import NOW
from tests.support.flaws import find_flaws

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
LOOKS = [
    ("et", PHONE, "light"),
    ("et", DESK, "dark"),
    ("ru", PHONE, "dark"),
    ("ru", DESK, "light"),
    ("en", PHONE, "light"),
    ("en", DESK, "light"),
]


@pytest.fixture
def desk(data, answered_event, page):
    """The service, and a page signed in by the first invitation, in English."""
    with serving(data) as service:
        [address] = [word for word in service.greeting.split() if "/organiser/start/" in word]
        page.goto(f"{address}?lang=en")
        page.fill("#name", "County office")
        page.fill("#password", "correct horse battery")
        page.click("main button")
        page.wait_for_url("**/organiser/")
        yield service


def test_organiser_builds_the_report_and_publishes_after_a_look_at_the_rules(desk, page):
    page.goto(f"{desk.url}/organiser/events/spring")
    page.click("#build")
    page.wait_for_selector(
        "text=The report is ready: the answers of 12 people are linked across the waves.",
    )
    spoken = page.inner_text("#spoken")

    page.click("#publish")
    page.check("[name=confirmed]")
    page.click("#publish-now")
    page.wait_for_selector("text=Published: edition 1.")
    page.click("text=See the public page")
    page.wait_for_load_state()

    assert spoken == "The report is ready: the answers of 12 people are linked across the waves."
    assert page.url == f"{desk.public_url}/event/spring"


def test_report_page_shows_its_charts_under_a_strict_policy(desk, page):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{desk.url}/organiser/events/spring")
    page.click("#build")

    page.click("text=Read the report")
    page.wait_for_load_state()

    assert page.locator("svg").count() > 0
    assert page.locator(".bar a").all_inner_texts()[1:] == ["Eesti", "Русский", "English"]
    assert complaints == []


def test_pages_have_no_flaw_that_a_program_finds(desk, page, db, event):
    build_report(db, event.slug, now=NOW)
    flaws = {}

    for path in (
        *("", "events/spring", "events/spring/report", "events/spring/publication"),
        *("events/spring/texts", "events/spring/export", "sign-in"),
    ):
        for language, size, colours in LOOKS:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=colours)
            page.goto(f"{desk.url}/organiser/{path}?lang={language}")
            flaws[path, language, size["width"], colours] = find_flaws(page)

    assert {at: found for at, found in flaws.items() if found} == {}


def test_address_is_copied_by_keyboard_alone(desk, page):
    page.goto(f"{desk.url}/organiser/events/spring")
    page.locator("[data-copy]").focus()

    page.keyboard.press("Enter")

    page.wait_for_selector("text=Copied")
