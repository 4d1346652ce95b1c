"""What a person does on a questionnaire's page in a real browser."""

import pytest


def open_page(page, address):
    """Open a questionnaire and wait until it could also be sent."""
    page.goto(address)
    page.wait_for_selector("#waiting", state="attached")


def choose(page, name, value):
    """Tap a choice."""
    page.locator(f"label:has(input[name={name}][value='{value}'])").click()


def go_to_end(page):
    """Go on to the button that sends, by keyboard, which need not wait as a finger has to."""
    while page.is_visible("#next"):
        page.press("#next", "Enter")


def wait_until(page, condition):
    """Wait until an expression (or its promise) is true of a page.

    Playwright's own `wait_for_function` asks again by `eval`, which the page's policy forbids.
    """
    for _ in range(600):
        if page.evaluate(f"Promise.resolve({condition}).then(Boolean)"):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {condition}")


def click_to_new_page(page, selector):
    """Click what first cuts off the history and then loads a page anew; wait for that page."""
    with page.expect_event("load"):
        page.click(selector)


def answer_one(page, address):
    """Open a questionnaire after a seminar and answer its first question."""
    open_page(page, address)
    page.click("#next")
    choose(page, "use_overall", "4")


def wait_for_receipt(page):
    """Return the three words, once they are there."""
    return page.wait_for_selector("#words").inner_text()


def wait_for_queue(page):
    """Wait until the page says that the answers are still on the phone."""
    page.wait_for_selector("#waiting:not([hidden])")
