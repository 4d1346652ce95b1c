import sqlite3
import stat
from datetime import UTC, datetime, timedelta

import pytest

from collector.actions.linking.seal import seal_event
from collector.actions.running.back_up import back_up_due, restore
from collector.errors import DataDirectoryError
from collector.store.backups import list_backups, save_backup
from collector.store.database import create_database
from collector.store.events.events import get_event
from collector.store.linking.keys import read_key
from collector.store.linking.sealing import SealingState, count_secrets, find_sealing
from tests.support.clocks import trust
from tests.support.factories import send, submission

SEALED_ON = datetime(2126, 11, 8, 9, 0, tzinfo=UTC)
LATER = SEALED_ON + timedelta(hours=1)
TEXT = "planted words of a participant"


@pytest.fixture
def folder(data):
    return data / "backups"


@pytest.fixture
def backup(db, keys, event, folder):
    """A backup, made on the day before sealing, of an event with a response and a text."""
    send(db, keys, event, submission(db, event, texts={"risk_text": TEXT}))
    return save_backup(db, folder, SEALED_ON - timedelta(days=1))


def seal(db, keys):
    return seal_event(db, "spring", keys=keys, now=SEALED_ON, account="test")


def holding(data, needle):
    """Return the files that hold a needle."""
    files = (path for path in data.rglob("*") if path.is_file())
    return [path.name for path in files if needle in path.read_bytes()]


def test_back_up_writes_a_whole_copy_for_the_owner_alone_without_key(data, keys, backup):
    copy = sqlite3.connect(backup.path)

    found = copy.execute("SELECT text FROM texts").fetchall()

    copy.close()
    assert found == [(TEXT,)]
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert holding(data, read_key(keys, "spring")) == ["spring.key"]


def test_back_up_that_cannot_be_written_says_so(db, folder):
    folder.write_text("a file")

    with pytest.raises(DataDirectoryError, match=r"cannot write .*collector-"):
        save_backup(db, folder, SEALED_ON)


def test_back_up_never_overwrites_another(db, folder, backup):
    with pytest.raises(DataDirectoryError, match="of this moment already"):
        save_backup(db, folder, SEALED_ON - timedelta(days=1))


@pytest.mark.parametrize(("days", "held"), [(12, 1), (13, 0), (400, 0)])
def test_backup_made_before_sealing_goes_within_fourteen_days(db, keys, backup, days, held):
    seal(db, keys)
    folder = backup.path.parent

    trust(db, SEALED_ON + timedelta(days=days))
    made = back_up_due(db, folder, now=SEALED_ON + timedelta(days=days))

    assert list_backups(folder)[-1] == made
    assert len(holding(folder.parent, TEXT.encode())) == held


def test_daily_backups_are_one_a_day_and_fourteen(db, event, folder):
    for hour in range(0, 20 * 24, 8):
        trust(db, SEALED_ON + timedelta(hours=hour))
        back_up_due(db, folder, now=SEALED_ON + timedelta(hours=hour))

    days = [backup.day for backup in list_backups(folder)]
    assert days == [SEALED_ON.date() + timedelta(days=day) for day in range(7, 21)]


def test_backups_stay_while_no_new_one_can_be_written(db, backup, folder):
    moment = SEALED_ON + timedelta(days=400)
    (folder / moment.strftime("collector-%Y%m%d-%H%M%S-%f.db-new")).mkdir()

    with pytest.raises(DataDirectoryError, match="cannot write"):
        back_up_due(db, folder, now=moment)

    assert backup in list_backups(folder)


def test_restore_brings_back_what_was_deleted(data, db, keys, event, backup, folder):
    path = data / "collector.db"
    db.execute("DELETE FROM responses")
    db.close()

    restore(path, backup.path, folder, keys=keys, now=SEALED_ON - timedelta(hours=20))

    restored = create_database(path)
    assert count_secrets(restored, event.id).receipts == 1
    assert len(list_backups(folder)) == 2
    restored.close()


def test_restore_without_a_database_makes_one(tmp_path, db, keys, event, backup):
    path = tmp_path / "new" / "collector.db"
    path.parent.mkdir()

    restore(path, backup.path, path.parent / "backups", keys=keys, now=LATER - timedelta(days=1))

    restored = create_database(path)
    assert get_event(restored, "spring") == event
    restored.close()


def test_restore_of_an_older_backup_seals_again_at_once(data, db, keys, event, backup, folder):
    seal(db, keys)
    db.close()

    restore(data / "collector.db", backup.path, folder, keys=keys, now=LATER + timedelta(days=5))

    restored = create_database(data / "collector.db")
    secrets = count_secrets(restored, event.id)
    sealing = find_sealing(restored, event.id)
    assert (sealing.day, sealing.state) == (SEALED_ON.date(), SealingState.DONE)
    assert (secrets.receipts, secrets.texts) == (1, 0)
    assert holding(data, TEXT.encode()) == [backup.path.name]
    restored.close()


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough" * 30])
def test_restore_of_something_else_changes_nothing(data, db, keys, event, folder, content):
    other = data / "other.db"
    other.write_bytes(content)

    with pytest.raises(DataDirectoryError, match="no backup of this service"):
        restore(data / "collector.db", other, folder, keys=keys, now=LATER)

    assert get_event(db, "spring") == event
    assert not (data / "restored.db").exists()


def test_restore_of_a_damaged_backup_changes_nothing(data, db, keys, event, backup, folder):
    copy = sqlite3.connect(backup.path)
    copy.execute("INSERT INTO reports VALUES (77, '2026-05-12', '{}')")
    copy.commit()
    copy.close()

    with pytest.raises(DataDirectoryError, match="is damaged: a row of reports"):
        restore(data / "collector.db", backup.path, folder, keys=keys, now=LATER)

    assert get_event(db, "spring") == event
