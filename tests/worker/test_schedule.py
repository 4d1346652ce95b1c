import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, timedelta

import pytest

from collector.actions.linking.seal import seal_due
from collector.config import Settings
from collector.core.waves import WaveName, WaveState
from collector.store.answering.counts import list_pictures
from collector.store.clock import save_reading
from collector.store.events.waves import find_wave, list_waves, save_state
from collector.store.people.jobs import JobState, find_job, save_job
from collector.worker.schedule import every_minute, read_clock
from collector.worker.tasks import Queue
from tests.support.factories import NOW, make_event, send, submission

WORKER = """
import sys
from pathlib import Path
from collector.config import Settings
from collector.worker.schedule import run_worker
run_worker(Settings(data=Path(sys.argv[1])))
"""


@pytest.fixture
def worker(data, db):
    """A worker process over the data directory."""
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(data)], stderr=subprocess.PIPE, text=True
    )
    yield process
    process.kill()
    process.communicate()


def wait_until_failed(db, job_id):
    for _ in range(200):
        if find_job(db, job_id).state is JobState.FAILED:
            return
        time.sleep(0.1)
    pytest.fail("the worker did not take the job")


def test_every_minute_closes_a_wave_whose_time_has_come(data, db, keys):
    event = make_event(db, keys, sealing=date.max)
    wave = find_wave(db, event.id, WaveName.PRE)
    save_state(db, wave, WaveState.OPEN, opens=NOW, closes=NOW - timedelta(days=3650))

    every_minute(Settings(data=data))

    assert find_wave(db, event.id, WaveName.PRE).state is WaveState.CLOSED


def test_every_minute_draws_the_wall_of_a_room(data, db, keys):
    event = make_event(db, keys, sealing=date.max)
    wave = find_wave(db, event.id, WaveName.PRE)
    save_state(db, wave, WaveState.OPEN)
    for _ in range(80):
        send(db, keys, event, submission(db, event))

    every_minute(Settings(data=data))

    assert [each.answered for each in list_pictures(db, wave.id)] == [80]


def test_every_minute_seals_an_event_whose_promised_day_has_come(data, db, keys):
    event = make_event(db, keys, sealing=date.min)
    now, day = read_clock(), timedelta(days=1)
    for days in (2, 1):
        earlier = replace(now, now=now.now - days * day, uptime=now.uptime - days * 86400)
        save_reading(db, earlier)
    seal_due(db, keys=keys, now=now.now - day)

    every_minute(Settings(data=data))

    assert {wave.state for wave in list_waves(db, event.id)} == {WaveState.SEALED}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_worker_runs_jobs_and_ends_cleanly_on_a_signal(data, db, event, worker, number):
    left_over = save_job(db, "publish", event.id, NOW)
    wait_until_failed(db, left_over)
    asked = save_job(db, "publish", event.id, NOW)
    Queue(Settings(data=data)).wake_worker(asked)
    wait_until_failed(db, asked)

    worker.send_signal(number)

    assert worker.communicate(timeout=10) == (None, "")
    assert worker.returncode == 0
