"""What a participant's phone shows after sending, and beside the questions, in a real browser."""

import json

import pytest

from collector.texts.languages import LANGUAGES
from collector.web.site.layout import say
from tests.support.factories import NOW
from tests.support.flaws import find_flaws_on_a_phone

pytestmark = pytest.mark.browser

BEFORE = {"mot_interest": ["3"], "mot_value": ["4"], "mot_pointless": ["2"], "safe_help": ["4"]}
AFTER = {"mot_interest": "5", "mot_value": "4", "mot_pointless": "dk", "safe_help": "1"}


def choose(page, name, value):
    page.locator(f"label:has(input[name={name}][value='{value}'])").evaluate("each => each.click()")


def send(page):
    while page.is_visible("#next"):
        page.click("#next")
    page.click("#submit")
    page.wait_for_selector("#words")


def answer_twice(page, site, language="en", before=BEFORE):
    """Send answers after the seminar from a phone that kept those before it."""
    page.goto(f"{site}/e/spring?lang={language}")
    page.evaluate("kept => localStorage.setItem('answers:spring:pre', kept)", json.dumps(before))
    for name, value in AFTER.items():
        choose(page, name, value)
    send(page)


def test_own_change_is_drawn_from_what_the_phone_kept(site, phone):
    answer_twice(phone, site)

    assert phone.locator("#own li p").all_inner_texts() == [
        "Motivation\nBefore 3.7, now 4.5: more than before.",
    ]
    assert phone.locator("#own svg circle").count() == 2


def test_own_change_is_said_with_the_readers_decimal_mark(site, phone):
    answer_twice(phone, site, "et")

    assert "3,7" in phone.inner_text("#own li p")


@pytest.mark.parametrize("before", [{}, {"mot_interest": ["dk"]}, {"colour": "red"}])
def test_no_own_change_without_enough_kept(site, phone, before):
    answer_twice(phone, site, before=before)

    assert phone.is_hidden("#own")


def test_what_is_sent_does_not_hold_what_the_phone_kept(site, phone):
    posted = []
    phone.on("request", lambda request: posted.append(request.post_data or ""))

    answer_twice(phone, site, before={**BEFORE, "mot_value": ["KEPT"]})

    assert [body for body in posted if "KEPT" in body] == []


def test_row_shows_what_would_be_stored_now(site, phone):
    phone.clock.set_fixed_time(NOW)
    phone.goto(f"{site}/e/spring?lang=en")
    for name, value in (("use_overall", "4"), ("know_person", "police"), ("know_person", "rescue")):
        choose(phone, name, value)
    while phone.is_visible("#next"):
        if phone.is_visible("#i-proposal_text"):
            phone.fill("#i-proposal_text", "More lights")
        phone.click("#next")
    phone.click("#stored summary")
    choose(phone, "link_way", "card")
    phone.fill("#i-card_code", "ABC")
    phone.wait_for_selector("#stored li:has-text('hash')")

    rows = phone.locator("#stored li").all_inner_texts()
    assert rows[:2] == [f"day {NOW.date()}", "language en"]
    assert rows[2].startswith("questionnaire_version ")
    assert rows[3:] == [
        "use_overall 4",
        "proposal_text More lights (apart from the answers)",
        "know_person police rescue",
        f"card {say('en', 'participant.link_hashes.sealing.hash')}",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_own_change_is_accessible(site, phone, language, scheme):
    phone.emulate_media(color_scheme=scheme)

    answer_twice(phone, site, language)

    assert phone.is_visible("#own")
    assert find_flaws_on_a_phone(phone) == []
