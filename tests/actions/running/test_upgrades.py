"""A backup is made before the schema changes, and an older version says how to go back to it."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

import pytest
from click.testing import CliRunner
from sqlite_utils import Database

from collector import __version__
from collector.cli.main import collector
from collector.core.waves import WaveName
from collector.errors import DataDirectoryError, SchemaTooNewError
from collector.store.backups import list_backups, save_backup, upgrade_database
from collector.store.database import create_database, open_database
from collector.store.events.events import list_events
from collector.store.events.waves import find_wave
from collector.store.migrations.steps import migrations
from tests.store.migrations.test_steps import BEFORE_LINKING
from tests.support.factories import NOW, send, submission


@pytest.fixture
def folder(data):
    return data / "backups"


@pytest.fixture
def older(data):
    """A data directory of a version that knew only the first steps."""
    data.mkdir()
    with closing(sqlite3.connect(data / "collector.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        db = Database(connection)
        migrations.apply(db, stop_before="m006_linking")
        db.executescript(BEFORE_LINKING)
    return data / "collector.db"


@pytest.fixture
def newer(data, db, keys, event, folder):
    """A data directory that a version to come has changed, with the backup that it made before."""
    send(db, keys, event, submission(db, event))
    save_backup(db, folder, NOW, "before-99.1.0")
    db.execute("CREATE TABLE things_to_come (id INTEGER PRIMARY KEY) STRICT")
    db.execute("ALTER TABLE accounts ADD COLUMN colour TEXT")
    db["_sqlite_migrations"].insert(
        {"migration_set": "collector", "name": "m999_to_come", "applied_at": "2099-01-01"}
    )
    db.close()
    return data


def test_a_backup_is_made_before_the_schema_changes(older, folder):
    upgrade_database(older, folder, NOW).close()

    [made] = list_backups(folder)
    with closing(sqlite3.connect(made.path)) as before, closing(open_database(older)) as now:
        assert before.execute("SELECT count(*) FROM link_codes").fetchone() == (1,)
        assert now.table("link_hashes").count == 1
    assert made.path.name.endswith(f".before-{__version__}.db")


def test_no_backup_is_made_where_nothing_changes(data, folder):
    for _ in range(2):
        upgrade_database(data / "collector.db", folder, NOW).close()

    assert list_backups(folder) == []


def test_the_schema_stays_if_the_backup_cannot_be_written(older, folder):
    folder.write_text("a file")

    with pytest.raises(DataDirectoryError, match=r"cannot write .*collector-"):
        upgrade_database(older, folder, NOW)

    with closing(open_database(older)) as db:
        assert migrations.applied(db)[-1].name == "m005_sealings"


@pytest.mark.parametrize("more_pages", [1, 7, 13, 19, 25])
def test_a_disk_that_fills_up_while_the_schema_changes_leaves_steps_whole(older, more_pages):
    with closing(open_database(older)) as db:
        size = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {size + more_pages}")
        with pytest.raises(sqlite3.OperationalError, match="full"):
            migrations.apply(db)

    with closing(create_database(older)) as db:
        assert [each.name for each in migrations.pending(db)] == []
        assert db.table("link_hashes").count == 1


def test_an_older_version_names_the_newer_one_and_the_command_that_goes_back(newer, folder):
    [before] = list_backups(folder)

    with pytest.raises(SchemaTooNewError) as refused:
        upgrade_database(newer / "collector.db", folder, NOW)

    assert "m999_to_come" in str(refused.value)
    assert "it was version 99.1.0" in str(refused.value)
    assert str(refused.value).endswith(f"run `collector restore {before.path}`")


def test_going_back_is_that_one_command(newer, folder):
    [before] = list_backups(folder)

    ended = CliRunner().invoke(collector, ["restore", str(before.path), "--data", str(newer)])

    assert (ended.exit_code, len(list_backups(folder))) == (0, 2)
    with closing(create_database(newer / "collector.db")) as db:
        [event] = list_events(db)
        assert find_wave(db, event.id, WaveName.PRE) is not None
        assert not db.table("things_to_come").exists()


def test_what_was_restored_to_a_time_is_the_newest_backup_before(data, db, keys, event, folder):
    send(db, keys, event, submission(db, event))
    wanted = save_backup(db, folder, NOW)
    save_backup(db, folder, NOW + timedelta(hours=1))
    db.close()

    arguments = ["restore", "--to", "2026-05-12 13:30", "--data", str(data)]
    ended = CliRunner().invoke(collector, arguments)

    assert ended.exit_code == 0
    assert ended.stderr.startswith(f"restored: {wanted.path}; what was there before is ")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--to", "2025-10-26 03:30"], "was twice in Tallinn: write 2025-10-26T03:30:00+03:00 or"),
        (["--to", "2026-03-29 03:30"], "was not in Tallinn"),
        (["--to", "2099-01-01"], "has not come yet"),
        (["--to", "0001-01-01"], "is no time: write it like 2026-05-12 10:15"),
        (["--to", "2001-01-01"], "there is no backup of that time or before"),
        ([], "give either the FILE of a backup or a time with --to"),
    ],
)
def test_restore_says_what_is_wrong_with_a_time(data, words, reason):
    command = [sys.executable, "-m", "collector", "restore", *words, "--data", str(data)]

    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (ended.returncode > 0, "Traceback" in ended.stderr) == (True, False)
    assert reason in " ".join(ended.stderr.split())


def test_restore_is_refused_while_a_program_has_the_database_open(data, db, folder, event):
    backup = save_backup(db, folder, NOW)

    ended = CliRunner().invoke(collector, ["restore", str(backup.path), "--data", str(data)])

    assert "end it, and Litestream as well" in str(ended.exception)
    assert list_events(db) == [event]
