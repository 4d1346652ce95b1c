"""Fixtures that every ring's tests share: a fresh data directory and an event in it."""

import pytest

from collector.store.database import create_database
from tests.factories import make_event, open_event_wave


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def keys(data):
    return data / "keys"


@pytest.fixture
def db(data):
    database = create_database(data / "collector.db")
    yield database
    database.close()


@pytest.fixture
def event(db, keys):
    """An event whose wave before the seminar is open."""
    planned = make_event(db, keys)
    open_event_wave(db, planned)
    return planned
