"""The list of events and one event's page; results, planning and people have their own tests."""

import re
import subprocess
import sys

import pytest

from collector.core.waves import WaveState
from collector.store.events.waves import find_wave
from tests.support.factories import make_event, open_event_wave, send, submission
from tests.support.organising import words_of

PAGE = "/organiser/events/spring"


def test_page_without_events_leads_to_the_first_one(organiser):
    assert 'href="/organiser/plan"' in organiser.get("/organiser/").text


def test_list_shows_each_wave_with_state_and_count(db, keys, organiser, event):
    for _ in range(13):
        send(db, keys, event, submission(db, event))

    words = words_of(organiser.get("/organiser/").text)

    assert "Spring seminar 12 May 2026 · Jõhvi Open" in words
    assert "Before the seminar Open until you close it at least 10 of 50" in words
    assert "Three months later Opens on 10 August 2026 at 16:00 fewer than ten of 50" in words


def test_list_offers_the_participants_address(organiser, event):
    assert 'value="http://127.0.0.1:8000/e/spring"' in organiser.get("/organiser/").text


def test_simulated_event_says_so_on_list_and_page(db, keys, organiser):
    make_event(db, keys, simulated=True)

    for path in ("/organiser/", PAGE):
        assert "Demonstration, answers are simulated" in organiser.get(path).text


def test_event_page_offers_only_steps_that_the_state_allows(organiser, closed_event):
    buttons = re.findall(r'spring/waves/(\w+/\w+)"', organiser.get(PAGE).text)

    assert buttons == ["pre/open", "post/open", "followup/open"]


def test_opening_is_taken_back_while_nobody_has_answered(db, keys, organiser, event):
    offered = f"{PAGE}/waves/pre/unopen" in organiser.get(PAGE).text
    organiser.post(f"{PAGE}/waves/pre/unopen", page=PAGE)
    taken_back = find_wave(db, event.id, "pre").state
    open_event_wave(db, event)
    send(db, keys, event, submission(db, event))

    refused = organiser.post(f"{PAGE}/waves/pre/unopen", page=PAGE)

    assert (offered, taken_back) == (True, WaveState.DRAFT)
    assert (refused.status_code, find_wave(db, event.id, "pre").state) == (409, WaveState.OPEN)


@pytest.mark.parametrize(
    ("wave", "step", "state"),
    [("pre", "close", WaveState.CLOSED), ("followup", "open", WaveState.OPEN)],
)
def test_button_turns_a_wave(db, organiser, event, wave, step, state):
    response = organiser.post(f"{PAGE}/waves/{wave}/{step}", page=PAGE)

    assert (response.status_code, response.location) == (303, PAGE)
    assert find_wave(db, event.id, wave).state is state


def test_step_that_is_no_longer_possible_shows_how_things_stand(organiser, event):
    response = organiser.post(f"{PAGE}/waves/followup/close", page=PAGE)

    assert response.status_code == 409
    assert "The page below is up to date." in response.text
    assert "Open until you close it" in response.text


def test_second_click_of_one_button_finds_the_wave_turned(db, organiser, event):
    for _ in range(2):
        response = organiser.post(f"{PAGE}/waves/pre/close", page=PAGE)

    assert (response.status_code, response.location) == (303, PAGE)


@pytest.mark.parametrize("path", ["events/winter", "events/winter/report", "events/winter/results"])
def test_unknown_event_leads_back_to_the_list(organiser, path):
    response = organiser.get(f"/organiser/{path}")

    assert response.status_code == 404
    assert "or choose the event from the list." in response.text


def test_unknown_language_is_refused_with_a_page(organiser):
    response = organiser.get("/organiser/?lang=fi")

    assert response.status_code == 400
    assert "<main" in response.text


def test_web_process_starts_without_statistics_charts_or_workbooks(data, event):
    program = (
        "import sys; from pathlib import Path; from collector.config import Settings\n"
        "from collector.web.app import create_app\n"
        "client = create_app(Settings(data=Path(sys.argv[1]))).test_client()\n"
        "print(client.get('/organiser/sign-in').status_code, client.get('/').status_code)\n"
        "print(sorted({'matplotlib', 'scipy', 'openpyxl', 'pyxform'} & sys.modules.keys()))\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(data)], capture_output=True, text=True, check=True
    )

    assert done.stdout == "200 200\n[]\n"
