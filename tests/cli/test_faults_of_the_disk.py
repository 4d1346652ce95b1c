"""Damage that a command meets midway, and a disk that takes no more: one sentence, nothing lost."""

import ctypes
import os
import resource
import subprocess
import sys
from contextlib import closing

import pytest

from collector.actions.running.back_up import back_up_due
from collector.core.waves import WaveName
from collector.store.backups import list_backups, save_backup
from collector.store.database import find_damage, open_database
from collector.store.events.waves import find_wave
from tests.support.clocks import trust
from tests.support.factories import NOW, send, submission

PR_CAPBSET_DROP, DAC_OVERRIDE, DAC_READ_SEARCH = 24, 1, 2
"""Numbers of Linux: what gives a capability up, and two that make root read everything."""

COMMAND = [sys.executable, "-m", "collector"]


def run(data, *words, room=None):
    """Run a command unmeasured, with files that can grow to so many bytes."""

    def limit():
        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    given = [] if "run" in words else ["--data", str(data)]
    # What measures the tests writes a file at the end, for which there would be no room.
    environ = {name: text for name, text in os.environ.items() if "COVERAGE" not in name}
    return subprocess.run(
        [*COMMAND, *words, *given],
        env=environ | {"COLLECTOR_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )


def give_up_rights_of_root():
    """Let the program that follows obey the rights of files, also if root runs it."""
    for right in (DAC_OVERRIDE, DAC_READ_SEARCH):
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, right, 0, 0, 0)


def damage(data, table):
    """Overwrite the first pages of a table and its indexes; who does not read it meets nothing."""
    path = data / "collector.db"
    with closing(open_database(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        [[size]] = db.execute("PRAGMA page_size").fetchall()
        sql = "SELECT rootpage FROM sqlite_master WHERE tbl_name = ? AND rootpage > 0"
        pages = [page for (page,) in db.execute(sql, [table]).fetchall()]
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * size)
            file.write(b"\xff" * size)


@pytest.mark.parametrize(
    "words",
    [
        ["event", "list"],
        ["link", "spring"],
        ["report", "spring"],
        ["backup"],
    ],
)
def test_damage_that_is_met_midway_is_one_sentence(data, db, keys, event, words):
    send(db, keys, event, submission(db, event))
    db.close()
    damage(data, "responses")

    ended = run(data, *words)

    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: ")
    assert "malformed" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("room", [0, 4096])
@pytest.mark.parametrize("words", [["backup"], ["event", "close", "spring", "pre"], ["restore"]])
def test_a_full_disk_is_one_sentence_and_loses_nothing(data, db, keys, event, words, room):
    send(db, keys, event, submission(db, event))
    backup = save_backup(db, data / "backups", NOW)
    db.close()
    if words == ["restore"]:
        words = ["restore", str(backup.path)]

    ended = run(data, *words, room=room)

    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: ")
    assert len(ended.stderr.splitlines()) == 1
    assert "damaged" not in ended.stderr
    with closing(open_database(data / "collector.db")) as after:
        assert find_damage(after) == []
        assert after.table("responses").count == 1
        assert find_wave(after, event.id, WaveName.PRE).state == "open"
    assert list_backups(data / "backups") == [backup]
    assert not (data / "restored.db").exists()


def test_backups_go_on_when_there_is_room_again(data, db, keys, event):
    send(db, keys, event, submission(db, event))
    trust(db, NOW)
    assert run(data, "backup", room=4096).returncode == 1

    made = back_up_due(db, data / "backups", now=NOW)

    assert list_backups(data / "backups") == [made]


def test_the_parts_may_start_though_the_public_file_cannot_be_written_anew(data, event):
    prepare = ["run", "--apart", "prepare"]
    refused = run(data, *prepare, room=60_000)
    first = run(data, *prepare)
    public = data / "public/public.db"
    before = public.read_bytes()

    again = run(data, *prepare, room=60_000)

    assert (refused.returncode, first.returncode, again.returncode) == (1, 0, 0), again.stderr
    assert "Warning: cannot write the public database" in again.stderr
    assert public.read_bytes() == before


@pytest.mark.parametrize("words", [["check"], ["link", "spring"], ["backup"]])
@pytest.mark.parametrize("folder", ["keys", "backups"])
def test_a_folder_of_somebody_else_is_one_sentence(data, db, keys, event, words, folder):
    save_backup(db, data / "backups", NOW)
    db.close()
    closed = data / folder
    closed.chmod(0)

    ended = subprocess.run(
        [*COMMAND, *words, "--data", str(data)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=give_up_rights_of_root,
    )

    closed.chmod(0o700)
    assert "Traceback" not in ended.stderr
    if (folder, words[0]) in {("keys", "check"), ("keys", "link"), ("backups", "backup")}:
        assert ended.returncode == 1
        assert f"{closed}" in ended.stderr
