"""The linking step on a phone: cards, the phone itself, and the keys of a personal code."""

import json

import pytest

from collector.actions.linking.link_waves import link_waves
from collector.core.linking.codes import card_code
from collector.store.database import open_database
from collector.texts.languages import LANGUAGES
from tests.support.filling_in import (
    choose,
    click_to_new_page,
    go_to_end,
    open_page,
    wait_for_queue,
    wait_for_receipt,
)
from tests.support.flaws import find_flaws_on_a_phone

pytestmark = pytest.mark.browser

CODE = card_code(123456)
SMALL = {"width": 320, "height": 568}
PERSONAL = {
    "birth_day": "14",
    "mother_month": "5",
    "mother_letter": "J",
    "older_siblings": "4+",
    "house_digit": "7",
    "father_month": "dk",
}
KEY = "label:has(input[name={}][value='{}'])"


@pytest.fixture
def persons(data, keys):
    """Link the waves and count the persons."""

    def count():
        db = open_database(data / "collector.db")
        persons = link_waves(db, "spring", keys=keys).persons
        db.close()
        return persons

    return count


def send(page, address, way, **elements):
    """Answer nothing, choose a way to link and send."""
    open_page(page, address)
    go_to_end(page)
    choose(page, "link_way", way)
    for name, value in elements.items():
        choose(page, name, value)
    page.click("#submit")
    return wait_for_receipt(page)


def forget(page):
    """Press the button in the foot of the page; return what it says then."""
    click_to_new_page(page, "#forget")
    page.wait_for_selector("#waiting", state="attached")
    return page.inner_text("#state")


def shown_keys(page):
    return page.locator(".keys:visible").count()


def test_personal_code_tapped_in_two_languages_links_the_waves(site, phone, persons):
    send(phone, f"{site}/e/spring/pre?lang=et", "personal", **PERSONAL)
    send(phone, f"{site}/e/spring/post?lang=ru", "personal", **PERSONAL)

    assert persons() == 1


def test_keys_of_the_letter_show_both_scripts(site, phone):
    faces = {}
    for language in ("et", "ru"):
        open_page(phone, f"{site}/e/spring/pre?lang={language}#send")
        choose(phone, "link_way", "personal")
        faces[language] = phone.inner_text(KEY.format("mother_letter", "J"))

    assert faces == {"et": "J E Y Ё Э Й Ю Я", "ru": "Е Ё Э Й Ю Я J Y"}


def test_same_phone_links_the_waves_and_is_named_before_it_is_chosen(site, phone, persons):
    send(phone, f"{site}/e/spring/pre?lang=en", "phone")
    open_page(phone, f"{site}/e/spring/post?lang=en#send")
    said = phone.inner_text(KEY.format("link_way", "phone"))
    preselected = phone.locator("[name=link_way]:checked").count()
    send(phone, f"{site}/e/spring/post?lang=en", "phone")

    assert "Somebody has answered here on this phone before." in said
    assert preselected == 0
    assert phone.evaluate("document.cookie") == ""
    assert persons() == 1


def test_forgotten_phone_does_not_link(site, phone, persons):
    send(phone, f"{site}/e/spring/pre?lang=en", "phone")
    open_page(phone, f"{site}/e/spring/post?lang=en")
    said = forget(phone)
    left = [each["name"] for each in phone.context.cookies()]
    send(phone, f"{site}/e/spring/post?lang=en", "phone")

    assert said == "Everything that this phone remembered here is deleted."
    assert left == []
    assert persons() == 0


def test_phone_forgets_its_number_when_the_network_returns(phone, network, address):
    send(phone, f"{address}?lang=en", "phone")
    open_page(phone, f"{address}?lang=en")
    network.fault, network.everything = "error_502", True
    said = []
    phone.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
    click_to_new_page(phone, "#forget")
    kept = [each["name"] for each in phone.context.cookies()]
    network.fault = None
    open_page(phone, f"{address}?lang=en")
    phone.wait_for_selector("#state:has-text('remembered here is deleted')")

    assert said[0].startswith("The answers are gone from this phone. Its random number goes when")
    assert kept == ["phone"]
    assert phone.context.cookies() == []


def test_phone_is_remembered_by_what_waited_for_the_network(phone, network, address):
    open_page(phone, f"{address}?lang=en")
    go_to_end(phone)
    choose(phone, "link_way", "phone")
    network.fault, network.everything = "cut_after", True
    phone.click("#submit")
    wait_for_queue(phone)
    network.fault = None
    phone.click("#retry")
    wait_for_receipt(phone)

    [cookie] = phone.context.cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["path"]) == ("phone", True, "/e/spring")


def test_forgetting_without_scripts_is_a_page_that_says_so(site, plain_phone):
    plain_phone.goto(f"{site}/e/spring/pre?lang=en")
    plain_phone.click("#forget")

    assert plain_phone.inner_text("h1") == "This phone remembers nothing now"


def test_without_scripts_every_way_is_open_and_typed(site, plain_phone, persons):
    typed = PERSONAL | {"mother_letter": "Jelena", "older_siblings": "4", "father_month": "0"}
    for wave in ("pre", "post"):
        plain_phone.goto(f"{site}/e/spring/{wave}?lang=en")
        for name, value in typed.items():
            plain_phone.fill(f"#i-{name}", value)
        plain_phone.click("#submit")
        plain_phone.wait_for_selector("#words")

    assert persons() == 1


def test_code_of_a_link_stays_in_neither_history_nor_any_address(site, phone):
    requested = []
    phone.on("request", lambda request: requested.append(request.url))
    open_page(phone, f"{site}/e/spring/pre?lang=en#c={CODE}")
    address, chosen = phone.url, phone.input_value("[name=link_way]:checked")
    phone.goto(f"{site}/receipt")
    phone.go_back()
    phone.wait_for_selector("#waiting", state="attached")

    assert chosen == "card"
    assert [each for each in (address, phone.url, *requested) if CODE in each] == []


def test_only_the_chosen_way_is_open_and_sent(site, phone):
    sent = []
    phone.on("request", lambda request: sent.append(request.post_data or ""))
    open_page(phone, f"{site}/e/spring/pre?lang=en#c={CODE}")
    go_to_end(phone)
    opened = [(phone.is_visible("#i-card_code"), shown_keys(phone))]
    choose(phone, "link_way", "personal")
    opened.append((phone.is_visible("#i-card_code"), shown_keys(phone)))
    choose(phone, "link_way", "none")
    opened.append((phone.is_visible("#i-card_code"), shown_keys(phone)))
    phone.click("#submit")
    wait_for_receipt(phone)

    assert opened == [(True, 0), (False, 6), (False, 0)]
    assert [body for body in sent if CODE in body] == []


@pytest.mark.parametrize(
    ("elements", "sentence", "place"),
    [
        (PERSONAL | {"father_month": None}, "This question needs an answer.", "father_month"),
        (dict.fromkeys(PERSONAL, "1") | {"mother_letter": "M"}, "Several people may", "personal"),
    ],
)
def test_code_is_refused_on_the_phone_with_a_reason(site, phone, elements, sentence, place):
    posted = []
    phone.on("request", lambda request: posted.append(request.method))
    open_page(phone, f"{site}/e/spring/pre?lang=en#send")
    choose(phone, "link_way", "personal")
    for name, value in elements.items():
        if value:
            choose(phone, name, value)
    phone.click("#submit")

    assert phone.inner_text(f"#e-{place}").startswith(sentence)
    assert "POST" not in posted


def test_complaint_goes_when_the_code_is_mended(site, phone):
    open_page(phone, f"{site}/e/spring/pre?lang=en#send")
    choose(phone, "link_way", "personal")
    for name in PERSONAL:
        choose(phone, name, "M" if name == "mother_letter" else "1")
    phone.click("#submit")
    complained = phone.is_visible("#e-personal")
    choose(phone, "birth_day", "2")

    assert (complained, phone.is_visible("#e-personal")) == (True, False)


def test_codes_stay_in_the_draft_until_they_are_sent(site, phone):
    open_page(phone, f"{site}/e/spring/pre?lang=et#send")
    choose(phone, "link_way", "personal")
    for name, value in PERSONAL.items():
        choose(phone, name, value)
    phone.reload()
    phone.wait_for_selector("#waiting", state="attached")
    again = {name: phone.input_value(f"[name={name}]:checked") for name in PERSONAL}
    phone.click("#submit")
    wait_for_receipt(phone)

    assert again == PERSONAL
    kept = phone.evaluate("JSON.stringify([Object.entries(localStorage), history.state])")
    assert [name for name in PERSONAL if name in kept] == []


def test_row_shows_what_is_stored_for_the_chosen_way(site, phone, db):
    rows = {}
    open_page(phone, f"{site}/e/spring/pre?lang=en#c={CODE}")
    go_to_end(phone)
    phone.click("#stored summary")
    for way in ("card", "phone", "none", "personal"):
        choose(phone, "link_way", way)
        for name, value in PERSONAL.items() if way == "personal" else ():
            choose(phone, name, value)
        names = phone.locator("#stored li code").all_inner_texts()
        rows[way] = names[3:]
    phone.click("#submit")
    wait_for_receipt(phone)

    stored = [row["element"] for row in db.query("SELECT element FROM link_hashes")]
    assert rows == {"card": ["card"], "phone": ["phone"], "none": [], "personal": [*PERSONAL]}
    assert sorted(stored) == sorted(PERSONAL)


def test_whole_step_by_keyboard_alone(site, phone, persons):
    for wave in ("pre", "post"):
        open_page(phone, f"{site}/e/spring/{wave}?lang=en#send")
        phone.focus("[name=link_way]")
        for key in ("Space", "ArrowDown", "ArrowDown"):
            phone.keyboard.press(key)
        for moves in (13, 4, 9, 1, 7, 12):
            phone.keyboard.press("Tab")
            while not phone.evaluate("document.activeElement.closest('.keys')"):
                phone.keyboard.press("Tab")
            phone.keyboard.press("Space")
            for _ in range(moves):
                phone.keyboard.press("ArrowDown")
        phone.focus("#submit")
        phone.keyboard.press("Enter")
        wait_for_receipt(phone)

    assert persons() == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("size", "scheme", "colours"),
    [(None, "light", "none"), (SMALL, "dark", "none"), (SMALL, "light", "active")],
)
def test_every_way_is_accessible(site, phone, language, size, scheme, colours):
    phone.emulate_media(color_scheme=scheme, forced_colors=colours)
    if size:
        phone.set_viewport_size(size)
    second = "et" if language == "ru" else "ru"
    open_page(phone, f"{site}/e/spring/pre?lang={language}&also={second}#send")
    flaws = {}
    for way in ("card", "phone", "none", "personal"):
        choose(phone, "link_way", way)
        flaws[way] = find_flaws_on_a_phone(phone)
    phone.click("#submit")
    flaws["complaint"] = find_flaws_on_a_phone(phone)

    assert json.dumps({way: found for way, found in flaws.items() if found}) == "{}"
