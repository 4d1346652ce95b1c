"""A real browser for tests: the machine's Chromium; without one they are skipped, and say so."""

import os
import shutil
import threading
from dataclasses import dataclass
from datetime import datetime

import pytest
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from collector.config import Settings
from collector.core.waves import WaveName
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave, save_state
from collector.web.app import create_app
from tests.servers.faulty_network import serving_badly
from tests.support.factories import NOW, make_event, open_event_wave

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PHONE = {"width": 390, "height": 844}
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-print-preview",  # the preview that a button opens would keep the page from printing
)


@pytest.fixture(scope="module")
def browser():
    # No longer than a module: Playwright's event loop would stop the tests that run their own.
    if CHROMIUM is None:
        missing = "no Chromium on this machine; get one by: apt-get install chromium"
        (pytest.fail if os.environ.get("BROWSER_TESTS") == "required" else pytest.skip)(missing)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield running
        running.close()


@pytest.fixture
def page(browser):
    """A page of a visitor whom the service has never seen."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def site(db, data, keys, event):
    """The address of the service, its waves before and after the seminar open."""
    open_event_wave(db, event, WaveName.POST)
    make_event(db, keys, "later", simulated=True)
    app = create_app(Settings(data=data), clock=lambda: NOW)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def phone(page):
    page.set_viewport_size(PHONE)
    page.set_default_timeout(10_000)
    return page


@pytest.fixture
def plain_phone(browser):
    """A phone that runs no JavaScript."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


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
