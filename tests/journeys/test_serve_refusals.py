"""What `collector serve` refuses, each in one sentence."""

import socket
import subprocess

from collector import __version__
from tests.servers.ports import free_port
from tests.servers.serving import COLLECTOR, serving


def test_part_that_cannot_start_ends_the_service_by_name(data, event):
    (data / "jobs.db").mkdir()

    ended = serve(data, "--port", str(free_port()), "--data-port", str(free_port()))

    assert ended.returncode == 1
    assert "Error: the worker process cannot start (exit code 1)" in ended.stderr


def test_serve_says_in_one_sentence_that_the_public_file_cannot_be_written(data, event):
    (data / "public").write_text("a file")

    ended = serve(data, "--port", str(free_port()), "--data-port", str(free_port()))

    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: cannot ")
    assert ended.stderr.count("\n") == 1


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


def test_serve_refuses_a_newer_schema(data, db):
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('collector', 'm999_future', '2030')"
    )

    ended = serve(data, "--port", str(free_port()), "--data-port", str(free_port()))

    assert ended.returncode == 1
    assert ended.stderr == (
        "Error: the database has the step m999_future, which this version, "
        f"{__version__}, does not know; install the newer version that wrote it\n"
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
