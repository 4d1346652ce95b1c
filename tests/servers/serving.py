"""The real service as a process for tests: started on free ports, ended by its id."""

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers.ports import free_port

COLLECTOR = [sys.executable, "-m", "collector"]


@dataclass
class Serving:
    """A running service: its process, its two ports and what it has printed."""

    process: subprocess.Popen
    data: Path
    port: int
    data_port: int
    greeting: str

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def public_url(self):
        return f"http://127.0.0.1:{self.data_port}"

    def parts(self):
        """Return the process id of web, worker and data by name."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        ids = [int(pid) for pid in children.read_text().split()]
        return {_part(pid): pid for pid in ids}

    def wait(self):
        """Wait until the service has ended; return its exit code and what it said on stderr."""
        _, errors = self.process.communicate(timeout=60)
        return self.process.returncode, errors


@contextmanager
def serving(data: Path, *options, command=COLLECTOR):
    """Serve a data directory until the block ends."""
    port, data_port = free_port(), free_port()
    process = subprocess.Popen(
        [
            *command,
            *(options or ["serve"]),
            "--data",
            str(data),
            "--port",
            str(port),
            "--data-port",
            str(data_port),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        yield Serving(process, data, port, data_port, _greeting(process))
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
        for pipe in (process.stdout, process.stderr):
            pipe.close()


def wait_for(url):
    """Wait until a server answers."""
    for _ in range(300):
        try:
            urllib.request.urlopen(url).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(url)


def fetch(url, fields=None, headers=None):
    """Return status and text of a GET, or of a POST of form fields; 0 if nobody answers."""
    body = urllib.parse.urlencode(fields, doseq=True).encode() if fields is not None else None
    request = urllib.request.Request(url, body, headers or {})
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
    except OSError:
        return 0, ""


def in_threads(count, work):
    """Call work(0) … work(count - 1) in eight threads."""
    numbers = iter(range(count))
    threads = [threading.Thread(target=lambda: [work(n) for n in numbers]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _greeting(process):
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "Ctrl-C" in line:
            break
    return "".join(lines)


def _part(pid):
    return Path(f"/proc/{pid}/cmdline").read_text().rstrip("\0").rpartition("\0")[2]
