"""A clock that is wrong destroys nothing, and one that is right again is followed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from collector.actions.events.run_wave import turn_waves
from collector.actions.linking.seal import check_clock, seal_due
from collector.actions.running.back_up import back_up_due
from collector.core.events.clock import Reading
from collector.core.waves import WaveName, WaveState
from collector.errors import StateError
from collector.store.backups import list_backups
from collector.store.clock import save_reading
from collector.store.events.waves import find_wave, list_waves, save_state
from collector.store.linking.sealing import find_sealing
from collector.store.people.audit import list_audit
from tests.support.clocks import see, trust
from tests.support.factories import make_event, open_event_wave, send, submission

NOW = datetime(2026, 5, 11, 10, 0, tzinfo=UTC)
DAY, FAR = timedelta(days=1), timedelta(days=400)
SEALING = date(2026, 11, 8)


@pytest.fixture
def asked(db, keys):
    """An event that somebody has answered, and that the clock closes tomorrow."""
    event = make_event(db, keys, sealing=SEALING)
    trust(db, NOW)
    open_event_wave(db, event)
    send(db, keys, event, submission(db, event))
    return event


def work(data, db, now):
    """Do by the clock what the worker does every minute, apart from reading it."""
    turn_waves(db, now=now)
    seal_due(db, keys=data / "keys", now=now)
    back_up_due(db, data / "backups", now=now)


def run_ahead(data, db, minutes=3, ahead=FAR):
    """Let the clock be ahead for some minutes, and then be right again."""
    uptime = NOW.timestamp()
    for minute in range(1, minutes + 1):
        passed = timedelta(minutes=minute)
        now = NOW + ahead + passed
        save_reading(db, Reading(now, uptime + passed.total_seconds(), "first"))
        work(data, db, now)


def days_of(data):
    return [backup.day for backup in list_backups(data / "backups")]


@pytest.mark.parametrize("ahead", [FAR, 30 * DAY, timedelta(days=200)])
def test_a_clock_that_is_ahead_for_minutes_destroys_nothing(data, db, keys, asked, ahead):
    work(data, db, NOW)

    run_ahead(data, db, ahead=ahead)

    assert find_sealing(db, asked.id) is None
    assert (keys / "spring.key").exists()
    assert NOW.date() in days_of(data)
    assert find_wave(db, asked.id, WaveName.PRE).state is WaveState.OPEN
    with pytest.raises(StateError, match="has jumped ahead to 2"):
        check_clock(db)


def test_what_a_wrong_clock_made_is_dated_anew(data, db, asked):
    work(data, db, NOW)
    run_ahead(data, db)

    see(db, NOW + timedelta(minutes=9))
    work(data, db, NOW + timedelta(minutes=9))

    # The log has changed meanwhile, so another one is made of the open wave.
    assert days_of(data) == [NOW.date(), NOW.date(), NOW.date()]


def test_an_announcement_of_a_wrong_clock_does_not_count(data, db, keys, asked):
    run_ahead(data, db)
    before = datetime(2026, 11, 7, 9, 0, tzinfo=UTC)

    for moment in (before, before + timedelta(hours=23), before + DAY):
        see(db, moment)
        work(data, db, moment)
        sealed = find_sealing(db, asked.id) is not None
        assert sealed is (moment == before + DAY)


def test_an_event_is_sealed_in_the_first_minute_of_the_promised_day(data, db, keys, asked):
    midnight = datetime(2026, 11, 7, 22, 0, tzinfo=UTC)
    for moment in (midnight - DAY, midnight - timedelta(minutes=1), midnight):
        see(db, moment)
        work(data, db, moment)

    assert find_sealing(db, asked.id).day == SEALING
    kinds = [line.kind for line in list_audit(db)]
    assert kinds.count("sealing_announced") == 1


def test_backups_go_on_their_day_by_an_even_clock(data, db, asked):
    for day in range(20):
        see(db, NOW + day * DAY)
        work(data, db, NOW + day * DAY)

    assert days_of(data) == [(NOW + day * DAY).date() for day in range(6, 20)]


def test_after_a_month_off_nothing_goes_for_a_day(data, db, asked):
    work(data, db, NOW)
    back = NOW + 30 * DAY

    see(db, back, boot="second")
    work(data, db, back)
    kept = days_of(data)
    see(db, back + DAY, boot="second")
    work(data, db, back + DAY)

    assert kept == [NOW.date(), back.date()]
    assert days_of(data) == [back.date(), (back + DAY).date()]
    assert find_wave(db, asked.id, WaveName.PRE).state is WaveState.OPEN


def test_a_clock_that_is_ahead_after_a_start_of_the_machine_closes_no_wave(data, db, keys):
    event = make_event(db, keys, sealing=SEALING)
    open_event_wave(db, event)
    pre = find_wave(db, event.id, WaveName.PRE)
    save_state(db, pre, WaveState.OPEN, pre.opens, NOW + DAY)
    trust(db, NOW)

    see(db, NOW + FAR, boot="second")
    work(data, db, NOW + FAR)
    while_ahead = {wave.state for wave in list_waves(db, event.id)}
    see(db, NOW + DAY, boot="second")
    work(data, db, NOW + DAY)

    assert while_ahead == {WaveState.OPEN, WaveState.DRAFT}
    assert find_wave(db, event.id, WaveName.PRE).state is WaveState.CLOSED


def test_a_clock_set_back_undoes_no_sealing_and_deletes_no_backup(data, db, asked):
    midnight = datetime(2026, 11, 7, 22, 0, tzinfo=UTC)
    for moment in (midnight - DAY, midnight):
        see(db, moment)
        work(data, db, moment)
    before = days_of(data)
    sealing = find_sealing(db, asked.id)

    see(db, NOW, boot="second")
    work(data, db, NOW)

    assert find_sealing(db, asked.id) == sealing
    assert set(before) <= set(days_of(data))
