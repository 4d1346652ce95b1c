"""Pages in the browser, and the service before them."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from collector.config import Settings
from collector.core.waves import WaveName
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave, save_state
from collector.web.app import create_app
from tests.servers.chromium import PHONE
from tests.servers.faulty_network import serving_badly
from tests.servers.threaded import serving_app
from tests.support.factories import NOW, make_event, open_event_wave


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture
def site(db, data, keys, event):
    """The address of the service, its waves before and after the seminar open."""
    open_event_wave(db, event, WaveName.POST)
    make_event(db, keys, "later", simulated=True)
    app = create_app(Settings(data=data), clock=lambda: NOW)
    with serving_app(app) as address:
        yield address


@pytest.fixture
def phone(page):
    page.set_viewport_size(PHONE)
    return page


@pytest.fixture
def plain_phone(new_page):
    """A phone that runs no JavaScript."""
    return new_page(viewport=PHONE, java_script_enabled=False)


@dataclass
class Clock:
    """The server's clock, which a test can move."""

    now: datetime = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def served(db, data, event, clock):
    """A network that may fail, with the service behind it and its wave after the seminar open."""
    open_event_wave(db, event, WaveName.POST)
    with serving_badly(create_app(Settings(data=data), clock=clock)) as network_and_address:
        yield network_and_address


@pytest.fixture
def network(served):
    return served[0]


@pytest.fixture
def address(served):
    """The address of the questionnaire after the seminar."""
    return f"{served[1]}/e/spring/post"


@pytest.fixture
def wave(db, event):
    return find_wave(db, event.id, "post")


@pytest.fixture
def stored(db, wave):
    """Return the answers that the server has stored."""
    return lambda: [each.answers for each in list_responses(db, wave.id)]


@pytest.fixture
def close(db, wave, clock):
    """Close the wave at one time, and let it be another time on the server."""

    def close(closes, now):
        save_state(db, wave, wave.state, closes=closes)
        clock.now = now

    return close
