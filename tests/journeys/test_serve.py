import os
import re
import resource
import signal
import time
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from collector.cli.serving.supervisor import HANGS_S
from collector.store.database import open_database
from tests.servers.serving import fetch, in_threads, serving

SUBMISSIONS = 200


def sent_fields(number):
    return {"submission": str(UUID(int=number + 1, version=4)), "mot_interest": "4", "lang": "et"}


def stored(data):
    db = open_database(data / "collector.db")
    found = db.table("responses").count
    db.close()
    return found


@pytest.mark.parametrize("part", ["web", "worker", "data"])
def test_part_killed_during_submissions_comes_back_and_nothing_is_lost(data, event, part):
    acknowledged, counted, back = [], count(1), []

    def send(number):
        while fetch(f"{service.url}/e/{event.slug}/pre", sent_fields(number))[0] != 200:
            time.sleep(0.2)
        acknowledged.append(number)
        if next(counted) == SUBMISSIONS // 4:
            os.kill(killed, signal.SIGKILL)
            back.append(answers_after_s(f"{service.url}/e/{event.slug}/pre"))

    with serving(data) as service:
        killed = service.parts()[part]
        in_threads(SUBMISSIONS, send)
        again = wait_for_part(service, part, killed)
        service.process.send_signal(signal.SIGTERM)
        code, errors = service.wait()

    assert (len(acknowledged), stored(data)) == (SUBMISSIONS, SUBMISSIONS)
    assert back[0] < (10 if part == "web" else 2)
    assert again != killed
    assert code == 0
    assert f"The {part} process ended by itself (exit code -9); it is started again now." in errors


def answers_after_s(url):
    """Return the seconds until an address answers."""
    started = time.monotonic()
    while fetch(url)[0] != 200:
        time.sleep(0.1)
    return time.monotonic() - started


def wait_for_part(service, part, killed):
    """Return the id of the process that took the place of a killed one."""
    for _ in range(1000):
        parts = service.parts()
        if parts.get(part, killed) != killed:
            return parts[part]
        time.sleep(0.1)
    return killed


def test_part_that_dies_again_and_again_is_started_with_growing_pauses(data, event):
    with serving(data) as service:
        for _ in range(3):
            killed = service.parts()["data"]
            os.kill(killed, signal.SIGKILL)
            wait_for_part(service, "data", killed)
            home, _ = fetch(service.url)
        service.process.send_signal(signal.SIGTERM)
        _, errors = service.wait()

    assert home == 200
    assert re.findall(r"started again (.*)\.", errors) == ["now", "in 1 s", "in 2 s"]


def ready(service, said, within_s=60):
    """Return what /readyz says once it says so, or at last."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        status, text = fetch(f"{service.url}/readyz")
        if said in text:
            break
        time.sleep(0.5)
    return status, text


def test_stopped_worker_and_public_site_are_told_and_started_again(data, event):
    with serving(data) as service:
        well = ready(service, "ready")
        parts = service.parts()
        for name in ("worker", "data"):
            os.kill(parts[name], signal.SIGSTOP)
        stopped = ready(service, "worker: the worker has given no sign of life for")
        health = fetch(f"{service.url}/healthz")
        again = {name: wait_for_part(service, name, parts[name]) for name in ("worker", "data")}
        at_last = ready(service, "ready")
        service.process.send_signal(signal.SIGTERM)
        _, errors = service.wait()

    assert well == at_last == (200, "ready\n")
    assert stopped[0] == 503
    assert stopped[1].count("\n") == 2
    assert "data: the public site does not answer" in stopped[1]
    assert health == (200, "ok\n")
    assert [name for name in again if again[name] == parts[name]] == []
    assert {name for name in parts if f"The {name} process hangs" in errors} == {"worker", "data"}


def test_stopped_web_process_is_started_again(data, event):
    with serving(data) as service:
        stopped = service.parts()["web"]
        os.kill(stopped, signal.SIGSTOP)
        again = wait_for_part(service, "web", stopped)
        back = answers_after_s(f"{service.url}/e/{event.slug}/pre")

    assert again != stopped
    assert back < 10


def test_service_that_was_stopped_as_a_whole_kills_nothing(data, event):
    with serving(data) as service:
        parts = service.parts()
        for pid in (service.process.pid, *parts.values()):
            os.kill(pid, signal.SIGSTOP)
        time.sleep(HANGS_S["web"] + 2)
        for pid in (service.process.pid, *parts.values()):
            os.kill(pid, signal.SIGCONT)
        time.sleep(3)
        home, _ = fetch(service.url)
        after = service.parts()

    assert home == 200
    assert after == parts


def test_full_disk_is_visible_and_logged(data, event):
    with serving(data) as service:
        ready(service, "ready")
        resource.prlimit(service.parts()["web"], resource.RLIMIT_FSIZE, (0, 0))
        sent, _ = fetch(f"{service.url}/e/{event.slug}/pre", sent_fields(1))
        status, text = fetch(f"{service.url}/readyz")
        service.process.send_signal(signal.SIGTERM)
        _, errors = service.wait()

    assert (sent, status) == (503, 503)
    assert text.startswith("write: ")
    assert "Not ready: write: " in errors
    assert '"message": "cannot write the private database' in errors


def test_missing_backup_is_a_fault(data, event):
    with serving(data) as service:
        ready(service, "ready")
        for backup in (data / "backups").iterdir():
            backup.unlink()
        status, text = fetch(f"{service.url}/readyz")
        service.process.send_signal(signal.SIGTERM)
        _, errors = service.wait()

    assert (status, text) == (503, "backup: the newest backup in the first folder is missing\n")
    assert f"{text.strip()} ({data / 'backups'})" in errors


def test_serve_on_an_empty_directory_gives_a_one_time_address(data):
    with serving(data) as service:
        [address] = [word for word in service.greeting.split() if "/organiser/start/" in word]
        status, page = fetch(address)
        home, _ = fetch(f"{service.public_url}/")

    assert (status, home) == (200, 200)
    assert 'type="password"' in page


@pytest.mark.parametrize("which", [signal.SIGINT, signal.SIGTERM])
def test_serve_ends_all_three_cleanly(data, event, which):
    with serving(data) as service:
        parts = service.parts()
        service.process.send_signal(which)
        code, errors = service.wait()

    assert (code, sorted(parts)) == (0, ["data", "web", "worker"])
    assert [line for line in errors.splitlines() if '"level": "info"' not in line] == []
    assert [pid for pid in parts.values() if _is_running(pid)] == []


def test_supervisor_keeps_nothing_of_what_drew_the_charts(data, event):
    with serving(data) as service:
        loaded = Path(f"/proc/{service.process.pid}/maps").read_text()

    assert (data / "public/public.db").is_file()
    assert [name for name in ("matplotlib", "PIL") if f"/{name}/" in loaded] == []


def test_serve_without_a_key_says_so_and_collects(data, event, keys):
    (keys / f"{event.slug}.key").unlink()

    with serving(data) as service:
        status, _ = fetch(f"{service.url}/e/{event.slug}/pre", sent_fields(1))
        service.process.send_signal(signal.SIGTERM)
        code, errors = service.wait()

    assert (status, stored(data), code) == (200, 1, 0)
    assert errors.startswith("Warning: the key of event spring is missing, so its answers are")


def _is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_parts_end_soon_after_serve_was_killed(data, event):
    with serving(data) as service:
        parts = service.parts()
        service.process.kill()
        service.wait()
        ended = [_ends_within(pid, seconds=15) for pid in parts.values()]

    assert ended == [True, True, True]


def _ends_within(pid, seconds):
    for _ in range(10 * seconds):
        if not _is_running(pid):
            return True
        time.sleep(0.1)
    return False
