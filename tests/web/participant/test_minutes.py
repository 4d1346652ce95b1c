"""How long people took: counted when answers are stored, told to those who come after."""

import re
from uuid import uuid4

import pytest

from collector.config import Settings
from collector.core.answering.response_times import ENOUGH
from collector.store.answering.counts import list_response_times
from collector.store.writer import write_directly
from collector.web.app import create_app
from collector.web.participant.questionnaire_page import GOOD_FOR
from tests.support.factories import NOW, close_event_wave

PAGE = "/e/spring/pre"
TOLD = "start:12,county:45,send:30"
COUNTED = {"start": {10: 1}, "county": {40: 1}, "send": {30: 1}}


@pytest.fixture
def counted(db, blank):
    return lambda: list_response_times(db, blank["version"])


def minutes_of(html):
    return re.findall(r"(\d+) min", html)


def test_told_times_are_counted_by_step(client, blank, counted):
    client.post(PAGE, data={**blank, "pace": TOLD})

    assert counted() == COUNTED


def test_sending_again_counts_no_second_time(client, blank, counted):
    sent = {**blank, "mot_interest": "4", "pace": TOLD}

    for again in ({}, {"pace": "start:90"}, {"mot_interest": "5"}, {"replace": "no"}):
        client.post(PAGE, data={**sent, **again})
    client.post(PAGE, data={**sent, "mot_interest": "5", "replace": "yes"})

    assert counted() == COUNTED


@pytest.mark.parametrize("told", ["", "soon", "start:-1", "colour:5", "\0", "start:12" * 9000])
def test_times_that_mean_nothing_disturb_nothing(client, blank, stored, counted, told):
    response = client.post(PAGE, data={**blank, "pace": told})

    assert (response.status_code, stored()[0], counted()) == (200, 1, {})


@pytest.mark.parametrize("wrong", [{"mot_value": "9"}, {"submission": ""}])
def test_refused_answers_are_not_counted(client, blank, counted, wrong):
    client.post(PAGE, data={**blank, **wrong, "pace": TOLD})

    assert counted() == {}


def test_answers_to_a_closed_wave_are_not_counted(db, client, event, blank, counted):
    close_event_wave(db, event)

    client.post(PAGE, data={**blank, "pace": TOLD})

    assert counted() == {}


def test_minutes_become_those_of_enough_people_after_a_while(db, data, event, blank):
    now = [NOW]
    app = create_app(Settings(data=data), clock=lambda: now[0], write=write_directly(db))
    client = app.test_client()
    estimated = minutes_of(client.get(f"{PAGE}?lang=en").text)
    for _ in range(ENOUGH):
        client.post(PAGE, data={**blank, "submission": str(uuid4()), "pace": "send:310"})

    soon = minutes_of(client.get(f"{PAGE}?lang=en").text)
    now[0] += GOOD_FOR
    later = minutes_of(client.get(f"{PAGE}?lang=en").text)

    assert soon == estimated
    assert [int(each) for each in later] == [int(each) + 5 for each in estimated]
