"""Fixtures of the participant's pages: the real application, its clock standing still."""

import time
from uuid import uuid4

import pytest

from collector.config import Settings
from collector.core.waves import WaveName
from collector.store.events.waves import find_wave
from collector.web.app import create_app
from tests.servers.serving import fetch
from tests.support.factories import NOW, close_event_wave, open_event_wave
from tests.support.organising import NOBODYS_PORT, make_organiser, write_apart


def is_checked(html, name, value):
    """Say whether a choice comes back chosen."""
    return f'name="{name}" value="{value}" checked' in html


def send_quickly(port, event):
    """Send answers as a phone does; return the status and the seconds that it took."""
    started = time.monotonic()
    fields = {"submission": str(uuid4()), "mot_interest": "4", "lang": "et"}
    status, _ = fetch(f"http://127.0.0.1:{port}/e/{event.slug}/pre", fields)
    return status, time.monotonic() - started


@pytest.fixture
def app(db, data):
    settings = Settings(data=data, data_port=NOBODYS_PORT)
    return create_app(settings, clock=lambda: NOW, write=write_apart(db))


@pytest.fixture
def organiser(db, data):
    """A browser signed in with every role, in English."""
    browser = make_organiser(db, data)
    browser.sign_in(query="?lang=en")
    return browser


@pytest.fixture
def closed_event(db, event):
    """An event whose waves before and after the seminar are closed."""
    open_event_wave(db, event, WaveName.POST)
    for name in (WaveName.PRE, WaveName.POST):
        close_event_wave(db, event, name)
    return event


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def blank(db, event):
    """The hidden fields of the page before the seminar, in English."""
    version = find_wave(db, event.id, "pre").questionnaire_version
    return {"submission": str(uuid4()), "version": version, "lang": "en"}


@pytest.fixture
def stored(db):
    """Count the responses, texts and codes that are stored."""
    tables = ("responses", "texts", "link_hashes")
    return lambda: tuple(db.table(name).count for name in tables)
