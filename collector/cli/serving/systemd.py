"""What a part that runs by itself tells systemd: that it has started, and that it still works."""

import os
import socket
import threading
import time
from collections.abc import Callable

from collector.actions.running.check_site import is_served
from collector.actions.running.find_faults import SILENT_S
from collector.config import Settings

STARTED, WORKS = b"READY=1", b"WATCHDOG=1"
AFTER_S = {STARTED: 0.5, WORKS: 10.0}
"""The pause before each is said for the first time or again."""


def _gives_signs(settings: Settings) -> bool:
    beat = settings.heartbeat
    return beat.exists() and time.time() - beat.stat().st_mtime < SILENT_S


WORKING: dict[str, Callable[[Settings], bool]] = {
    "web": lambda settings: is_served(f"{settings.local_url}/healthz"),
    "worker": _gives_signs,
    "data": lambda settings: is_served(f"{settings.local_data_url}/robots.txt"),
}
"""Part to the question whether it works."""


def report_to_systemd(part: str, settings: Settings) -> None:
    """Report the part in a thread of its own, if systemd has asked for that."""
    place = os.environ.pop("NOTIFY_SOCKET", "")
    if place and part in WORKING:
        threading.Thread(target=_report, args=[place, part, settings], daemon=True).start()


def _report(place: str, part: str, settings: Settings) -> None:
    word = STARTED
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.connect(f"\0{place[1:]}" if place.startswith("@") else place)
        while True:
            time.sleep(AFTER_S[word])
            if WORKING[part](settings):
                systemd.send(word)
                word = WORKS
