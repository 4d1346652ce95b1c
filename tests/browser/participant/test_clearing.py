"""Taking a chosen answer back, by finger and by keyboard."""

import pytest

from collector.texts.languages import LANGUAGES
from tests.support.filling_in import answer_one, choose, go_to_end, open_page, wait_for_receipt
from tests.support.flaws import find_flaws_on_a_phone

pytestmark = pytest.mark.browser

CLEAR = "#q-use_overall .clear"


def test_chosen_answer_is_cleared_and_this_is_said(phone, address):
    answer_one(phone, f"{address}?lang=en")

    phone.click(CLEAR)

    assert phone.locator("[name=use_overall]:checked").count() == 0
    assert phone.inner_text("#state") == "Your answer is cleared."
    assert phone.evaluate("document.activeElement.name") == "use_overall"
    assert not phone.is_visible(CLEAR)


def test_cleared_answer_is_neither_kept_nor_sent(phone, address, stored):
    answer_one(phone, f"{address}?lang=en")
    phone.click(CLEAR)
    kept = phone.evaluate("JSON.parse(localStorage['draft:spring:post']).fields")
    go_to_end(phone)
    phone.click("#submit")
    wait_for_receipt(phone)

    assert kept == {}
    assert stored() == [{}]


def test_answer_is_cleared_by_keyboard(phone, address):
    answer_one(phone, f"{address}?lang=en")
    phone.focus("[name=use_overall]:checked")

    phone.keyboard.press("Tab")
    focused = phone.inner_text(":focus")
    phone.keyboard.press("Enter")

    assert focused == "Clear my answer"
    assert phone.locator("[name=use_overall]:checked").count() == 0


def test_questions_that_depend_on_a_cleared_answer_go_away(phone, address):
    answer_one(phone, f"{address}?lang=en")
    choose(phone, "took_part_practice", "yes")
    shown = phone.is_visible("#q-use_practice")

    phone.click("#q-took_part_practice .clear")

    assert (shown, phone.is_visible("#q-use_practice")) == (True, False)


def test_restored_answers_can_be_cleared_and_open_ones_cannot(phone, address):
    answer_one(phone, f"{address}?lang=en")

    open_page(phone, f"{address}?lang=en")

    assert phone.locator(".clear:visible").count() == 1


def test_answering_moves_nothing(phone, address):
    open_page(phone, f"{address}?lang=en")
    phone.click("#next")
    phone.wait_for_timeout(1000)  # until the page takes taps: a tap tried again scrolls
    place = "document.getElementById('q-use_moderator').getBoundingClientRect().top"
    before = phone.evaluate(place)

    choose(phone, "use_overall", "4")

    assert phone.evaluate(place) == before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (320, "dark")])
def test_answered_questions_are_accessible(phone, address, language, width, scheme):
    phone.set_viewport_size({"width": width, "height": 640})
    phone.emulate_media(color_scheme=scheme, reduced_motion="reduce")

    answer_one(phone, f"{address}?lang={language}")

    assert phone.is_visible(CLEAR)
    assert find_flaws_on_a_phone(phone) == []
