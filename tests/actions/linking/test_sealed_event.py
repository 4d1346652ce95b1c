import sqlite3
from datetime import timedelta

import pytest

from collector.actions.answering.accept_response import accept_response
from collector.actions.events.plan_event import plan_event
from collector.actions.events.run_wave import open_wave
from collector.actions.linking.link_waves import link_waves
from collector.actions.linking.seal import seal_due
from collector.core.waves import WaveName, WaveState
from collector.errors import StateError, WaveNotOpenError
from collector.store.events.events import get_event
from collector.store.events.waves import find_wave, list_waves, save_state
from collector.store.writer import write_directly
from tests.support.clocks import announce
from tests.support.factories import NOW, SERIES, submission
from tests.support.sealing import SEALED_ON, seal_it


def test_wave_that_sealing_ended_promises_no_later_time(db, keys, event):
    for wave in list_waves(db, event.id):
        later = SEALED_ON + timedelta(days=1)
        save_state(db, wave, wave.state, opens=later, closes=later)

    seal_it(db, keys, event)

    pre, post, followup = list_waves(db, event.id)
    assert (pre.closes, post.closes, followup.closes) == (SEALED_ON, SEALED_ON, SEALED_ON)
    assert (post.opens, followup.opens) == (None, None)


def test_sealed_wave_is_not_opened_again(db, keys, event):
    seal_it(db, keys, event)

    with pytest.raises(StateError, match="is sealed and cannot become open"):
        open_wave(db, event.slug, WaveName.PRE, now=SEALED_ON, account="test")


def test_sealed_wave_is_not_opened_even_by_a_plain_write(db, keys, event):
    seal_it(db, keys, event)

    with pytest.raises(sqlite3.IntegrityError, match="a sealed wave stays sealed"):
        save_state(db, find_wave(db, event.id, "pre"), WaveState.OPEN)


def test_response_on_its_way_during_sealing_is_refused(db, keys, event):
    sent = submission(db, event)
    as_seen = find_wave(db, event.id, "pre")
    seal_it(db, keys, event)

    with pytest.raises(WaveNotOpenError):
        accept_response(db, write_directly(db), event, as_seen, sent, keys=keys, now=NOW)

    assert db.table("responses").count == 0


def test_sealed_event_is_not_linked_again(db, keys, event, receipts):
    seal_it(db, keys, event)

    with pytest.raises(StateError, match="its links are final"):
        link_waves(db, event.slug, keys=keys)


def test_planning_a_sealed_event_again_makes_no_key(db, keys, event):
    seal_it(db, keys, event)

    plan_event(db, SERIES, get_event(db, event.slug), {}, keys=keys)

    assert not (keys / "spring.key").exists()


def test_seal_leaves_session_secret_alone(keys, db, event):
    (keys / "session.secret").write_bytes(b"s" * 32)

    announce(db, keys, SEALED_ON)
    seal_due(db, keys=keys, now=SEALED_ON)

    assert [path.name for path in keys.iterdir()] == ["session.secret"]
