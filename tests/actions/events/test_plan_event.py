"""Planning an event again: what stays as participants were told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from collector.actions.events.plan_event import plan_event
from collector.errors import StateError
from collector.store.events.events import get_event
from tests.support.factories import SERIES, send, submission


def test_planning_again_moves_the_sealing_until_somebody_answered(db, keys, event):
    later = replace(event, sealing=event.sealing + timedelta(days=1))
    plan_event(db, SERIES, later, {}, keys=keys)
    send(db, keys, event, submission(db, event))

    with pytest.raises(StateError, match="the day cannot be moved any more"):
        plan_event(db, SERIES, event, {}, keys=keys)

    assert get_event(db, event.slug).sealing == later.sealing


def test_planning_again_makes_no_new_key_for_one_that_was_lost(db, keys, event):
    send(db, keys, event, submission(db, event))
    (keys / "spring.key").unlink()

    plan_event(db, SERIES, event, {}, keys=keys)

    assert not (keys / "spring.key").exists()


def test_planning_again_before_any_answer_makes_a_key_that_is_missing(db, keys, event):
    (keys / "spring.key").unlink()

    plan_event(db, SERIES, event, {}, keys=keys)

    assert len((keys / "spring.key").read_bytes()) == 32
