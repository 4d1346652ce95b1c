"""Events that are put away and brought back; nothing of them is lost meanwhile."""

import pytest

from collector.actions.events.change_event import archive_event, change_event, restore_event
from collector.actions.events.plan_event import plan_event
from collector.actions.events.run_wave import open_wave, turn_waves
from collector.core.events.planning import usual_sealing
from collector.core.waves import WaveName
from collector.errors import StateError
from collector.store.events.events import list_archived
from collector.store.events.waves import list_waves
from collector.store.people.audit import list_audit
from tests.support.factories import EVENT, NOW, SERIES, close_event_wave, make_event

WHO = {"now": NOW, "account": "Office"}


@pytest.fixture
def planned(db, keys):
    return make_event(db, keys, sealing=usual_sealing(EVENT.ends))


def test_archived_event_comes_back_with_the_times_of_its_waves(db, planned):
    before = list_waves(db, planned.id)
    for _ in range(2):
        archive_event(db, "spring", **WHO)
    archived = list_archived(db)

    for _ in range(2):
        restore_event(db, "spring", **WHO)

    assert archived == {planned.id: NOW.date()}
    assert (list_archived(db), list_waves(db, planned.id)) == ({}, before)
    assert [line.kind for line in list_audit(db)] == ["event_restored", "event_archived"]


def test_clock_opens_no_wave_of_an_archived_event(db, planned):
    archive_event(db, "spring", **WHO)

    assert turn_waves(db, now=NOW) == 0


def test_event_with_an_open_wave_is_not_archived(db, event):
    with pytest.raises(StateError, match="has an open wave"):
        archive_event(db, "spring", **WHO)

    assert list_archived(db) == {}


def test_archived_event_is_neither_changed_nor_opened_nor_timed(db, keys, event):
    close_event_wave(db, event)
    archive_event(db, "spring", **WHO)

    with pytest.raises(StateError, match="bring it back before you change it"):
        change_event(db, event, **WHO)
    with pytest.raises(StateError, match="bring it back before you open a wave"):
        open_wave(db, "spring", WaveName.POST, **WHO)
    plan_event(db, SERIES, event, {}, keys=keys)
    assert [wave.opens for wave in list_waves(db, event.id)[1:]] == [None, None]
