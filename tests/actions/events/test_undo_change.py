"""Taking the last change of a plan back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from collector.actions.events.change_event import (
    archive_event,
    change_event,
    change_series,
    extend_wave,
    set_times,
    undo_change,
    undo_series_change,
)
from collector.core.events.planning import usual_sealing, usual_times
from collector.core.waves import WaveName
from collector.errors import StateError
from collector.store.events.events import get_event, get_series
from collector.store.events.waves import find_wave
from collector.texts.languages import Translated
from tests.support.factories import (
    EVENT,
    NOW,
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
)

WHO = {"now": NOW, "account": "Office"}
RENAMED = Translated(et="Uus nimi", ru="Новое имя", en="New name")


@pytest.fixture
def planned(db, keys):
    return make_event(db, keys, sealing=usual_sealing(EVENT.ends))


def later(event, days):
    moved = timedelta(days=days)
    ends = event.ends + moved
    return replace(
        event, title=RENAMED, starts=event.starts + moved, ends=ends, sealing=usual_sealing(ends)
    )


def test_undone_change_gives_names_days_and_times_back_and_can_be_made_again(db, planned):
    changed = change_event(db, later(planned, 7), **WHO)

    undone = undo_change(db, "spring", **WHO)
    times = find_wave(db, planned.id, "followup").opens
    again = undo_change(db, "spring", **WHO)

    assert (undone, times) == (planned, usual_times(planned, WaveName.FOLLOWUP)[0])
    assert again == changed


def test_undone_extension_closes_when_it_would_have(db, planned):
    tomorrow = NOW + timedelta(days=1)
    set_times(db, "spring", WaveName.POST, NOW, tomorrow, **WHO)
    open_event_wave(db, planned, WaveName.POST)
    extend_wave(db, "spring", WaveName.POST, **WHO)

    undo_change(db, "spring", **WHO)

    assert find_wave(db, planned.id, "post").closes == tomorrow


def test_undoing_leaves_alone_what_has_happened_since(db, keys, planned):
    change_event(db, later(planned, 7), **WHO)
    open_event_wave(db, planned)
    send(db, keys, planned, submission(db, planned))
    close_event_wave(db, planned)

    undo_change(db, "spring", **WHO)

    undone = get_event(db, "spring")
    assert (undone.title, undone.sealing) == (planned.title, later(planned, 7).sealing)
    assert find_wave(db, planned.id, "pre").closes == NOW


def test_plan_kept_by_an_older_version_lacks_nothing(db, planned):
    change_event(db, later(planned, 7), **WHO)
    db.execute("UPDATE earlier_plans SET event = json_remove(event, '$.moderator')")

    assert undo_change(db, "spring", **WHO) == planned


def test_nothing_is_undone_before_a_change_or_in_the_archive(db, planned):
    with pytest.raises(StateError, match="was not changed"):
        undo_change(db, "spring", **WHO)
    change_event(db, later(planned, 7), **WHO)
    archive_event(db, "spring", **WHO)

    with pytest.raises(StateError, match="spring is archived"):
        undo_change(db, "spring", **WHO)


def test_undone_change_of_a_series_keeps_its_approval_and_can_be_made_again(db, planned):
    series = get_series(db, planned.series_id)
    changed = replace(series, title=RENAMED, contact="uus@example.ee", needs_approval=True)
    change_series(db, changed, **WHO)

    undo_series_change(db, series.slug, **WHO)
    undone = get_series(db, planned.series_id)
    undo_series_change(db, series.slug, **WHO)

    assert undone == replace(series, needs_approval=True)
    assert get_series(db, planned.series_id) == changed


def test_series_that_was_never_changed_has_nothing_to_undo(db, planned):
    with pytest.raises(StateError, match="the series seminars was not changed"):
        undo_series_change(db, "seminars", **WHO)
