"""Start the processes web, worker and data, and end all three when one ends."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from collector.actions.running.check_site import is_served
from collector.config import ENVIRONMENT, Settings
from collector.errors import CollectorError, DataDirectoryError, PortInUseError

START_WITHIN_S = 60
END_WITHIN_S = 10
LOOK_EVERY_S = 0.2

Parts = dict[str, "subprocess.Popen[bytes]"]


def check_port_free(host: str, port: int) -> None:
    """Raise PortInUseError if something listens on the port already."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortInUseError(
                f"cannot listen on {host}, port {port} ({error.strerror}); "
                "choose another with --port or --data-port, or end what uses it"
            ) from error


@contextmanager
def claim(folder: Path) -> Iterator[None]:
    """Keep a data directory for one service: two workers would do every job twice.

    Raises:
        DataDirectoryError: another service uses the directory, or it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(folder / "serve.lock", os.O_WRONLY | os.O_CREAT, 0o600)
    except OSError as error:
        message = f"cannot use the data directory {folder} ({error}); choose another: --data"
        raise DataDirectoryError(message) from error
    try:
        _lock(lock, folder)
        yield
    finally:
        os.close(lock)


def _lock(lock: int, folder: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        message = f"a service runs on the data directory {folder}; end it or choose another: --data"
        raise DataDirectoryError(message) from error


def check_ports_free(settings: Settings) -> None:
    """Raise PortInUseError unless both ports are free and not the same."""
    if settings.port == settings.data_port:
        raise PortInUseError(
            f"port {settings.port} cannot serve both the pages and the public site; "
            "choose another with --port or --data-port"
        )
    for port in (settings.port, settings.data_port):
        check_port_free(settings.host, port)


def run_parts(settings: Settings, when_ready: Callable[[], None]) -> None:
    """Run web, worker and data until Ctrl-C or SIGTERM, which end all three cleanly.

    Raises:
        CollectorError: one of them ended by itself; the others are ended too.
    """
    with _stop_signals() as stopped:
        parts: Parts = {}
        try:
            for name in ("web", "worker", "data"):
                parts[name] = _start(name, settings)
            _wait_until_ready(settings, parts, stopped)
            if not stopped():
                when_ready()
            while not stopped():
                _check_alive(parts)
                time.sleep(LOOK_EVERY_S)
        finally:
            _end(parts)


@contextmanager
def _stop_signals() -> Iterator[Callable[[], bool]]:
    seen: list[int] = []

    def note(signum: int, _frame: FrameType | None) -> None:
        seen.append(signum)

    before = {each: signal.signal(each, note) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(seen)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _start(name: str, settings: Settings) -> "subprocess.Popen[bytes]":
    values = {variable: str(getattr(settings, field)) for variable, field in ENVIRONMENT.items()}
    environment = os.environ | {variable: value for variable, value in values.items() if value}
    return subprocess.Popen(  # noqa: S603 our own command
        [sys.executable, "-m", "collector", "run", name],
        env=environment,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


def _wait_until_ready(settings: Settings, parts: Parts, stopped: Callable[[], bool]) -> None:
    waiting = [f"{settings.local_url}/healthz", f"{settings.local_data_url}/"]
    deadline = time.monotonic() + START_WITHIN_S
    while waiting and not stopped():
        _check_alive(parts)
        waiting = [url for url in waiting if not is_served(url)]
        if time.monotonic() > deadline:
            raise CollectorError(
                f"{waiting[0]} does not answer after {START_WITHIN_S} s; mend what the messages "
                "above say, then start again"
            )
        time.sleep(LOOK_EVERY_S)


def _check_alive(parts: Parts) -> None:
    for name, process in parts.items():
        code = process.poll()
        if code is not None:
            raise CollectorError(
                f"the {name} process ended by itself (exit code {code}), so the service ends; "
                "its messages are above"
            )


def _end(parts: Parts) -> None:
    for process in parts.values():
        _signal(process, signal.SIGTERM)
    deadline = time.monotonic() + END_WITHIN_S
    for process in parts.values():
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            continue
    for process in parts.values():
        _signal(process, signal.SIGKILL)
        process.wait()


def _signal(process: "subprocess.Popen[bytes]", which: signal.Signals) -> None:
    try:
        os.killpg(process.pid, which)
    except ProcessLookupError:
        return
