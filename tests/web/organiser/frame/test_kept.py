"""What was typed when the session had ended: it is kept in the page and sent by one more click."""

import re
from datetime import timedelta
from html import unescape

import pytest

from collector.core.events.planning import usual_sealing
from collector.store.events.events import get_event
from collector.web.organiser.frame.session import Kept, read_kept
from tests.support.factories import EVENT, make_event
from tests.support.organising import find_token

PLAN = "/organiser/events/spring/plan"
TITLE = 'Õie-Ženja "O\'Neil" <b>'


@pytest.fixture
def typed(db, keys, organiser):
    """The fields of an event's plan with another title."""
    make_event(db, keys, sealing=usual_sealing(EVENT.ends))
    html = organiser.get(f"{PLAN}?lang=en").text
    fields = re.findall(
        r'<input(?![^>]*type="checkbox")[^>]* name="([^"]+)" [^>]*value="([^"]*)"', html
    )
    fields += re.findall(r'<select[^>]* name="([^"]+)".*?value="([^"]*)" selected', html, re.DOTALL)
    return {name: unescape(value) for name, value in fields} | {"title-et": TITLE}


def read_hidden(html, within):
    form = html[html.index(within) :]
    found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


def sign_in_again(organiser, page):
    return organiser.client.post(
        "/organiser/sign-in",
        data=read_hidden(page.text, "<main")
        | {"name": "County office", "password": "correct horse battery"},
    )


def test_a_plan_typed_before_the_session_ended_is_saved_after_signing_in(db, organiser, typed):
    organiser.clock.now += timedelta(hours=5)

    page = organiser.client.post(PLAN, data=typed)
    ready = sign_in_again(organiser, page)
    organiser.client.post(PLAN, data=read_hidden(ready.text, "<main"))

    assert (page.status_code, "Everything you typed is kept" in page.text) == (401, True)
    assert get_event(db, "spring").title.et == TITLE


def test_a_plan_sent_from_before_another_sign_in_is_saved_by_one_more_click(db, organiser, typed):
    organiser.sign_in()

    page = organiser.client.post(PLAN, data=typed)
    organiser.client.post(PLAN, data=read_hidden(page.text, "<main"))

    assert page.status_code == 400
    assert get_event(db, "spring").title.et == TITLE


def test_a_wrong_password_loses_nothing(organiser, typed):
    organiser.clock.now += timedelta(hours=5)
    page = organiser.client.post(PLAN, data=typed)

    refused = organiser.client.post(
        "/organiser/sign-in", data=read_hidden(page.text, "<main") | {"name": "x", "password": "y"}
    )

    assert read_hidden(refused.text, "<main")["kept"] == read_hidden(page.text, "<main")["kept"]


def test_a_button_that_asks_for_nothing_typed_is_not_kept(organiser, event):
    token = find_token(organiser.get("/organiser/events/spring").text)
    organiser.clock.now += timedelta(hours=5)

    page = organiser.client.post("/organiser/events/spring/seal", data={"csrf_token": token})

    assert page.location == "/organiser/sign-in?next=/organiser/"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "[" * 100_000,
        '["/organiser/plan", [["a"]]]',
        '["/organiser/plan", [[1, "b"]]]',
        '["//elsewhere.example/organiser/", []]',
        '["/organiser/plan\\n", []]',
        "[7, []]",
    ],
)
def test_nothing_but_an_own_form_is_taken_as_kept(text):
    assert read_kept(text) is None


def test_a_kept_form_is_read_as_it_was_written():
    kept = Kept("/organiser/plan", (("title-et", TITLE), ("a", "1"), ("a", "2")))

    assert read_kept(kept.write()) == kept


def test_a_plan_that_somebody_else_changed_meanwhile_is_not_overwritten_unseen(
    db, organiser, typed
):
    organiser.client.post(PLAN, data=typed | {"title-et": "Sügis"})

    late = organiser.client.post(PLAN, data=typed)
    before = get_event(db, "spring").title.et
    organiser.client.post(PLAN, data=typed | {"seen": read_hidden(late.text, "<main")["seen"]})

    assert (late.status_code, before) == (409, "Sügis")
    assert "Somebody has changed this event meanwhile" in late.text
    assert get_event(db, "spring").title.et == TITLE
