"""Fixtures of the participant's pages: the real application, its clock standing still."""

from uuid import uuid4

import pytest

from collector.config import Settings
from collector.core.waves import WaveName
from collector.store.events.waves import find_wave
from collector.store.writer import write_directly
from collector.web.app import create_app
from tests.support.factories import NOW, close_event_wave, open_event_wave
from tests.support.organising import make_organiser


def is_checked(html, name, value):
    """Say whether a choice comes back chosen."""
    return f'name="{name}" value="{value}" checked' in html


@pytest.fixture
def app(db, data):
    return create_app(Settings(data=data), clock=lambda: NOW, write=write_directly(db))


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
