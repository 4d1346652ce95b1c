"""Publishing where the machine fails: the old edition stays up and whole."""

import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from collector.actions.publish import publish_event
from collector.actions.rebuild_public import rebuild_public
from collector.errors import DataDirectoryError, StateError
from collector.store.database import open_database
from collector.store.results import list_editions
from tests.data.published import NOW, make_report, save_reported_event

SLUG = "koostooseminar-2017"

KILLED_AT = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from collector.actions.publish import publish_event
from collector.store.database import open_database

database, public, step, slug = sys.argv[1:]
fsync, calls = os.fsync, []

def die(handle):
    calls.append(handle)
    if len(calls) == int(step):
        os.kill(os.getpid(), signal.SIGKILL)
    fsync(handle)

os.fsync = die
now = datetime(2018, 3, 1, tzinfo=UTC)
publish_event(open_database(Path(database)), slug, public_path=Path(public), now=now)
"""


@pytest.fixture
def published(db, data):
    """The path of a public database with one edition."""
    save_reported_event(db, make_report())
    path = data / "public" / "public.db"
    publish_event(db, SLUG, public_path=path, now=NOW)
    return path


def check(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall()


@pytest.mark.parametrize("step", [1, 2], ids=["before the swap", "after it"])
def test_a_publisher_killed_at_a_step_leaves_a_whole_file(db, data, published, step):
    before = published.read_bytes()

    ended = subprocess.run(
        [sys.executable, "-c", KILLED_AT, data / "collector.db", published, str(step), SLUG],
        check=False,
    )

    assert ended.returncode == -signal.SIGKILL
    assert check(published) == [("ok",)]
    publish_event(db, SLUG, public_path=published, now=NOW)
    assert published.read_bytes() == before
    assert [each.name for each in published.parent.iterdir()] == ["public.db"]


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


def test_two_publishers_at_the_same_moment_make_one_edition(db, data):
    save_reported_event(db, make_report())
    path = data / "public" / "public.db"

    def publish(_):
        own = open_database(data / "collector.db")
        try:
            return publish_event(own, SLUG, public_path=path, now=NOW).number
        except StateError as error:
            return str(error)
        finally:
            own.close()

    with ThreadPoolExecutor(2) as pool:
        numbers = list(pool.map(publish, range(2)))

    told = f"{SLUG} changed while it was being published: publish it again"
    assert 1 in numbers
    assert set(numbers) <= {1, told}
    assert (len(list_editions(db)), check(path)) == (1, [("ok",)])


@pytest.mark.parametrize("spoil", [b"", b"no database at all"])
def test_an_edited_public_file_is_written_anew(db, published, spoil):
    before = published.read_bytes()
    published.write_bytes(spoil)

    publish_event(db, SLUG, public_path=published, now=NOW)

    assert published.read_bytes() == before


def test_a_directory_that_cannot_be_written_is_told(db, published):
    shutil.rmtree(published.parent)
    published.parent.write_text("in the way")

    with pytest.raises(DataDirectoryError, match="cannot write the public database"):
        rebuild_public(db, published)
