"""Backups every few minutes while a wave is open: when they are made, copied and deleted."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from collector.actions.linking.seal import seal_event
from collector.actions.running.back_up import back_up_due, find_backup
from collector.errors import DataDirectoryError, NotFoundError
from collector.store.backups import WAVE, Backup, list_backups, save_backup, thin
from tests.support.clocks import trust
from tests.support.factories import close_event_wave, send, submission
from tests.support.sealing import SEALED_ON, planted, search

START = datetime(2026, 5, 12, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def folder(data):
    return data / "backups"


@pytest.fixture
def second(tmp_path):
    made = tmp_path / "teine ketas Žö"
    made.mkdir()
    return made


def let_pass(db, folder, *others, minutes, since=START, work=lambda: None):
    """Let some minutes pass by a trusted clock, with some work in each."""
    for minute in range(minutes):
        now = since + minute * MINUTE
        trust(db, now)
        work()
        back_up_due(db, folder, *others, now=now)


def names(folder):
    return [backup.path.name for backup in list_backups(folder)]


def test_an_open_wave_is_backed_up_every_five_minutes(db, keys, event, folder):
    let_pass(
        db,
        folder,
        minutes=21,
        work=lambda: send(db, keys, event, submission(db, event, uuid=uuid4())),
    )

    moments = [backup.moment for backup in list_backups(folder)]
    assert moments == [START + minutes * MINUTE for minutes in (0, 5, 10, 15, 20)]
    assert [each.kind for each in list_backups(folder)] == ["", WAVE, WAVE, WAVE, WAVE]


def test_nothing_is_written_while_nothing_changes(db, keys, event, folder):
    send(db, keys, event, submission(db, event))

    let_pass(db, folder, minutes=30)

    assert len(names(folder)) == 1


def test_no_wave_open_means_one_backup_a_day(db, keys, event, folder):
    let_pass(db, folder, minutes=1)
    send(db, keys, event, submission(db, event))
    close_event_wave(db, event)

    let_pass(db, folder, minutes=30, since=START + MINUTE)

    assert len(names(folder)) == 1


def test_minutes_become_hours_and_hours_days():
    made = [START + number * 5 * MINUTE for number in range(2 * 12 * 24)]
    backups = [Backup(Path(f"{moment:%s}.{WAVE}.db"), moment) for moment in made]
    by_hand = Backup(Path("1.db"), START + MINUTE)
    now = made[-1] + MINUTE

    needless = thin([by_hand, *backups], now)

    kept = [backup.moment for backup in backups if backup not in needless]
    last_day = [moment for moment in made if now - moment < timedelta(days=1)]
    of_hours = [moment for moment in last_day if moment.minute == 55]
    last_hour = [moment for moment in made if now - moment < timedelta(hours=1)]
    of_days = [moment for moment in made[: -len(last_day)] if f"{moment:%H:%M}" == "23:55"]
    before_midnight = made[-len(last_day) - 1]
    assert kept == sorted({*of_days, before_midnight, *of_hours, *last_hour})
    assert by_hand not in needless


def test_a_second_directory_has_the_same_backups(db, keys, event, folder, second):
    let_pass(
        db,
        folder,
        second,
        minutes=11,
        work=lambda: send(db, keys, event, submission(db, event, uuid=uuid4())),
    )

    assert names(second) == names(folder) != []
    assert all(each.stat().st_mode & 0o077 == 0 for each in second.iterdir())


def test_a_second_directory_keeps_what_was_there_before_a_disk_was_lost(db, event, folder, second):
    before = save_backup(db, second, START - timedelta(days=1))

    let_pass(db, folder, second, minutes=1)

    assert names(second) == [before.path.name, *names(folder)]


def test_a_second_disk_that_is_not_mounted_is_named_and_the_first_goes_on(
    db, event, folder, second
):
    second.rmdir()

    with pytest.raises(DataDirectoryError, match="is not there: mount it"):
        let_pass(db, folder, second, minutes=1)

    assert (len(names(folder)), second.exists()) == (1, False)


def test_sealing_reaches_the_second_directory(db, keys, event, receipts, folder, second):
    needles = planted(db, keys, event, receipts)
    save_backup(db, folder, SEALED_ON - timedelta(days=1), WAVE)
    trust(db, SEALED_ON - timedelta(hours=1))
    back_up_due(db, folder, second, now=SEALED_ON - timedelta(hours=1))
    before = search(second, needles)

    seal_event(db, "spring", keys=keys, now=SEALED_ON, account="test")
    trust(db, SEALED_ON + timedelta(days=14))
    back_up_due(db, folder, second, now=SEALED_ON + timedelta(days=14))

    assert before
    assert (search(keys.parent, needles), search(second, needles)) == (set(), set())


def test_the_newest_backup_before_a_time_is_found_in_either_directory(db, event, folder, second):
    save_backup(db, folder, START)
    wanted = save_backup(db, second, START + 5 * MINUTE, WAVE)
    save_backup(db, folder, START + 10 * MINUTE, WAVE)

    assert find_backup([folder, second], START + 9 * MINUTE) == wanted
    with pytest.raises(NotFoundError, match="the oldest is of 2026-05-12 11:00"):
        find_backup([folder, second], START - MINUTE)
