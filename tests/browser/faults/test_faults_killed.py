"""The web process killed by SIGKILL when a response is durable and its receipt is on its way."""

import os
import signal
import time

import pytest

from collector.core.waves import WaveName, WaveState
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave, save_state
from tests.servers.holding_proxy import holding_proxy
from tests.servers.serving import fetch, serving
from tests.support.factories import NOW
from tests.support.filling_in import answer_one, go_to_end, wait_for_queue, wait_for_receipt

pytestmark = pytest.mark.browser


@pytest.fixture
def wave(db, event):
    """The wave after the seminar, open without a closing time."""
    wave = find_wave(db, event.id, WaveName.POST)
    save_state(db, wave, WaveState.OPEN, opens=NOW, closes=None)
    return wave


@pytest.fixture
def proxy():
    with holding_proxy() as running:
        yield running


def wait_until_committed(db, wave):
    for _ in range(1200):
        if list_responses(db, wave.id):
            return
        time.sleep(0.05)
    pytest.fail("never stored")


def test_response_is_stored_once_if_the_server_is_killed_before_its_reply(
    phone, data, db, wave, proxy
):
    address = f"http://127.0.0.1:{proxy.server_address[1]}"
    with serving(data) as service:
        proxy.upstream = service.port
        answer_one(phone, f"{address}/e/spring/post?lang=en")
        go_to_end(phone)
        proxy.is_holding = True
        phone.click("#submit")
        wait_until_committed(db, wave)
        os.killpg(service.parts()["web"], signal.SIGKILL)
        wait_for_queue(phone)
        stored_when_killed = [each.answers for each in list_responses(db, wave.id)]
        proxy.is_holding = False
        words = wait_for_receipt(phone)
        _, found = fetch(f"{address}/receipt?lang=en", {"words": words})

    assert stored_when_killed == [{"use_overall": "4"}]
    assert [each.answers for each in list_responses(db, wave.id)] == [{"use_overall": "4"}]
    assert len(words.split()) == 3
    assert "Spring seminar" in found
