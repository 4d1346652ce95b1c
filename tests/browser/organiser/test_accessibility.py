"""What the accessibility statement promises, in a real browser."""

import pytest

from collector.texts.languages import LANGUAGES
from tests.servers.chromium import PHONE
from tests.support.filling_in import choose
from tests.support.flaws import find_flaws_on_a_phone

pytestmark = pytest.mark.browser

SMALL_PHONE = {"width": 320, "height": 568}

ZOOMED_TO_400 = {"width": 320, "height": 256}
"""What is left of 1280 × 1024 pixels at 400 %."""


def tab_to(page, selector):
    """Press Tab until an element has the focus."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    pytest.fail(f"{selector} cannot be reached by keyboard")


def test_whole_way_by_keyboard_alone(site, phone):
    phone.goto(f"{site}/e/spring/pre?lang=en")
    tab_to(phone, "#next")
    phone.keyboard.press("Enter")
    tab_to(phone, "[name=mot_interest]")
    phone.keyboard.press("ArrowDown")
    rated = phone.input_value("[name=mot_interest]:checked")
    while phone.is_visible("#next"):
        tab_to(phone, "#next")
        phone.keyboard.press("Enter")
    tab_to(phone, "#stored summary")
    phone.keyboard.press("Enter")
    phone.wait_for_selector("#stored li")
    tab_to(phone, "#submit")
    phone.keyboard.press("Enter")
    phone.wait_for_selector("#words")
    tab_to(phone, "#copy")

    assert (rated, phone.evaluate("document.activeElement.id")) == ("2", "copy")


@pytest.mark.parametrize("colours", ["none", "active"])
def test_pages_fit_at_400_percent(site, phone, colours):
    phone.set_viewport_size(ZOOMED_TO_400)
    phone.emulate_media(forced_colors=colours)
    wide = {}
    for path in ("/?", "/accessibility?", "/stored?", "/receipt?", "/e/spring?also=et&"):
        phone.goto(f"{site}{path}lang=ru")
        wide[path] = phone.evaluate("document.documentElement.scrollWidth")
    while phone.is_visible("#next"):
        phone.click("#next")
        wide[phone.url] = phone.evaluate("document.documentElement.scrollWidth")

    assert {place: width for place, width in wide.items() if width > ZOOMED_TO_400["width"]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (320, "dark")])
def test_statements_and_second_language_are_accessible(site, phone, language, width, scheme):
    phone.set_viewport_size({"width": width, "height": 640})
    phone.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    second = "et" if language == "ru" else "ru"
    flaws = {}
    for path in ("/accessibility?", "/stored?", f"/e/spring?also={second}&"):
        phone.goto(f"{site}{path}lang={language}")
        flaws[path] = find_flaws_on_a_phone(phone)
    while phone.is_visible("#next"):
        phone.click("#next")
        flaws[phone.url] = find_flaws_on_a_phone(phone)
    phone.click("#stored summary")
    flaws["row"] = find_flaws_on_a_phone(phone)

    assert {place: found for place, found in flaws.items() if found} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (SMALL_PHONE, "dark")])
def test_pages_are_accessible(site, phone, language, size, scheme):
    phone.set_viewport_size(size)
    phone.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    flaws = {}
    for path in ("/", "/receipt", "/e/nowhere", "/e/later", "/e/spring"):
        phone.goto(f"{site}{path}?lang={language}")
        flaws[path] = find_flaws_on_a_phone(phone)
    while phone.is_visible("#next"):
        phone.click("#next")
        flaws[phone.url] = find_flaws_on_a_phone(phone)
    choose(phone, "link_way", "card")
    phone.fill("#i-card_code", "ABC")
    phone.click("#submit")
    flaws["complaint"] = find_flaws_on_a_phone(phone)
    choose(phone, "link_way", "none")
    phone.click("#submit")
    phone.wait_for_selector("#words")
    flaws["thanks"] = find_flaws_on_a_phone(phone)

    assert {place: found for place, found in flaws.items() if found} == {}
