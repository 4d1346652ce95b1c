"""The real Litestream over a data directory, configured as `collector deploy` does it."""

import re
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner

from collector.actions.running.copies import find_litestream
from collector.cli.hosting.deploy import command

PROGRAM = find_litestream()
NAME = "tagasiside-litestream.yml"


def configure(data: Path, replica: Path, **changed: str) -> Path:
    """Let `collector deploy` write the configuration; then change some values."""
    folder = data.with_name("etc")
    options = ["--to", str(folder), "--data", str(data), "--replica", str(replica)]
    written = CliRunner().invoke(command, ["https://tagasiside.example", *options])
    assert written.exit_code == 0, written.output
    text = (folder / NAME).read_text("utf-8")
    for key, value in changed.items():
        name = key.replace("_", "-")
        text, found = re.subn(rf"(?m)^(\s*){name}: .*", rf"\g<1>{name}: {value}", text)
        assert found
    path = folder / NAME
    path.write_text(text, "utf-8")
    return path


@contextmanager
def replicating(config: Path, data: Path):
    """Run Litestream until the block ends; what it says goes beside its configuration."""
    with config.with_suffix(".log").open("w") as log:
        process = subprocess.Popen(
            [PROGRAM, "replicate", "-config", config], stdout=log, stderr=log
        )
        try:
            wait_until((data / "litestream.sock").exists)
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


def wait_until(condition, within_s=60):
    """Wait until something is so."""
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, condition
        time.sleep(0.05)
