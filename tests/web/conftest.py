"""Fixtures of the participant's pages: the real application, its clock standing still."""

from uuid import uuid4

import pytest

from collector.config import Settings
from collector.store.waves import find_wave
from collector.store.writer import write_directly
from collector.web.app import create_app
from tests.factories import NOW


@pytest.fixture
def app(db, data):
    return create_app(Settings(data=data), clock=lambda: NOW, write=write_directly(db))


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
    tables = ("responses", "texts", "link_codes")
    return lambda: tuple(db.table(name).count for name in tables)
