"""The real Litestream over a data directory, configured as docs/hosting.md says."""

import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "hosting.md"
PROGRAM = Path(sys.executable).with_name("litestream")


def configure(data: Path, replica: Path, **changed: str) -> Path:
    """Write the documented configuration for other directories, with some values changed."""
    [text] = re.findall(r"```yaml\n(socket:.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    text = text.replace("/var/lib/tagasiside", str(data)).replace(
        "/mnt/other-disk/tagasiside", str(replica)
    )
    for key, value in changed.items():
        name = key.replace("_", "-")
        text, found = re.subn(rf"(?m)^(\s*){name}: .*", rf"\g<1>{name}: {value}", text)
        assert found
    path = data.parent / "litestream.yml"
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
