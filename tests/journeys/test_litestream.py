"""A lost disk and the real Litestream: what is lost, what comes back, and what phones do."""

import os
import shutil
import signal
import subprocess
import threading
import time
import urllib.parse
import urllib.request
from contextlib import closing
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from collector.store.answering.responses import list_responses
from collector.store.database import open_database
from collector.store.events.waves import find_wave
from tests.servers.litestream import configure, replicating, wait_until
from tests.servers.serving import COLLECTOR, serving

PAGE = "/e/spring/pre"


@pytest.fixture
def data(tmp_path):
    return tmp_path / "andmed Žö"


@pytest.fixture
def config(data, tmp_path, monkeypatch, db, event):
    path = configure(data, tmp_path / "teine ketas" / "koopia")
    monkeypatch.setenv("COLLECTOR_LITESTREAM", str(path))
    db.close()
    return path


def post(url, fields, **headers):
    request = urllib.request.Request(url + PAGE, urllib.parse.urlencode(fields).encode(), headers)
    with urllib.request.urlopen(request, timeout=20) as response:
        response.read()
        return response.headers


def is_copied(url, fields):
    """Ask as a phone does."""
    return "Tagasiside-Uncopied" not in post(url, fields, **{"Tagasiside-Again": "9"})


def stored(data):
    with closing(open_database(data / "collector.db")) as db:
        return len(list_responses(db, find_wave(db, 1, "pre").id))


def send_until(url, ended, acknowledged):
    """Send one after another, and note when each was acknowledged."""
    while not ended.is_set():
        fields = {"submission": str(uuid4()), "mot_interest": "4", "lang": "et"}
        try:
            post(url, fields)
        except OSError:
            return
        acknowledged.append((time.monotonic(), fields))


def kill(service, litestream):
    """Kill every process by SIGKILL; return when the first was."""
    killed = time.monotonic()
    for pid in (litestream.pid, service.process.pid, *service.parts().values()):
        os.kill(pid, signal.SIGKILL)
    litestream.wait()
    service.process.wait()
    return killed


def lose_disk(data):
    """Delete the data directory, but for the keys, which are kept elsewhere."""
    keys = data.with_name("keys elsewhere")
    shutil.move(data / "keys", keys)
    shutil.rmtree(data)
    data.mkdir(mode=0o700)
    shutil.move(keys, data / "keys")


def restore(data, to="now"):
    command = [*COLLECTOR, "restore", "--to", to, "--data", str(data)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stderr


def test_a_lost_disk_costs_a_second_and_phones_send_it_again_once(config, data):
    acknowledged, ended = [], threading.Event()
    with serving(data) as service, replicating(config, data) as litestream:
        wait_until(lambda: post(service.url, {"submission": str(uuid4())}))
        first = stored(data)
        sender = threading.Thread(target=send_until, args=[service.url, ended, acknowledged])
        sender.start()
        wait_until(lambda: acknowledged and time.monotonic() - acknowledged[0][0] > 4)
        parts = service.parts()
        killed = kill(service, litestream)
        ended.set()
        sender.join()
    assert parts.keys() >= {"web", "worker", "data"}

    lose_disk(data)
    restore(data)
    back = stored(data)
    with serving(data) as service, replicating(config, data):
        for _ in range(2):
            copied = [is_copied(service.url, fields) for _, fields in acknowledged]
        again = stored(data)

    before = [moment for moment, _ in acknowledged if moment < killed - 1]
    assert len(before) > 20
    assert back >= first + len(before)
    assert (again, all(copied)) == (first + len(acknowledged), True)


def test_restore_to_a_time_takes_the_replica(config, data):
    with serving(data) as service, replicating(config, data):
        headers = post(service.url, {"submission": str(uuid4())})
        uncopied = "Tagasiside-Uncopied" in headers
        time.sleep(2)
        between = datetime.now(UTC)
        time.sleep(2)
        later = {"submission": str(uuid4())}
        post(service.url, later)
        wait_until(lambda: is_copied(service.url, later))

    said = restore(data, between.isoformat())

    assert (stored(data), uncopied) == (1, True)
    assert said.startswith(f"restored: {data / 'replica.db'}; what was there before is ")
    assert not (data / "replica.db").exists()


def test_restore_while_litestream_runs_is_refused(config, data):
    with replicating(config, data):
        command = [*COLLECTOR, "restore", "--to", "now", "--data", str(data)]
        wait_until((data / ".collector.db-litestream").exists)
        refused = subprocess.run(command, capture_output=True, text=True, check=False)

    assert refused.returncode == 1
    assert "end it, and Litestream as well" in refused.stderr
