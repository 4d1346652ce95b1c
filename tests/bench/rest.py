"""The service at rest: how soon it is there, and what memory all its processes hold.

Run by itself (`python -m tests.bench.rest`) it prints both. The seconds are those of a machine
that does nothing else; processor time tells more where it does.
"""

import os
import re
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from tests.servers.ports import free_port
from tests.servers.serving import COLLECTOR, fetch

SETTLE_S = 10


@dataclass(frozen=True)
class Rest:
    """Seconds until the page is there and until all is ready; memory in megabytes, by process.

    `processor_s` is the processor time of all processes until they are ready.
    """

    page_s: float
    ready_s: float
    processor_s: float
    megabytes: dict[str, float]
    shared_megabytes: float

    @property
    def total(self) -> float:
        """Return the memory of all, in which what they share counts for each of them."""
        return sum(self.megabytes.values())

    def __str__(self) -> str:
        """Return the figures in one line."""
        each = ", ".join(f"{name} {size:.0f}" for name, size in self.megabytes.items())
        return (
            f"page after {self.page_s:.1f} s, ready after {self.ready_s:.1f} s"
            f" ({self.processor_s:.1f} s of processor time);"
            f" {self.total:.0f} MB ({each}), {self.shared_megabytes:.0f} MB counted once"
        )


def rest(folder: Path) -> Rest:
    """Start the service on a demonstration, wait until it is at rest, and look."""
    data = folder / "data"
    build = ["demo", "--build-only", "--participants", "30", "--data", str(data)]
    subprocess.run([*COLLECTOR, *build], check=True, capture_output=True)
    port, data_port = free_port(), free_port()
    ports = ["--port", str(port), "--data-port", str(data_port)]
    began = time.monotonic()
    process = subprocess.Popen(
        [*COLLECTOR, "serve", "--data", str(data), *ports],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        seconds = {
            path: _answers_after(f"http://127.0.0.1:{port}{path}", began)
            for path in ("/", "/readyz")
        }
        processor_s = sum(map(_worked, _processes(process.pid)))
        threading.Event().wait(SETTLE_S)
        megabytes, once = _weigh(process.pid)
    finally:
        process.terminate()
        process.wait(60)
    return Rest(seconds["/"], seconds["/readyz"], processor_s, megabytes, once)


def _answers_after(url: str, began: float) -> float:
    while fetch(url)[0] != 200:
        time.sleep(0.02)
    return time.monotonic() - began


def _processes(supervisor: int) -> list[str]:
    children = Path(f"/proc/{supervisor}/task/{supervisor}/children").read_text().split()
    return [str(supervisor), *children]


def _worked(pid: str) -> float:
    """Return the processor time of a process and of its children that have ended, in seconds."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, words[11:15])) / os.sysconf("SC_CLK_TCK")


def _weigh(supervisor: int) -> tuple[dict[str, float], float]:
    """Return the resident memory of each process, and of all with what they share counted once."""
    sizes, once = {}, 0.0
    for pid in _processes(supervisor):
        words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        kilobytes = dict(re.findall(r"(\w+): +(\d+) kB", rollup))
        sizes[words[-2] if "run" in words else "serve"] = int(kilobytes["Rss"]) / 1024
        once += int(kilobytes["Pss"]) / 1024
    return sizes, once


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        print(rest(Path(temporary)))  # noqa: T201 a program's output
