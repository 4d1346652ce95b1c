"""Start the processes web, worker and data, and start again what dies; end all three together."""

import fcntl
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from collector.actions.running.processes import is_served, listen
from collector.config import ENVIRONMENT, Settings
from collector.errors import CollectorError, DataDirectoryError, SettingError
from collector.log import start_log

logger = logging.getLogger(__name__)

COLLECTOR = (sys.executable, "-m", "collector")

START_WITHIN_S = 60
END_WITHIN_S = 10
LOOK_EVERY_S = 0.2
SOON_S = 0.05

PAUSES_S = (0, 1, 2, 5, 10, 30, 60)
"""Before the first, the second … start again of a process; the last ever after."""

HANGS_S = {"web": 20.0, "worker": 45.0, "data": 45.0}
"""A process that gives no sign of life for so long hangs and is killed."""

LONG_LIFE_S = 60  # a process that lived so long dies for the first time again


@contextmanager
def claim(folder: Path, *, shared: bool = False) -> Iterator[None]:
    """Keep a data directory for one service: two workers would do every job twice.

    Parts that run by themselves share it. Raise DataDirectoryError if another service uses the
    directory, or it cannot be written.
    """
    with ExitStack() as closed_at_end:
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = os.open(folder / "serve.lock", os.O_WRONLY | os.O_CREAT, 0o600)
            closed_at_end.callback(os.close, lock)
            fcntl.flock(lock, fcntl.LOCK_NB | (fcntl.LOCK_SH if shared else fcntl.LOCK_EX))
        except BlockingIOError as error:
            taken = f"a service runs on the data directory {folder}"
            raise DataDirectoryError(f"{taken}; end it or choose another: --data") from error
        except OSError as error:
            message = f"cannot use the data directory {folder} ({error}); choose another: --data"
            raise DataDirectoryError(message) from error
        yield


def check_ports_free(settings: Settings) -> None:
    """Raise SettingError unless both ports are free and not the same."""
    if settings.port == settings.data_port:
        raise SettingError(
            f"port {settings.port} cannot serve both the pages and the public site; "
            "choose another with --port or --data-port"
        )
    for port in (settings.port, settings.data_port):
        listen(settings.host, port).close()


def run_once(name: str, settings: Settings, look_after: Callable[[], None] = lambda: None) -> None:
    """Run one short process, whose memory is free again when it has ended; look after the others.

    Raise Exit if it failed, and has said why.
    """
    process = _start(name, settings)
    while (code := process.poll()) is None:
        look_after()
        time.sleep(SOON_S)
    if code:
        raise click.exceptions.Exit(code)


def run_parts(settings: Settings, when_ready: Callable[[], None]) -> None:
    """Run web, worker and data until Ctrl-C or SIGTERM, which end all three cleanly.

    Participants' pages need not wait until the public database is written anew.
    Raise CollectorError if one of them cannot start; the others are ended.
    """
    start_log("serve")
    signals, parts = list[int](), list[Part]()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda number, _: signals.append(number))
    with TemporaryDirectory(prefix="tagasiside-") as folder:
        try:
            parts += [Part(name, settings, Path(folder)) for name in ("web", "worker")]
            run_once("rebuild", settings, lambda: _check_started(parts))
            parts.append(Part("data", settings, Path(folder)))
            _wait_until_ready(settings, parts, signals)
            if not signals:
                when_ready()
            while not signals:
                for part in parts:
                    part.end_if_it_hangs()
                    part.start_again_if_dead()
                time.sleep(LOOK_EVERY_S)
        finally:
            _end(parts)


class Part:
    """One process of the service, and when it is started again."""

    def __init__(self, name: str, settings: Settings, folder: Path) -> None:
        """Start it, and hear its signs of life on a socket in a folder."""
        self.name = name
        self._settings = settings
        self._deaths = 0
        self._signs = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._signs.settimeout(0)
        self._signs.bind(str(folder / name))
        self.start()

    def start(self) -> None:
        """Start a new process."""
        self.process = _start(self.name, self._settings, self._signs.getsockname())
        self._silent_s = HANGS_S[self.name] - START_WITHIN_S
        self._started = time.monotonic()
        self._again_at: float | None = None

    def end_if_it_hangs(self) -> None:
        """Kill it if it gives no sign of life; its silence counts while others are looked at too.

        So a machine that slept, or a service that was stopped as a whole, ends nothing.
        """
        self._silent_s += LOOK_EVERY_S
        with suppress(BlockingIOError):
            while self._signs.recv(64):
                self._silent_s = 0.0
        if self._silent_s > HANGS_S[self.name] and self.process.poll() is None:
            logger.error("The %s process hangs: it is killed.", self.name)
            _signal(self.process, signal.SIGKILL)
            self.process.wait()

    def start_again_if_dead(self) -> None:
        """Start it again if it died, at once or, if it died often, after a pause."""
        code, now = self.process.poll(), time.monotonic()
        if code is None:
            return
        if self._again_at is None:
            if now - self._started > LONG_LIFE_S:
                self._deaths = 0
            pause = PAUSES_S[min(self._deaths, len(PAUSES_S) - 1)]
            self._again_at = now + pause
            self._deaths += 1
            when = f"in {pause} s" if pause else "now"
            said = "The %s process ended by itself (exit code %d); it is started again %s."
            logger.error(said, self.name, code, when)
        if now >= self._again_at:
            self.start()


def _start(name: str, settings: Settings, signs: str = "") -> "subprocess.Popen[bytes]":
    values = {variable: str(getattr(settings, field)) for variable, field in ENVIRONMENT.items()}
    values["NOTIFY_SOCKET"] = signs
    environment = os.environ | {variable: value for variable, value in values.items() if value}
    return subprocess.Popen(  # noqa: S603 our own command
        [*COLLECTOR, "run", name], env=environment, stdin=subprocess.DEVNULL, start_new_session=True
    )


def _wait_until_ready(settings: Settings, parts: list[Part], signals: list[int]) -> None:
    web, data = f"{settings.local_url}/healthz", f"{settings.local_data_url}/"
    waiting: dict[str, Callable[[], bool]] = {
        web: lambda: is_served(web),
        data: lambda: is_served(data),
        "the worker": settings.heartbeat.exists,
    }
    deadline = time.monotonic() + START_WITHIN_S
    while waiting and not signals:
        _check_started(parts)
        waiting = {name: is_up for name, is_up in waiting.items() if not is_up()}
        if time.monotonic() > deadline:
            raise CollectorError(
                f"{next(iter(waiting))} does not answer after {START_WITHIN_S} s; mend what the "
                "messages above say, then start again"
            )
        time.sleep(LOOK_EVERY_S)


def _check_started(parts: list[Part]) -> None:
    for part in parts:
        code = part.process.poll()
        if code is not None:
            raise CollectorError(
                f"the {part.name} process cannot start (exit code {code}), so the service ends; "
                "its messages are above"
            )


def _end(parts: list[Part]) -> None:
    for part in parts:
        _signal(part.process, signal.SIGTERM)
    deadline = time.monotonic() + END_WITHIN_S
    for part in parts:
        with suppress(subprocess.TimeoutExpired):
            part.process.wait(max(0.1, deadline - time.monotonic()))
    for part in parts:
        _signal(part.process, signal.SIGKILL)
        part.process.wait()


def _signal(process: "subprocess.Popen[bytes]", which: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, which)
