"""A23: look in every byte of a replica for what sealing destroyed, and in all that it can restore.

Litestream packs pages, so every state that it knows is restored and searched too.
"""

import json
import re
import shutil
import subprocess
import threading
import time
from contextlib import closing
from datetime import timedelta

import pytest

from collector.actions.linking.seal import seal_event
from collector.actions.running.back_up import KEPT_FOR
from collector.store.database import open_database
from collector.store.linking.sealing import SealingState
from tests.servers.litestream import PROGRAM, configure, replicating, wait_until
from tests.support.sealing import SEALED_ON, answer, planted, search

SOON = {
    "interval": "2s",
    "retention": "4s",
    "monitor_interval": "100ms",
    "checkpoint_interval": "1s",
    "sync_interval": "100ms",
}
"""The configured times, so much shorter that their end can be awaited."""

MORE = """
levels: [{interval: 1s}]
l0-retention: 1s
l0-retention-check-interval: 1s
"""


@pytest.fixture
def replica(tmp_path):
    return tmp_path / "replica"


@pytest.fixture
def config(data, replica):
    path = configure(data, replica, **SOON)
    path.write_text(path.read_text("utf-8") + MORE, "utf-8")
    return path


@pytest.fixture
def needles(db, keys, event):
    return planted(db, keys, event, answer(db, keys, event))


@pytest.fixture
def writing(data, db):
    """Let somebody write all the time; return the longest that a write took, in seconds."""
    longest, ended = [0.0], threading.Event()

    def write():
        with closing(open_database(data / "collector.db")) as other:
            while not ended.wait(0.05):
                begun = time.monotonic()
                other.execute("INSERT OR REPLACE INTO clock VALUES (1, '{}')")
                longest[0] = max(longest[0], time.monotonic() - begun)

    thread = threading.Thread(target=write)
    thread.start()
    yield longest
    ended.set()
    thread.join()


def attack(config, data, replica, needles):
    """Return the names of what a file of the replica holds, or any state that it brings back."""
    found, states = search(replica, needles), replica.with_name("out")
    shutil.rmtree(states, ignore_errors=True)
    listed = litestream("ltx", "-level", "all", "-json", config=config, data=data).stdout
    for state in {file["max_txid"] for file in json.loads(listed)}:
        out = states / f"{state}.db"
        litestream("restore", "-txid", state, "-o", out, config=config, data=data)
    return found | search(states, needles)


def litestream(command, *arguments, config, data):
    # A state that goes meanwhile cannot be restored.
    return subprocess.run(
        [PROGRAM, command, "-config", config, *arguments, data / "collector.db"],
        capture_output=True,
        check=False,
    )


def search_database(data, needles):
    """Search the database and its log alone."""
    files = [path.read_bytes() for path in data.glob("collector.db*")]
    return {name for name, needle in needles for file in files if needle in file}


def test_sealing_is_finished_beside_litestream_and_the_replica_forgets(
    db, data, needles, config, replica, writing
):
    with replicating(config, data):
        wait_until(lambda: search(replica / "ltx" / "9", needles))
        before = attack(config, data, replica, needles), search_database(data, needles)
        sealing = seal_event(db, "spring", keys=data / "keys", now=SEALED_ON, account="test")
        left = search_database(data, needles)
        wait_until(lambda: not attack(config, data, replica, needles))
        everywhere = search(data, needles)

    assert all(names >= {"text", "receipt_hash", "link_hash"} for names in before)
    assert (sealing.state, left, everywhere) == (SealingState.DONE, set(), set())
    assert writing[0] < 2


def test_the_configured_times_end_within_the_promised_days(data, replica):
    text = configure(data, replica).read_text("utf-8")
    [interval] = re.findall(r"^  interval: (\d+)h$", text, re.MULTILINE)
    [retention] = re.findall(r"^  retention: (\d+)h$", text, re.MULTILINE)

    assert timedelta(hours=2 * int(interval) + int(retention)) <= KEPT_FOR
