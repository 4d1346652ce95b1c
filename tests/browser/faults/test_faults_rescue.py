"""A phone that never gets its answers through: saved as a file, loaded by the organiser."""

import pytest

from collector.texts.languages import LANGUAGES
from tests.support.filling_in import answer_one, go_to_end, wait_for_queue, wait_for_receipt
from tests.support.flaws import find_flaws
from tests.support.organising import NAME, PASSWORD, make_account

pytestmark = pytest.mark.browser

ANSWERS = {"use_overall": "4"}


@pytest.fixture
def desk(new_page, db, served):
    """An organiser's page about loading a file, signed in, in English."""
    make_account(db)
    page = new_page()
    page.goto(f"{served[1]}/organiser/sign-in?lang=en&next=/organiser/events/spring/rescue")
    page.fill("#name", NAME)
    page.fill("#password", PASSWORD)
    page.click("main button")
    page.wait_for_selector("#file")
    return page


@pytest.fixture
def rescued(phone, network, address, tmp_path):
    """The file that a phone without network has saved before its page was closed."""
    answer_one(phone, f"{address}?lang=en")
    go_to_end(phone)
    network.fault = "error_502"
    phone.click("#submit")
    wait_for_queue(phone)
    phone.click("#waiting summary")
    with phone.expect_download() as download:
        phone.click("#rescue")
    file = tmp_path / "tagasiside.json"
    download.value.save_as(file)
    phone.goto("about:blank")
    network.fault = None
    return file


def load(desk, file):
    desk.set_input_files("#file", file)
    with desk.expect_navigation():
        desk.click("main form button")
    return desk.locator(".rescued li p:last-child").all_inner_texts()


def test_saved_answers_are_loaded_once_and_the_phone_still_gets_its_receipt(
    phone, address, desk, rescued, stored
):
    said = load(desk, rescued), load(desk, rescued)
    phone.goto(f"{address}?lang=en")
    words = wait_for_receipt(phone)

    assert said == (
        ["The answers are stored."],
        ["These answers were stored already, nothing has changed."],
    )
    assert len(words.split()) == 3
    assert stored() == [ANSWERS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_has_no_flaw_that_a_program_finds(desk, rescued, tmp_path, language):
    other = tmp_path / "other.json"
    other.write_text("{}")
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.emulate_media(color_scheme="dark")
    desk.goto(f"{desk.url.partition('?')[0]}?lang={language}")
    flaws = [find_flaws(desk)]
    for file in (rescued, other):
        load(desk, file)
        flaws.append(find_flaws(desk))

    assert flaws == [[], [], []]
