from dataclasses import replace
from datetime import timedelta

import pytest

from collector.actions.events.change_event import (
    change_event,
    change_series,
    extend_wave,
    set_times,
)
from collector.actions.events.plan_event import add_event, clone_event
from collector.core.events.planning import propose_next, usual_sealing, usual_times
from collector.core.waves import WaveName, WaveState
from collector.errors import NotFoundError, PlanError, StateError
from collector.store.events.events import find_event, get_event, get_series
from collector.store.events.waves import find_wave, list_waves
from collector.store.linking.keys import find_key
from collector.store.linking.sealing import Sealing, SealingState, save_sealing
from collector.texts.languages import Translated
from tests.support.audit import told
from tests.support.factories import (
    EVENT,
    NOW,
    SERIES,
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
)

WHO = {"now": NOW, "account": "Office"}


@pytest.fixture
def planned(db, keys):
    return make_event(db, keys, sealing=usual_sealing(EVENT.ends))


def move(event, days):
    later = timedelta(days=days)
    return replace(event, starts=event.starts + later, ends=event.ends + later)


def times_of(db, event, name):
    wave = find_wave(db, event.id, name)
    return wave.opens, wave.closes


def test_waves_that_nobody_timed_move_with_the_event(db, planned):
    own = (NOW + timedelta(days=1), NOW + timedelta(days=2))
    set_times(db, "spring", WaveName.POST, *own, **WHO)

    changed = change_event(db, move(planned, 7), **WHO)

    assert times_of(db, planned, "pre") == usual_times(changed, WaveName.PRE)
    assert times_of(db, planned, "post") == own
    assert told(db) == ("event_changed", {"event": "spring"})


def test_change_that_will_not_do_saves_nothing(db, planned):
    with pytest.raises(PlanError) as refused:
        change_event(db, replace(planned, head_count=0), **WHO)

    assert refused.value.problems == {"head_count": "number"}
    assert get_event(db, "spring") == planned


def test_sealing_cannot_be_moved_once_somebody_answered(db, keys, planned):
    open_event_wave(db, planned)
    send(db, keys, planned, submission(db, planned))

    with pytest.raises(StateError, match="cannot be moved"):
        change_event(db, replace(planned, sealing=planned.sealing + timedelta(days=1)), **WHO)


def test_sealed_event_stays_as_it_is(db, planned):
    save_sealing(db, Sealing(planned.id, NOW.date(), SealingState.DONE))

    with pytest.raises(StateError, match="sealed"):
        change_event(db, planned, **WHO)


def test_address_of_another_event_is_refused(db, keys, planned):
    with pytest.raises(PlanError, match=r"slug \(taken\)"):
        add_event(db, SERIES, replace(planned, head_count=9), {}, keys=keys, **WHO)

    assert get_event(db, "spring").head_count == 50


def test_clone_asks_the_same_questionnaires_in_the_same_series(db, keys, planned):
    proposed = propose_next(planned, NOW.date(), {"spring"})

    clone = clone_event(db, proposed, model_slug="spring", keys=keys, **WHO)

    versions = [
        [each.questionnaire_version for each in list_waves(db, one.id)] for one in (planned, clone)
    ]
    assert versions[0] == versions[1]
    assert (clone.slug, clone.series_id) == ("spring-2027", planned.series_id)
    assert {each.state for each in list_waves(db, clone.id)} == {WaveState.DRAFT}
    assert find_key(db, keys, "spring-2027") not in {None, find_key(db, keys, "spring")}


def test_clone_that_will_not_do_leaves_nothing(db, keys, planned):
    proposed = replace(propose_next(planned, NOW.date(), ()), head_count=0)

    with pytest.raises(PlanError):
        clone_event(db, proposed, model_slug="spring", keys=keys, **WHO)

    assert find_event(db, proposed.slug) is None
    assert find_key(db, keys, proposed.slug) is None


def test_open_wave_keeps_its_opening_and_closes_at_another_time(db, planned):
    open_event_wave(db, planned)

    set_times(db, "spring", WaveName.PRE, NOW - timedelta(1), NOW + timedelta(1), **WHO)

    assert times_of(db, planned, "pre") == (NOW, NOW + timedelta(1))


def test_extending_moves_the_closing_by_a_day(db, planned):
    open_event_wave(db, planned)
    set_times(db, "spring", WaveName.PRE, NOW, NOW + timedelta(1), **WHO)

    extend_wave(db, "spring", WaveName.PRE, **WHO)

    assert times_of(db, planned, "pre") == (NOW, NOW + timedelta(2))


@pytest.mark.parametrize("name", [WaveName.PRE, WaveName.POST])
def test_wave_without_closing_time_or_not_open_cannot_be_extended(db, planned, name):
    open_event_wave(db, planned)

    with pytest.raises(StateError, match="no closing time") as refused:
        extend_wave(db, "spring", name, **WHO)
    assert name in str(refused.value)


def test_closed_wave_takes_no_other_times(db, planned):
    open_event_wave(db, planned)
    close_event_wave(db, planned)

    with pytest.raises(StateError, match="open it again"):
        set_times(db, "spring", WaveName.PRE, NOW, NOW + timedelta(1), **WHO)


def test_wave_that_an_event_never_had_cannot_be_timed(db, keys):
    add_event(
        db,
        SERIES,
        replace(EVENT, slug="bare", sealing=usual_sealing(EVENT.ends)),
        {},
        keys=keys,
        **WHO,
    )

    with pytest.raises(NotFoundError, match="has no wave post"):
        set_times(db, "bare", WaveName.POST, NOW, NOW + timedelta(1), **WHO)


def test_series_is_saved_under_its_address(db, planned):
    series = get_series(db, planned.series_id)
    title = Translated("Uus", "Новая", "New")

    change_series(db, replace(series, title=title), **WHO)

    assert get_series(db, planned.series_id) == replace(series, title=title)
