"""Publishing where the machine fails: the old edition stays up and whole."""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from collector.actions.publication.publish import publish_events
from collector.actions.publication.rebuild_public import find_public_damage, rebuild_public
from collector.errors import DataDirectoryError
from collector.store.database import open_database
from collector.store.events.waves import list_waves
from collector.store.publication.results import list_editions
from tests.data.published import make_report
from tests.data.reported import NOW, save_reported_event
from tests.servers.serving import COLLECTOR

SLUG = "koostooseminar-2017"

TOUCHING = frozenset({"open", "os.mkdir", "os.remove", "os.rename", "sqlite3.connect"})
"""What the interpreter tells of a program that reaches for a file, before it does."""


@pytest.fixture
def published(db, data):
    """The path of a public database with one edition."""
    save_reported_event(db, make_report())
    path = data / "public" / "public.db"
    publish_events(db, [SLUG], public_path=path, now=NOW)
    return path


def check(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall()


def publish_until(path, step, data):
    """Publish in this process, killed when it reaches for a file of the public folder again."""
    touched = []

    def die(event, arguments):
        if event in TOUCHING and str(path.parent) in str(arguments[0]):
            touched.append(event)
            if len(touched) == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(die)
    publish_events(open_database(data / "collector.db"), [SLUG], public_path=path, now=NOW)


def kill_at(path, step, data):
    """Let a publisher be killed at a step and return its exit code, 0 if it has fewer steps."""
    process = get_context("fork").Process(target=publish_until, args=(path, step, data))
    process.start()
    process.join(60)
    return process.exitcode


def test_a_publisher_killed_at_any_step_leaves_a_whole_file(db, data, published):
    before, number = published.read_bytes(), len(list_editions(db))
    db.close()
    step, codes, found = 0, [], []

    while 0 not in codes and step < 50:
        step += 1
        codes.append(kill_at(published, step, data))
        found.append((published.read_bytes() == before, check(published)))

    assert codes == [-signal.SIGKILL] * (step - 1) + [0]
    assert step > 5
    assert set(map(str, found)) == {str((True, [("ok",)]))}
    again = open_database(data / "collector.db")
    assert len(list_editions(again)) == number
    assert [each.name for each in published.parent.iterdir()] == ["public.db"]
    again.close()


@pytest.mark.parametrize("step", [1, 3, 5])
def test_a_first_publisher_killed_on_the_way_is_made_good_by_the_next(db, data, step):
    save_reported_event(db, make_report())
    path = data / "public" / "public.db"

    assert kill_at(path, step, data) == -signal.SIGKILL

    assert publish_events(db, [SLUG], public_path=path, now=NOW)[0].number == 1
    assert (len(list_editions(db)), check(path)) == (1, [("ok",)])


def test_a_full_disk_keeps_what_was_published(db, published):
    before = published.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 2, limits[1]))

    try:
        with pytest.raises(DataDirectoryError, match="stays up; make room"):
            rebuild_public(db, published)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert published.read_bytes() == before
    assert [each.name for each in published.parent.iterdir()] == ["public.db"]


def test_a_disk_full_before_the_edition_is_kept_changes_nothing(db, data):
    save_reported_event(db, make_report())
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))

    try:
        with pytest.raises(DataDirectoryError, match="nothing was changed: make room"):
            publish_events(db, [SLUG], public_path=data / "public" / "public.db", now=NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert list_editions(db) == []
    assert {wave.state for wave in list_waves(db, 1)} == {"closed"}


def test_two_publishers_at_the_same_moment_make_one_edition(db, data):
    save_reported_event(db, make_report())
    path = data / "public" / "public.db"

    def publish(_):
        own = open_database(data / "collector.db")
        try:
            return publish_events(own, [SLUG], public_path=path, now=NOW)[0].number
        finally:
            own.close()

    with ThreadPoolExecutor(2) as pool:
        numbers = list(pool.map(publish, range(2)))

    assert numbers == [1, 1]
    assert (len(list_editions(db)), check(path)) == (1, [("ok",)])


@pytest.mark.parametrize("spoil", [b"", b"no database at all"])
def test_an_edited_public_file_is_written_anew(db, published, spoil):
    before = published.read_bytes()
    published.write_bytes(spoil)

    publish_events(db, [SLUG], public_path=published, now=NOW)

    assert published.read_bytes() == before


@pytest.mark.parametrize("change", ["UPDATE results SET count = count + 1", "DELETE FROM about"])
def test_a_public_file_edited_by_hand_is_noticed_and_written_anew(db, published, change):
    before = published.read_bytes()
    with sqlite3.connect(published) as connection:
        connection.execute(change)
    connection.close()

    noticed = find_public_damage(db, published)
    publish_events(db, [SLUG], public_path=published, now=NOW)

    assert "was changed by somebody else" in noticed
    assert "publish any event again" in noticed
    assert published.read_bytes() == before
    assert find_public_damage(db, published) == ""


def test_a_public_file_that_is_gone_is_noticed(db, published):
    published.unlink()

    assert "is missing" in find_public_damage(db, published)


def test_a_directory_that_must_not_be_written_is_told_in_one_sentence(db, data, published):
    before = published.read_bytes()
    published.parent.chmod(0o555)
    # Root may write anywhere, unless it leaves its capabilities behind.
    as_usual = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"]
    command = [*(as_usual if os.geteuid() == 0 else ()), *COLLECTOR, "publish", SLUG]

    ended = subprocess.run([*command, "--data", data], capture_output=True, text=True, check=False)

    published.parent.chmod(0o755)
    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: cannot write the public database")
    assert "what was published before stays up; make room or give write permission" in ended.stderr
    assert published.read_bytes() == before


def test_a_directory_that_cannot_be_written_is_told(db, published):
    shutil.rmtree(published.parent)
    published.parent.write_text("in the way")

    with pytest.raises(DataDirectoryError, match="cannot write the public database"):
        rebuild_public(db, published)
