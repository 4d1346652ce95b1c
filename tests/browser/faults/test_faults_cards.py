"""Only printed cards answer: what a phone shows whose card is refused after it was offline."""

import pytest

from collector.core.linking.codes import card_code
from collector.texts.languages import LANGUAGES
from collector.web.site.layout import say
from tests.support.filling_in import (
    answer_one,
    click_to_new_page,
    go_to_end,
    wait_for_queue,
    wait_for_receipt,
)
from tests.support.printing import print_for

pytestmark = pytest.mark.browser

MADE_UP = card_code(123456)
KEPT = "input[name=use_overall][value='4']"


@pytest.fixture
def card(db, keys, event):
    """A card of the event, which takes answers with cards alone."""
    db.execute("UPDATE events SET linking = json_set(linking, '$.cards_only', json('true'))")
    return print_for(db, keys, event, 1)[0]


def send_after_a_pause(page, network):
    """Send without network, then with it; wait for the page of the server."""
    go_to_end(page)
    network.fault, network.everything = "error_502", True
    page.click("#submit")
    wait_for_queue(page)
    network.fault, network.everything = None, False
    page.click("#retry")
    refused = page.get_attribute("#waiting", "data-refused")
    page.get_by_text(refused).first.wait_for()
    click_to_new_page(page, "#retry")


@pytest.mark.parametrize("language", LANGUAGES)
def test_made_up_card_comes_back_with_the_answers_and_the_reason(
    phone, network, address, card, stored, language
):
    answer_one(phone, f"{address}?lang={language}#c={MADE_UP}")
    send_after_a_pause(phone, network)

    assert say(language, "card_foreign") in phone.content()
    assert phone.is_checked(KEPT)
    assert stored() == []


def test_second_phone_with_one_card_keeps_its_answers_and_hears_why(
    phone, new_page, network, address, card, stored
):
    answer_one(phone, f"{address}?lang=en#c={card}")
    go_to_end(phone)
    phone.click("#submit")
    wait_for_receipt(phone)
    other = new_page()
    answer_one(other, f"{address}?lang=en#c={card}")
    send_after_a_pause(other, network)

    assert say("en", "card_used") in other.content()
    assert other.is_checked(KEPT)
    assert len(stored()) == 1
