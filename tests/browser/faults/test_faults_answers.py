"""Odd answers from real browsers: long texts, every script, one card on two phones."""

import pytest

from collector.actions.linking.link_waves import link_waves
from collector.core.linking.codes import card_code
from collector.core.questionnaire.types import TEXT_LIMIT
from tests.support.filling_in import answer_one, go_to_end, open_page, wait_for_receipt

pytestmark = pytest.mark.browser

FIELD = "[name=proposal_text]"
CODE = card_code(123456)
ANSWERS = {"use_overall": "4"}


@pytest.fixture
def texts(db):
    """Return the texts that the server has stored."""
    return lambda: [row["text"] for row in db.query("SELECT text FROM texts")]


def go_to_text(page, address):
    open_page(page, f"{address}?lang=en")
    while not page.is_visible(FIELD):
        page.click("#next")


def send(page):
    go_to_end(page)
    page.click("#submit")
    return wait_for_receipt(page)


@pytest.mark.parametrize(
    "text",
    [
        "Rohkem õppusi! 👩\u200d🚒🚒 Ööd ja päevad",
        "Больше учений",
        "\u200fمزيد من التدريبات\u200f (עוד תרגילים)",
        "\"; DROP TABLE texts; -- <script>alert(1)</script> &amp; '",
        "two\nlines\twith a tab",
    ],
)
def test_text_in_any_script_is_stored_as_it_was_typed(phone, address, texts, text):
    go_to_text(phone, address)
    phone.fill(FIELD, text)
    words = send(phone)

    assert len(words.split()) == 3
    assert texts() == [text]


def test_nul_and_other_marks_that_nobody_sees_are_left_out(phone, address, texts):
    go_to_text(phone, address)
    phone.fill(FIELD, "More\x00 drills\x07\x1b")
    send(phone)

    assert texts() == ["More drills"]


def test_typing_10_000_characters_stops_at_the_limit(phone, address, texts):
    go_to_text(phone, address)
    phone.focus(FIELD)
    phone.keyboard.insert_text("õ" * 10_000)
    seen = len(phone.input_value(FIELD))
    send(phone)

    assert (seen, texts()) == (TEXT_LIMIT, ["õ" * TEXT_LIMIT])


def test_10_000_characters_past_the_limit_come_back_with_the_reason(phone, address, texts):
    go_to_text(phone, address)
    phone.locator(FIELD).evaluate("field => { field.value = 'õ'.repeat(10000); }")
    go_to_end(phone)
    phone.click("#submit")
    phone.wait_for_selector("#summary")
    kept = phone.input_value(FIELD)
    phone.fill(FIELD, "short")
    send(phone)

    assert kept == "õ" * 10_000
    assert texts() == ["short"]


def test_one_card_on_two_phones_takes_both_and_links_neither(
    phone, new_page, address, stored, db, keys
):
    other = new_page()
    for each in (phone, other):
        answer_one(each, f"{address}?lang=en#c={CODE}")
    receipts = {send(each) for each in (phone, other)}

    assert len(receipts) == 2
    assert stored() == [ANSWERS, ANSWERS]
    assert link_waves(db, "spring", keys=keys).duplicates == 2
