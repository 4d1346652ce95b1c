import sqlite3
from dataclasses import replace

import pytest

from collector.store.events import get_event, save_event, save_series
from tests.factories import SERIES


def test_save_series_refuses_a_threshold_below_five(db):
    with pytest.raises(sqlite3.IntegrityError, match="threshold >= 5"):
        save_series(db, replace(SERIES, threshold=4))


def test_save_series_anew_keeps_its_id(db):
    first = save_series(db, SERIES)

    again = save_series(db, replace(SERIES, contact="new@example.ee"))

    assert again == replace(first, contact="new@example.ee")


def test_save_event_anew_keeps_its_id_its_series_and_that_it_is_simulated(db, event):
    other = save_series(db, replace(SERIES, slug="other"))

    save_event(db, replace(event, id=0, series_id=other.id, simulated=True, head_count=77))

    assert get_event(db, event.slug) == replace(event, head_count=77)
