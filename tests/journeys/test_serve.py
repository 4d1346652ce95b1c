import os
import signal
import socket
import subprocess
import time
from itertools import count
from uuid import UUID

import pytest

from collector.store.database import open_database
from tests.servers.ports import free_port
from tests.servers.serving import COLLECTOR, fetch, in_threads, serving

SUBMISSIONS = 200


def sent_fields(number):
    return {"submission": str(UUID(int=number + 1, version=4)), "mot_interest": "4", "lang": "et"}


def stored(data):
    db = open_database(data / "collector.db")
    found = db.table("responses").count
    db.close()
    return found


@pytest.mark.parametrize("part", ["web", "worker", "data"])
def test_serve_killed_during_submissions_loses_and_doubles_nothing(data, event, part):
    acknowledged, counted = [], count(1)

    def send(number):
        status, _ = fetch(f"{service.url}/e/{event.slug}/pre", sent_fields(number))
        if status == 200:
            acknowledged.append(number)
            if next(counted) == SUBMISSIONS // 4:
                os.kill(killed, signal.SIGKILL)

    with serving(data) as service:
        killed = service.parts()[part]
        in_threads(SUBMISSIONS, send)
        code, errors = service.wait()
    stored_when_killed = stored(data)
    with serving(data) as service:
        in_threads(
            SUBMISSIONS, lambda n: fetch(f"{service.url}/e/{event.slug}/pre", sent_fields(n))
        )

    assert code == 1
    assert f"the {part} process ended by itself" in errors
    assert len(acknowledged) <= stored_when_killed <= SUBMISSIONS
    assert stored(data) == SUBMISSIONS


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

    assert (code, errors, sorted(parts)) == (0, "", ["data", "web", "worker"])
    assert [pid for pid in parts.values() if _is_running(pid)] == []


def test_serve_refuses_a_port_in_use(data):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        taken_port = str(taken.getsockname()[1])
        ended = serve(data, "--port", taken_port, "--data-port", str(free_port()))

    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: cannot listen on 127.0.0.1, port")
    assert ended.stderr.count("\n") == 1


def test_serve_refuses_a_directory_that_is_served_already(data):
    with serving(data):
        ended = serve(data, "--port", str(free_port()), "--data-port", str(free_port()))

    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: a service runs on the data directory")
    assert ended.stderr.count("\n") == 1


def test_serve_refuses_one_port_for_two_sites(data):
    port = str(free_port())

    ended = serve(data, "--port", port, "--data-port", port)

    assert (ended.returncode, data.exists()) == (1, False)
    assert ended.stderr.startswith(f"Error: port {port} cannot serve both")


def test_serve_without_a_key_says_so_and_collects(data, event, keys):
    (keys / f"{event.slug}.key").unlink()

    with serving(data) as service:
        status, _ = fetch(f"{service.url}/e/{event.slug}/pre", sent_fields(1))
        service.process.send_signal(signal.SIGTERM)
        code, errors = service.wait()

    assert (status, stored(data), code) == (200, 1, 0)
    assert errors.startswith("Warning: the key of event spring is missing, so its answers are")


def test_serve_refuses_a_newer_schema(data, db):
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('collector', 'm999_future', '2030')"
    )

    ended = serve(data, "--port", str(free_port()), "--data-port", str(free_port()))

    assert ended.returncode == 1
    assert ended.stderr == (
        "Error: the database has the step m999_future, which this version does not know; "
        "install the newer version that wrote it\n"
    )


def test_serve_refuses_a_data_directory_that_is_a_file(tmp_path):
    (tmp_path / "file").write_text("")

    ports = ("--port", str(free_port()), "--data-port", str(free_port()))

    ended = serve(tmp_path / "file" / "data", *ports)

    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: cannot use the data directory")


def serve(data, *options):
    return subprocess.run(
        [*COLLECTOR, "serve", "--data", str(data), *options],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


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
