"""The worker process: every minute it opens and closes waves, draws walls, seals and backs up."""

import logging
import signal
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from huey import crontab

from collector.actions.answering.draw_room import draw_due
from collector.actions.events.run_wave import turn_waves
from collector.actions.linking.seal import seal_due
from collector.actions.running.back_up import back_up_due
from collector.actions.running.certify import certify_sealings
from collector.actions.running.processes import SIGN_EVERY_S, give_sign_of_life
from collector.config import Settings
from collector.core.events.clock import Reading
from collector.store.clock import save_reading
from collector.store.database import open_database
from collector.worker.tasks import Queue, run_unfinished

logger = logging.getLogger(__name__)

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
"""Which start of the machine this is, on Linux; elsewhere each reading counts as another."""

ENDED_BY = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STOP_WITHIN_S = 3.0
"""How long a stopping worker waits for a job; an interrupted job runs again at the next start."""


def run_worker(settings: Settings) -> None:
    """Work in the foreground until a signal ends it; jobs cut off before are run first."""
    huey = Queue(settings).huey
    huey.periodic_task(crontab(minute="*"), name="every_minute")(lambda: every_minute(settings))
    huey.on_startup(name="every_minute")(lambda: every_minute(settings))
    consumer = huey.create_consumer(workers=1, max_delay=1.0, shutdown_timeout=STOP_WITHIN_S)
    consumer.start()
    # Huey's own handlers would start the worker anew when the terminal is closed.
    ended = threading.Event()
    for number in ENDED_BY:
        signal.signal(number, lambda *_: ended.set())
    settings.heartbeat.touch(mode=0o600)
    while not ended.wait(SIGN_EVERY_S):
        consumer.check_worker_health()
        settings.heartbeat.touch()
        give_sign_of_life()
    consumer.stop(graceful=True)


def read_clock() -> Reading:
    """Read the clock, and how long the machine has run, asleep or not, since which start."""
    uptime = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    boot = BOOT_ID.read_text("ascii").strip() if BOOT_ID.exists() else str(uuid4())
    return Reading(datetime.now(UTC), time.clock_gettime(uptime), boot)


def every_minute(settings: Settings) -> None:
    """Read the clock, turn waves, draw walls, seal and certify, back up, run jobs that were lost.

    Where one step fails, the others are done all the same.
    """
    reading = read_clock()
    now, keys, folders = reading.now, settings.keys, settings.all_backups
    replicated, service = bool(settings.litestream), settings.base_url
    with closing(open_database(settings.database)) as db:
        steps: tuple[Callable[[], object], ...] = (
            lambda: save_reading(db, reading),
            lambda: turn_waves(db, now=now),
            lambda: draw_due(db, now=now),
            lambda: seal_due(db, keys=keys, now=now),
            lambda: certify_sealings(
                db, keys=keys, backups=folders, replicated=replicated, service=service, now=now
            ),
            lambda: back_up_due(db, *folders, now=now),
            lambda: run_unfinished(settings),
        )
        for step in steps:
            try:
                step()
            except Exception:
                logger.exception("A part of the minute's work failed; it is tried again")
