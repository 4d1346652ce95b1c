"""Fixtures that every ring's tests share: a fresh data directory, an event in it, and a browser."""

import os
import shutil
import signal
import subprocess
from contextlib import ExitStack, closing

import pytest
from flask import Flask
from hypothesis import settings
from playwright.sync_api import sync_playwright

from collector.actions.questionnaire.edit_draft import begin_draft
from collector.core.linking.codes import card_code
from collector.core.waves import WaveName
from collector.store.database import create_database, open_database
from collector.store.events.events import get_event, get_series
from collector.store.events.waves import find_wave
from collector.store.questionnaire.drafts import get_draft
from tests.servers.chromium import CHROMIUM, OPTIONS, PATIENCE_MS
from tests.servers.missing import give_up
from tests.servers.ports import free_port
from tests.servers.serving import COLLECTOR, wait_for
from tests.support.compiled_templates import CompiledTemplates
from tests.support.factories import (
    NOW,
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
)

settings.register_profile("patient", deadline=None)  # other processes may have the machine
settings.load_profile("patient")

Flask.jinja_options = {"bytecode_cache": CompiledTemplates()}


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def keys(data):
    return data / "keys"


@pytest.fixture(scope="session")
def empty_data(tmp_path_factory):
    """A data directory as it is made at the first start, to be copied."""
    folder = tmp_path_factory.mktemp("empty") / "data"
    create_database(folder / "collector.db").close()
    return folder


@pytest.fixture
def db(data, empty_data):
    shutil.copytree(empty_data, data, dirs_exist_ok=True)
    database = open_database(data / "collector.db")
    yield database
    database.close()


@pytest.fixture
def event(db, keys):
    """An event whose wave before the seminar is open."""
    planned = make_event(db, keys)
    open_event_wave(db, planned)
    return get_event(db, planned.slug)


@pytest.fixture
def web(db, data, event):
    """The port of a web process over the data directory."""
    port = free_port()
    environment = os.environ | {"COLLECTOR_DATA": str(data), "COLLECTOR_PORT": str(port)}
    process = subprocess.Popen([*COLLECTOR, "run", "web"], env=environment)
    wait_for(f"http://127.0.0.1:{port}/healthz")
    yield port
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=15) == 0


@pytest.fixture
def answered_event(db, keys, event):
    """An event that twelve people answered before and after, both waves closed."""
    open_event_wave(db, event, WaveName.POST)
    for name in (WaveName.PRE, WaveName.POST):
        for number in range(12):
            answers = {"mot_interest": str(1 + number % 5)}
            sent = submission(db, event, name, answers=answers, card_code=card_code(number))
            send(db, keys, event, sent, name)
        close_event_wave(db, event, name)
    return event


@pytest.fixture
def draft(db, event):
    """Return how the draft of the questionnaire after the seminar is now."""
    series = get_series(db, event.series_id)
    version = find_wave(db, event.id, "post").questionnaire_version
    begin_draft(db, series, version, now=NOW, account="Anna")
    return lambda: get_draft(db, series.id, 1)


@pytest.fixture(scope="session")
def browser():
    """The machine's Chromium; without one the tests that need it are skipped, and say so."""
    if CHROMIUM is None:
        give_up("Chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield running
        running.close()


@pytest.fixture
def new_page(browser):
    """Open pages, each of a visitor whom the service has never seen, and close them at the end."""
    with ExitStack() as opened:

        def new_page(**options):
            context = opened.enter_context(closing(browser.new_context(**options)))
            context.set_default_timeout(PATIENCE_MS)
            return context.new_page()

        yield new_page
