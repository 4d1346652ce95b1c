import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from collector.core.linking.linkage import LinkingPlan, Way
from collector.errors import StateError
from collector.store.events.events import get_event, save_event, save_series
from collector.texts.languages import Translated
from tests.support.factories import SERIES, send, submission


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


def test_save_event_moves_the_sealing_until_somebody_answered(db, keys, event):
    later = replace(event, sealing=event.sealing + timedelta(days=1))
    saved = save_event(db, later)
    send(db, keys, event, submission(db, event))

    with pytest.raises(StateError, match="sealed on 2126-11-09: the day cannot be moved"):
        save_event(db, event)

    assert (saved, get_event(db, event.slug)) == (later, later)


def test_save_event_keeps_the_ways_to_link_in_their_order_with_their_texts(db, event):
    text = Translated(et="Oma sõnadega", ru="Своими словами", en="In our own words")
    plan = LinkingPlan((Way.PERSONAL, Way.CARD), {Way.CARD: text})

    saved = save_event(db, replace(event, linking=plan))

    assert (saved.linking, event.linking) == (plan, LinkingPlan())
    assert hash(saved) == hash(get_event(db, event.slug))
