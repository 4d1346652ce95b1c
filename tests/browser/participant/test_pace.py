"""How long each section took, as the phone measures it."""

import re
from datetime import timedelta

import pytest

from tests.support.factories import NOW
from tests.support.filling_in import go_to_end, open_page, wait_for_receipt

pytestmark = pytest.mark.browser

HIDE = """Object.defineProperty(document, "hidden", {get: () => true});"""


@pytest.fixture
def paced(phone):
    """A phone whose time passes as the test says."""
    phone.clock.install(time=NOW - timedelta(minutes=1))
    phone.clock.pause_at(NOW)
    return phone


# By keyboard: a finger has to wait until the page stands still, and here no time passes.
def go_on(page):
    page.press("#next", "Enter")


def told_on_sending(page):
    """Send the answers and return the times told with them."""
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.press("#submit", "Enter")
    wait_for_receipt(page)
    return re.findall(r"(\w+):(\d+)", sent.value.post_data_json["pace"])


def test_seconds_of_each_section_are_told(paced, address):
    open_page(paced, f"{address}?lang=en")
    paced.clock.run_for(12_000)
    go_on(paced)
    paced.clock.run_for(40_000)
    go_to_end(paced)
    paced.clock.run_for(3_000)

    assert told_on_sending(paced) == [("start", "12"), ("seminar", "40"), ("send", "3")]


def test_time_goes_on_after_reloading(paced, address):
    open_page(paced, f"{address}?lang=en")
    go_on(paced)
    paced.press("input[name=use_overall][value='4']", "Space")
    paced.clock.run_for(20_000)
    go_on(paced)
    paced.reload()
    paced.wait_for_selector("#waiting", state="attached")
    paced.clock.run_for(5_000)
    go_to_end(paced)

    assert told_on_sending(paced) == [("seminar", "20"), ("cooperation", "5")]


def test_time_while_hidden_is_not_told(paced, address):
    paced.add_init_script(HIDE)
    open_page(paced, f"{address}?lang=en")
    paced.clock.run_for(60_000)
    go_to_end(paced)

    assert told_on_sending(paced) == []
